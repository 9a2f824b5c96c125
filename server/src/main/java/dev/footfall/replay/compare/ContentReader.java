package dev.footfall.replay.compare;

import dev.footfall.capture.mask.BodyText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/// Reads a body by its content type: JSON as a tree, else text in its charset, else bytes. gzip and
/// deflate are taken off before, within a bound.
public final class ContentReader {

    /// Of what comes out of a packed body, in bytes.
    private static final int MOST_UNPACKED = 8 << 20;

    private ContentReader() {}

    /// @param type its content type; without one, what begins like JSON is tried as such
    /// @param encoding its `Content-Encoding`; empty for none
    public static Content read(byte[] body, String type, String encoding) {
        if (body.length == 0) {
            return new Content.Nothing();
        }
        byte[] plain = unpack(body, encoding.strip().toLowerCase(Locale.ROOT)).orElse(body);
        return BodyText.charset(type)
                .flatMap(charset -> BodyText.of(plain, charset, false))
                .filter(text -> text.indexOf('\0') < 0)
                .map(text -> read(text, type))
                .orElseGet(() -> new Content.Bytes(plain.length, sha256(plain)));
    }

    /// A body that is text already.
    public static Content read(String text, String type) {
        if (text.isEmpty()) {
            return new Content.Nothing();
        }
        Optional<Tree> tree = mayBeJson(text, type) ? TreeReader.read(text) : Optional.empty();
        return tree.<Content>map(Content.Json::new).orElseGet(() -> new Content.Text(text));
    }

    private static boolean mayBeJson(String text, String type) {
        if (type.isBlank()) {
            String start = text.stripLeading();
            return start.startsWith("{") || start.startsWith("[");
        }
        String media = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return media.endsWith("/json") || media.endsWith("+json");
    }

    /// Empty where it is not packed in a way that is known, or unpacks to too much.
    private static Optional<byte[]> unpack(byte[] body, String encoding) {
        try (InputStream packed = new ByteArrayInputStream(body);
                InputStream in =
                        switch (encoding) {
                            case "gzip", "x-gzip" -> new GZIPInputStream(packed);
                            case "deflate" -> new InflaterInputStream(packed);
                            default -> packed;
                        }) {
            byte[] plain = in.readNBytes(MOST_UNPACKED + 1);
            return plain.length > MOST_UNPACKED ? Optional.empty() : Optional.of(plain);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
