package dev.footfall.capture;

import java.security.SecureRandom;
import java.util.UUID;

/// Names exchanges: UUIDs of version 7 (RFC 9562, 5.7), which lie together by their time. Within a
/// process no two are the same, since a counter is mixed into the random bits of its start.
final class ExchangeIds {

    /// The step of a SplitMix64 generator, and the factors of its mixing.
    private static final long STEP = 0x9E37_79B9_7F4A_7C15L;

    private static final long FIRST = 0xBF58_476D_1CE4_E5B9L;
    private static final long SECOND = 0x94D0_49BB_1331_11EBL;

    private final long low;
    private final long high;

    ExchangeIds() {
        SecureRandom random = new SecureRandom();
        low = random.nextLong();
        high = random.nextLong();
    }

    UUID id(long epochMillis, long sequence) {
        long top = (epochMillis << 16) | 0x7000 | (mix(high + sequence * STEP) & 0xfff);
        long bottom = (mix(low + sequence * STEP) >>> 2) | 0x8000_0000_0000_0000L;
        return new UUID(top, bottom);
    }

    private static long mix(long seed) {
        long z = (seed ^ (seed >>> 30)) * FIRST;
        z = (z ^ (z >>> 27)) * SECOND;
        return z ^ (z >>> 31);
    }
}
