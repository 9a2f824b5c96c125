package dev.footfall.replay.compare;

/// Hashes of 64 bits, to tell values apart; they keep no secret and are told to nobody.
final class Hash {

    // SplitMix64's finalizer (Steele, Lea, Flood 2014) and the prime of 64-bit FNV.
    private static final long FIRST = 0xbf58476d1ce4e5b9L;
    private static final long SECOND = 0x94d049bb133111ebL;
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    private static final long PRIME = 0x100000001b3L;

    private Hash() {}

    static long of(String text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
            hash ^= hash >>> 29;
        }
        return mix(hash);
    }

    /// Of two in their order.
    static long pair(long first, long second) {
        return mix(mix(first) * PRIME + second);
    }

    static long mix(long value) {
        long hash = value + GOLDEN;
        hash = (hash ^ (hash >>> 30)) * FIRST;
        hash = (hash ^ (hash >>> 27)) * SECOND;
        return hash ^ (hash >>> 31);
    }
}
