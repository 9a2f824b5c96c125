package dev.footfall.api.exchanges;

import dev.footfall.model.ExchangeHead;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// The URL that a kept request was sent to, as far as it is known: scheme and host that were not
/// told are `http` and `localhost`.
final class ExchangeUrl {

    private static final String NOT_IN_URLS = "\"<>\\^`{|}#";
    private static final char FIRST_VISIBLE = '!';
    private static final char LAST_VISIBLE = '~';
    private static final int HEX = 16;
    private static final int BYTE = 0xff;

    private ExchangeUrl() {}

    /// As it came, but that a blank or `#` could not stand in it.
    static String of(ExchangeHead head) {
        return start(head) + target(head).replace(" ", "%20").replace("#", "%23");
    }

    /// With everything encoded that may not stand in a URL (RFC 3986).
    static String encoded(ExchangeHead head) {
        return encode(start(head)) + encode(target(head));
    }

    private static String start(ExchangeHead head) {
        String scheme = head.exchange().scheme().isEmpty() ? "http" : head.exchange().scheme();
        String host = head.location().host().isEmpty() ? "localhost" : head.location().host();
        return scheme + "://" + host;
    }

    private static String target(ExchangeHead head) {
        String query = head.location().query().isEmpty() ? "" : "?" + head.location().query();
        return head.location().path() + query;
    }

    private static String encode(String text) {
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
