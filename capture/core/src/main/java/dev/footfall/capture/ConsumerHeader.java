package dev.footfall.capture;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The header that says who calls by a key of theirs, such as `X-Api-Key`, and what those are
/// called whose keys are known here. Others get a pseudonym: HMAC-SHA256 of their key, by
/// Footfall's key where no other secret is set, so that it stays the same. Keys themselves are
/// neither kept nor sent: the header is masked whatever its name, and only hashes are held of those
/// that have names. A callback, then a principal, count before it. Immutable.
public final class ConsumerHeader {

    private static final String BEARER = "bearer ";

    private final String header;
    private final String secret;
    private final Map<String, String> namesByHash;

    private ConsumerHeader(String header, String secret, Map<String, String> namesByHash) {
        this.header = header;
        this.secret = secret;
        this.namesByHash = namesByHash;
    }

    /// @param name of the header; in `Authorization`, the key stands behind `Bearer`
    public static ConsumerHeader of(String name) {
        String header = name.strip().toLowerCase(Locale.ROOT);
        if (!header.matches("[!#$%&'*+.^_`|~0-9a-z-]+")) {
            throw new IllegalArgumentException("Not the name of a header: " + name);
        }
        return new ConsumerHeader(header, "", Map.of());
    }

    /// A consumer may have several keys; a key is one consumer's.
    public ConsumerHeader withConsumer(String name, String key) {
        if (name.isBlank() || key.isBlank()) {
            throw new IllegalArgumentException("A consumer needs a name and a key: " + name);
        }
        Map<String, String> names = new TreeMap<>(namesByHash);
        String before = names.putIfAbsent(hash(key(key)), name.strip());
        if (before != null && !before.equals(name.strip())) {
            throw new IllegalArgumentException(
                    "Two consumers have the same key: " + before + ", " + name);
        }
        return new ConsumerHeader(header, secret, names);
    }

    /// @param key of the pseudonyms of those who have no name here; Footfall's when not set
    public ConsumerHeader withSecret(String key) {
        return new ConsumerHeader(header, key, namesByHash);
    }

    /// In lower case.
    public String header() {
        return header;
    }

    /// Empty when it is not set.
    String secret() {
        return secret;
    }

    /// What the owner of a key is called here.
    Optional<String> nameOf(String key) {
        return namesByHash.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(namesByHash.get(hash(key)));
    }

    /// The key in a header's value.
    static String key(String value) {
        String key = value.strip();
        boolean bearer = key.regionMatches(true, 0, BEARER, 0, BEARER.length());
        return bearer ? key.substring(BEARER.length()).strip() : key;
    }

    private static String hash(String key) {
        return HexFormat.of().formatHex(digest(key));
    }

    /// SHA-256.
    static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "ConsumerHeader[" + header + ", " + namesByHash.values() + "]";
    }
}
