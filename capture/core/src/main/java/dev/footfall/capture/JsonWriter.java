package dev.footfall.capture;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Writes JSON as UTF-8; what has no value is left out. For one thread.
final class JsonWriter {

    private static final int USUAL = 512;
    private static final int HEX_DIGITS = 4;
    private static final int HEX_BITS = 4;
    private static final int HEX_MASK = 0xf;
    private static final String HEX = "0123456789abcdef";

    /// What a character takes at most: an escape.
    private static final int LONGEST = 6;

    /// Of UTF-8 (RFC 3629): where two bytes no longer suffice, and what marks first and later ones.
    private static final int THREE_BYTES = 0x800;

    private static final int FIRST_OF_TWO = 0xc0;
    private static final int FIRST_OF_THREE = 0xe0;
    private static final int LATER = 0x80;
    private static final int LATER_BITS = 6;
    private static final int LATER_MASK = 0x3f;

    /// Whether a byte stands for itself between quotes; by its value from 0 to 255.
    private static final boolean[] PLAIN = new boolean[256];

    private static final int ASCII = 0x80;

    static {
        Arrays.fill(PLAIN, ' ', ASCII - 1, true);
        PLAIN['"'] = false;
        PLAIN['\\'] = false;
    }

    private byte[] out;
    private int at;
    private boolean comma;

    JsonWriter() {
        this(0);
    }

    /// @param more how many bytes are expected beside the usual ones
    JsonWriter(int more) {
        out = new byte[USUAL + more];
    }

    private JsonWriter next() {
        if (comma) {
            put(',');
        }
        comma = true;
        return this;
    }

    private void room(int bytes) {
        if (out.length - at < bytes) {
            out = Arrays.copyOf(out, Math.max(at + bytes, 2 * out.length));
        }
    }

    private void put(char ascii) {
        room(1);
        out[at++] = (byte) ascii;
    }

    private void put(String ascii) {
        room(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            out[at++] = (byte) ascii.charAt(i);
        }
    }

    private void name(String name) {
        next();
        quote(name);
        put(':');
    }

    JsonWriter open() {
        put('{');
        comma = false;
        return this;
    }

    JsonWriter open(String name) {
        name(name);
        return open();
    }

    JsonWriter close() {
        put('}');
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
        put(Long.toString(value));
        return this;
    }

    /// Microseconds as milliseconds.
    JsonWriter millis(String name, long micros) {
        name(name);
        put(Double.toString(micros / 1000.0));
        return this;
    }

    JsonWriter truth(String name, boolean value) {
        name(name);
        put(Boolean.toString(value));
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

    JsonWriter numbers(String name, List<Long> values) {
        name(name);
        put('[');
        for (int i = 0; i < values.size(); i++) {
            put(i == 0 ? "" : ",");
            put(values.get(i).toString());
        }
        put(']');
        return this;
    }

    private void list(String name, List<String> values) {
        name(name);
        put('[');
        for (int i = 0; i < values.size(); i++) {
            put(i == 0 ? "" : ",");
            quote(values.get(i));
        }
        put(']');
    }

    /// A text that lies in ASCII already.
    ///
    /// @return false, with nothing written, where it is not ASCII
    boolean ascii(String name, byte[] text) {
        int before = at;
        boolean hadComma = comma;
        name(name);
        room(text.length + 2);
        out[at++] = '"';
        for (int i = plain(text, 0); i < text.length; i = plain(text, i + 1)) {
            if (text[i] < 0) {
                at = before;
                comma = hadComma;
                return false;
            }
            special((char) text[i], text.length - i);
        }
        out[at++] = '"';
        return true;
    }

    /// Copies what stands for itself, for which there is room; tells where something else begins.
    private int plain(byte[] text, int from) {
        byte[] to = out;
        int end = at;
        int i = from;
        while (i < text.length && PLAIN[text[i] & 0xff]) {
            to[end++] = text[i++];
        }
        at = end;
        return i;
    }

    private void quote(String text) {
        int length = text.length();
        room(length + 2);
        out[at++] = '"';
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < PLAIN.length && PLAIN[c]) {
                out[at++] = (byte) c;
            } else {
                special(c, length - i);
            }
        }
        out[at++] = '"';
    }

    /// A character that takes more than one byte.
    ///
    /// @param left how many there are still, this one included: there is room for them afterwards
    private void special(char c, int left) {
        room(LONGEST + left);
        if (c == '"' || c == '\\') {
            out[at++] = '\\';
            out[at++] = (byte) c;
        } else if (c < 0xa0 || isLineEnd(c) || Character.isSurrogate(c)) {
            escape(c);
        } else if (c < THREE_BYTES) {
            out[at++] = (byte) (FIRST_OF_TWO | (c >> LATER_BITS));
            later(c, 0);
        } else {
            out[at++] = (byte) (FIRST_OF_THREE | (c >> (2 * LATER_BITS)));
            later(c, LATER_BITS);
            later(c, 0);
        }
    }

    private void later(char c, int shift) {
        out[at++] = (byte) (LATER | ((c >> shift) & LATER_MASK));
    }

    private static boolean isLineEnd(char c) {
        return c == '\u2028' || c == '\u2029';
    }

    private void escape(char c) {
        out[at++] = '\\';
        out[at++] = 'u';
        for (int digit = HEX_DIGITS - 1; digit >= 0; digit--) {
            out[at++] = (byte) HEX.charAt((c >> (digit * HEX_BITS)) & HEX_MASK);
        }
    }

    byte[] bytes() {
        return Arrays.copyOf(out, at);
    }

    @Override
    public String toString() {
        return new String(out, 0, at, StandardCharsets.UTF_8);
    }
}
