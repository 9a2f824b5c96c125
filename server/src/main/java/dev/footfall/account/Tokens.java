package dev.footfall.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/// Texts that let whoever holds them call: 256 random bits behind a prefix that says of which kind
/// they are. Only hashes are kept, by which they are found in memory: what the time of a look-up
/// tells about a hash is no help towards the text.
record Tokens(String prefix, SecureRandom random) {

    /// Longer ones are none of ours.
    private static final int LONGEST = 512;

    private static final int RANDOM_BYTES = 32;

    String make() {
        return prefix + base64(RANDOM_BYTES);
    }

    /// Random text for names that URLs can hold.
    String base64(int bytes) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
    }

    static boolean isPossible(String text) {
        return !text.isEmpty() && text.length() <= LONGEST;
    }

    /// SHA-256 in hex.
    static String hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
