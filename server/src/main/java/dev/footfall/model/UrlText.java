package dev.footfall.model;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Text as it may stand in a URL.
public final class UrlText {

    private static final String NOT_IN_URLS = "\"<>\\^`{|}#";
    private static final char FIRST_VISIBLE = '!';
    private static final char LAST_VISIBLE = '~';
    private static final int HEX = 16;
    private static final int BYTE = 0xff;

    private UrlText() {}

    /// With everything encoded that may not stand in a URL (RFC 3986); what is encoded already
    /// stays.
    public static String encoded(String text) {
        StringBuilder url = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            boolean may =
                    c >= FIRST_VISIBLE
                            && c <= LAST_VISIBLE
                            && NOT_IN_URLS.indexOf(c) < 0
                            && (c != '%' || isEncoded(text, i));
            if (may) {
                url.append((char) c);
            } else {
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    url.append('%').append(hex((b & BYTE) / HEX)).append(hex((b & BYTE) % HEX));
                }
            }
            i += Character.charCount(c);
        }
        return url.toString();
    }

    private static boolean isEncoded(String text, int at) {
        return at + 2 < text.length()
                && Character.digit(text.charAt(at + 1), HEX) >= 0
                && Character.digit(text.charAt(at + 2), HEX) >= 0;
    }

    private static String hex(int digit) {
        return Integer.toString(digit, HEX).toUpperCase(Locale.ROOT);
    }
}
