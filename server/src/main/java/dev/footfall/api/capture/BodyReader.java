package dev.footfall.api.capture;

import dev.footfall.api.PlainText;
import dev.footfall.api.capture.RawMessage.RawBody;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads a captured body, `{text | base64, type, size, sha256, truncated}`, of which it takes no
/// more than the beginning. For one body.
final class BodyReader {

    /// How many bytes of a body are kept.
    static final int LIMIT = 64 << 10;

    private static final int LONGEST_TYPE = 200;
    private static final int DIGEST_DIGITS = 64;

    private final String path;
    private final BiConsumer<String, String> faults;
    private boolean told;
    private byte[] bytes = new byte[0];
    private long length;
    private String type = "";
    private OptionalLong size = OptionalLong.empty();
    private String sha256 = "";
    private boolean truncated;

    /// @param path of the field, such as `request.body`
    /// @param faults told of each field that is not allowed, and why
    BodyReader(String path, BiConsumer<String, String> faults) {
        this.path = path;
        this.faults = faults;
    }

    /// The parser stands at the object's beginning, and afterwards at its end.
    RawBody read(JsonParser json) {
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            JsonToken value = json.nextToken();
            if (value != JsonToken.VALUE_NULL) {
                read(json, name, value);
            }
            json.skipChildren();
        }
        boolean cut = truncated || length > LIMIT;
        OptionalLong whole = size.isEmpty() && told && !truncated ? OptionalLong.of(length) : size;
        return new RawBody(told, bytes, type, whole, sha256, cut);
    }

    private void read(JsonParser json, String name, JsonToken value) {
        switch (name) {
            case "text" -> text(name, json, value);
            case "base64" -> base64(name, json, value);
            case "type" -> {
                if (isText(name, value)) {
                    type = PlainText.clean(json.getString().strip(), LONGEST_TYPE);
                }
            }
            case "size" -> size(json, value);
            case "sha256" -> {
                if (isText(name, value)) {
                    sha256(json.getString().strip().toLowerCase(Locale.ROOT));
                }
            }
            case "truncated" -> {
                truncated = value == JsonToken.VALUE_TRUE;
                if (value != JsonToken.VALUE_TRUE && value != JsonToken.VALUE_FALSE) {
                    fault(name, "must be true or false");
                }
            }
            default -> {}
        }
    }

    private void text(String name, JsonParser json, JsonToken value) {
        if (isText(name, value)) {
            content(json.getString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private void base64(String name, JsonParser json, JsonToken value) {
        if (isText(name, value)) {
            try {
                content(Base64.getDecoder().decode(json.getString()));
            } catch (IllegalArgumentException e) {
                fault(name, "is no base64");
            }
        }
    }

    private void content(byte[] whole) {
        if (told) {
            faults.accept(path, "has its content twice");
        }
        told = true;
        length = whole.length;
        bytes = cut(whole, LIMIT);
    }

    /// At most `limit` bytes; a character of UTF-8 is not cut in two.
    static byte[] cut(byte[] bytes, int limit) {
        if (bytes.length <= limit) {
            return bytes;
        }
        int end = limit;
        while (end > limit - 4 && (bytes[end] & 0xc0) == 0x80) {
            end--;
        }
        return Arrays.copyOf(bytes, end);
    }

    private void size(JsonParser json, JsonToken value) {
        size = WholeNumber.of(json, value);
        if (size.isEmpty()) {
            fault("size", WholeNumber.BOUNDS);
        }
    }

    private void sha256(String digits) {
        boolean hexadecimal =
                digits.length() == DIGEST_DIGITS
                        && digits.chars()
                                .allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
        if (hexadecimal) {
            sha256 = digits;
        } else {
            fault("sha256", "must be 64 hexadecimal digits");
        }
    }

    private boolean isText(String name, JsonToken value) {
        if (value != JsonToken.VALUE_STRING) {
            fault(name, "must be a text");
        }
        return value == JsonToken.VALUE_STRING;
    }

    private void fault(String name, String what) {
        faults.accept(path + "." + name, what);
    }
}
