package dev.footfall.capture.mask;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// The percent encoding of query strings and forms. What is no valid escape is left as it is.
final class Percent {

    private static final int HEX = 16;
    private static final int ESCAPE = 3;

    private Percent() {}

    static String decode(String raw) {
        return decode(raw, true);
    }

    /// Like [#decode(String)], but a plus is a plus, as it is in paths.
    static String decodePath(String raw) {
        return decode(raw, false);
    }

    private static String decode(String raw, boolean plusIsBlank) {
        if (raw.indexOf('%') < 0 && raw.indexOf('+') < 0) {
            return raw;
        }
        byte[] in = raw.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[in.length];
        int length = 0;
        for (int i = 0; i < in.length; i++) {
            byte b = in[i];
            if (b == '%' && i + 2 < in.length && digit(in[i + 1]) >= 0 && digit(in[i + 2]) >= 0) {
                out[length++] = (byte) (digit(in[i + 1]) * HEX + digit(in[i + 2]));
                i += ESCAPE - 1;
            } else {
                out[length++] = b == '+' && plusIsBlank ? (byte) ' ' : b;
            }
        }
        return new String(out, 0, length, StandardCharsets.UTF_8);
    }

    /// Encodes what could not stand in a value, but leaves `*` and `:` to be read.
    static String encode(String text) {
        return text.equals(Replacement.NOTHING)
                ? text
                : URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%3A", ":");
    }

    private static int digit(byte b) {
        return Character.digit((char) b, HEX);
    }
}
