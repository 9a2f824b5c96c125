package dev.footfall.capture.mask;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What stands in the place of a masked value. For any thread.
public sealed interface Replacement {

    /// What is left of a value of which nothing is shown.
    String NOTHING = "***";

    /// @param value the value as its sender meant it, with no escapes left
    /// @param whole false when it was cut off, so that two different ones may look alike
    String of(String value, boolean whole);

    /// Whether a value has the form of a replacement: one that is none, but has it, tells no more
    /// than one would.
    static boolean isOne(String value) {
        if (value.startsWith(NOTHING)) {
            return value.length() <= NOTHING.length() + Partial.MOST_SHOWN;
        }
        return value.length() == Pseudonym.LENGTH
                && value.startsWith(Pseudonym.PREFIX)
                && value.indexOf(' ') < 0;
    }

    /// Shows nothing, not even the length.
    static Replacement full() {
        return Full.INSTANCE;
    }

    /// Shows the last four characters of values that have 16 or more, two of those that have eight
    /// or more, else nothing.
    static Replacement partial() {
        return Partial.INSTANCE;
    }

    /// Shows a pseudonym: equal values stay equal, so they can be counted and joined, until the key
    /// is dropped. HMAC-SHA256 (RFC 2104), its first 128 bits.
    ///
    /// @param key at least 16 bytes
    static Replacement pseudonym(byte[] key) {
        return new Pseudonym(key);
    }

    /// Shows nothing.
    final class Full implements Replacement {
        private static final Full INSTANCE = new Full();

        private Full() {}

        @Override
        public String of(String value, boolean whole) {
            return NOTHING;
        }

        @Override
        public String toString() {
            return "full";
        }
    }

    /// Shows the end.
    final class Partial implements Replacement {
        private static final Partial INSTANCE = new Partial();
        private static final int LONG = 16;
        private static final int SHORT = 8;
        private static final int MOST_SHOWN = 4;

        private Partial() {}

        @Override
        public String of(String value, boolean whole) {
            int length = value.length();
            if (!whole || length < SHORT) {
                return NOTHING;
            }
            int from = length - (length < LONG ? 2 : MOST_SHOWN);
            if (Character.isLowSurrogate(value.charAt(from))) {
                from++;
            }
            return NOTHING + value.substring(from);
        }

        @Override
        public String toString() {
            return "partial";
        }
    }

    /// Shows a keyed hash.
    final class Pseudonym implements Replacement {
        private static final String ALGORITHM = "HmacSHA256";
        private static final int LEAST_KEY = 16;
        private static final int SHOWN_BYTES = 16;
        private static final String PREFIX = "hmac:";
        private static final int LENGTH = PREFIX.length() + 22;

        private final Mac keyed;

        private Pseudonym(byte[] key) {
            if (key.length < LEAST_KEY) {
                throw new IllegalArgumentException(
                        "The key of a pseudonym has fewer than " + LEAST_KEY + " bytes");
            }
            try {
                keyed = Mac.getInstance(ALGORITHM);
                keyed.init(new SecretKeySpec(key, ALGORITHM));
            } catch (NoSuchAlgorithmException | InvalidKeyException e) {
                throw new IllegalStateException("Every Java has " + ALGORITHM, e);
            }
        }

        @Override
        public String of(String value, boolean whole) {
            if (!whole) {
                return NOTHING;
            }
            try {
                byte[] hash = ((Mac) keyed.clone()).doFinal(value.getBytes(StandardCharsets.UTF_8));
                return PREFIX
                        + Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(Arrays.copyOf(hash, SHOWN_BYTES));
            } catch (CloneNotSupportedException e) {
                return NOTHING;
            }
        }

        @Override
        public String toString() {
            return "pseudonym";
        }
    }
}
