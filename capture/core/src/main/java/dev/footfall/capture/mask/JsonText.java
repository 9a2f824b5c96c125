package dev.footfall.capture.mask;

import java.nio.charset.StandardCharsets;

/// Strings of JSON between their two forms: escaped within quotes, and as they are meant.
final class JsonText {

    private static final int ESCAPE_DIGITS = 4;
    private static final String SHORT_ESCAPES = "\"\\/bfnrt";
    private static final String SHORT_MEANINGS = "\"\\/\b\f\n\r\t";

    private JsonText() {}

    /// What the bytes between two quotes mean. An escape that is cut off at the end is left out.
    static String decode(byte[] bytes, int from, int to) {
        String raw = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        int slash = raw.indexOf('\\');
        if (slash < 0) {
            return raw;
        }
        StringBuilder text = new StringBuilder(raw.length());
        int done = 0;
        while (slash >= 0 && slash + 1 < raw.length()) {
            text.append(raw, done, slash);
            char kind = raw.charAt(slash + 1);
            if (kind == 'u') {
                done = slash + 2 + ESCAPE_DIGITS;
                if (done > raw.length()) {
                    return text.toString();
                }
                text.append((char) Integer.parseInt(raw, slash + 2, done, 16));
            } else {
                text.append(SHORT_MEANINGS.charAt(SHORT_ESCAPES.indexOf(kind)));
                done = slash + 2;
            }
            slash = raw.indexOf('\\', done);
        }
        return text.append(raw, done, slash < 0 ? raw.length() : slash).toString();
    }

    static boolean isShortEscape(byte b) {
        return SHORT_ESCAPES.indexOf(b) >= 0;
    }

    static boolean isHexDigit(byte b) {
        return (b >= '0' && b <= '9') || (b >= 'a' && b <= 'f') || (b >= 'A' && b <= 'F');
    }

    /// In quotes, as UTF-8.
    static byte[] encode(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                escape(c, json);
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void escape(char c, StringBuilder json) {
        int meaning = SHORT_MEANINGS.indexOf(c);
        if (meaning >= 0) {
            json.append('\\').append(SHORT_ESCAPES.charAt(meaning));
        } else {
            json.append("\\u");
            String hex = Integer.toHexString(c);
            json.append("0".repeat(ESCAPE_DIGITS - hex.length())).append(hex);
        }
    }
}
