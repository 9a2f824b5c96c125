package dev.footfall.capture;

import java.util.List;
import java.util.Map;

/// Writes JSON; what has no value is left out. For one thread.
final class JsonWriter {

    private static final int HEX_DIGITS = 4;
    private final StringBuilder out = new StringBuilder(512);
    private boolean comma;

    private JsonWriter next() {
        if (comma) {
            out.append(',');
        }
        comma = true;
        return this;
    }

    private void name(String name) {
        next();
        quote(name);
        out.append(':');
    }

    JsonWriter open() {
        out.append('{');
        comma = false;
        return this;
    }

    JsonWriter open(String name) {
        name(name);
        return open();
    }

    JsonWriter close() {
        out.append('}');
        comma = true;
        return this;
    }

    JsonWriter text(String name, String value) {
        if (!value.isEmpty()) {
            name(name);
            quote(value);
        }
        return this;
    }

    JsonWriter number(String name, long value) {
        name(name);
        out.append(value);
        return this;
    }

    /// Microseconds as milliseconds.
    JsonWriter millis(String name, long micros) {
        name(name);
        out.append(micros / 1000.0);
        return this;
    }

    JsonWriter truth(String name, boolean value) {
        name(name);
        out.append(value);
        return this;
    }

    JsonWriter texts(String name, Map<String, String> values) {
        return values.isEmpty() ? this : open(name).texts(values).close();
    }

    JsonWriter lists(String name, Map<String, List<String>> values) {
        return values.isEmpty() ? this : open(name).lists(values).close();
    }

    /// Within an object: a text for each name.
    JsonWriter texts(Map<String, String> values) {
        values.forEach((name, value) -> {
            name(name);
            quote(value);
        });
        return this;
    }

    /// Within an object: a list of texts for each name.
    JsonWriter lists(Map<String, List<String>> values) {
        values.forEach(this::list);
        return this;
    }

    private void list(String name, List<String> values) {
        name(name);
        out.append('[');
        for (int i = 0; i < values.size(); i++) {
            out.append(i == 0 ? "" : ",");
            quote(values.get(i));
        }
        out.append(']');
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c == 0x7f || (c >= 0x80 && c < 0xa0) || isLineEnd(c)) {
                escape(c);
            } else if (Character.isSurrogate(c)) {
                escape(c);
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    private static boolean isLineEnd(char c) {
        return c == '\u2028' || c == '\u2029';
    }

    private void escape(char c) {
        String hex = Integer.toHexString(c);
        out.append("\\u").append("0".repeat(HEX_DIGITS - hex.length())).append(hex);
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
