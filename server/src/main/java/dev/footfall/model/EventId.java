package dev.footfall.model;

import java.util.Optional;
import java.util.UUID;

/// The 128-bit name of an event, written as a UUID. An event that arrives again under the same id
/// is stored once.
public record EventId(long high, long low) {

    public static EventId of(UUID uuid) {
        return new EventId(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
    }

    /// Reads the usual 36-character form; empty when the text is anything else.
    public static Optional<EventId> parse(String text) {
        try {
            return text.length() == 36 ? Optional.of(of(UUID.fromString(text))) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// A version 7 UUID (RFC 9562, 5.7): 48 bits of milliseconds, then random bits, so that ids of
    /// one time lie together and compress.
    public static EventId at(long epochMillis, long random) {
        long high = (epochMillis << 16) | 0x7000 | (random & 0xfff);
        long low = (random >>> 2) | 0x8000_0000_0000_0000L;
        return new EventId(high, low & 0xbfff_ffff_ffff_ffffL);
    }

    @Override
    public String toString() {
        return new UUID(high, low).toString();
    }
}
