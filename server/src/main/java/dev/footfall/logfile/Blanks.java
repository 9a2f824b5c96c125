package dev.footfall.logfile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Undoes the encodings by which W3C logs keep blanks out of their fields.
final class Blanks {

    private Blanks() {}

    /// Turns `+` (IIS) and `%20`, `%2520` and the like (CloudFront) into what they stand for. A
    /// text with blanks was not encoded and stays.
    static String decode(String text) {
        if (text.indexOf(' ') >= 0) {
            return text;
        }
        if (text.indexOf('%') < 0) {
            return text.replace('+', ' ');
        }
        String once = percents(text);
        return once.contains("%20") ? percents(once) : once;
    }

    private static String percents(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int value = bytes[i] == '%' && i + 2 < bytes.length ? Escapes.hex(bytes, i + 1) : -1;
            if (value < 0) {
                decoded.write(bytes[i]);
            } else {
                decoded.write(value);
                i += 2;
            }
        }
        return decoded.toString(StandardCharsets.UTF_8);
    }
}
