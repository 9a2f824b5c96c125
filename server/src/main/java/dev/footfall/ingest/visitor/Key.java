package dev.footfall.ingest.visitor;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/// 128 secret bits.
record Key(long low, long high) {

    static final int BYTES = 16;

    private static final int HEX_DIGITS = 2 * BYTES;

    static Key random(SecureRandom random) {
        return new Key(random.nextLong(), random.nextLong());
    }

    /// Reads what [#hex] wrote.
    static Optional<Key> parse(String hex) {
        try {
            return hex.length() == HEX_DIGITS
                    ? Optional.of(
                            new Key(
                                    HexFormat.fromHexDigitsToLong(hex, 0, HEX_DIGITS / 2),
                                    HexFormat.fromHexDigitsToLong(hex, HEX_DIGITS / 2, HEX_DIGITS)))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    String hex() {
        HexFormat format = HexFormat.of();
        return format.toHexDigits(low) + format.toHexDigits(high);
    }

    /// Secrets are never logged.
    @Override
    public String toString() {
        return "Key[secret]";
    }
}
