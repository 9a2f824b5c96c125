package dev.footfall.api.exchanges;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads the cookies out of headers, for HAR. Their values are masked by then.
final class HarCookies {

    private static final int MOST = 200;

    private HarCookies() {}

    private record Pair(String name, String value) {

        static Pair of(String text) {
            int equals = text.indexOf('=');
            return equals < 0
                    ? new Pair(text.strip(), "")
                    : new Pair(
                            text.substring(0, equals).strip(), text.substring(equals + 1).strip());
        }

        Map<String, Object> cookie() {
            Map<String, Object> cookie = new LinkedHashMap<>();
            cookie.put("name", name);
            cookie.put("value", value);
            return cookie;
        }
    }

    /// @param values of `Cookie`: `a=b; c=d`
    static List<Map<String, Object>> sent(List<String> values) {
        List<Map<String, Object>> cookies = new ArrayList<>();
        for (String value : values) {
            for (String pair : value.split(";", MOST)) {
                if (!pair.isBlank()) {
                    cookies.add(Pair.of(pair).cookie());
                }
            }
        }
        return cookies;
    }

    /// @param values of `Set-Cookie`: `a=b; Path=/; Secure`
    static List<Map<String, Object>> set(List<String> values) {
        List<Map<String, Object>> cookies = new ArrayList<>();
        for (String value : values) {
            String[] parts = value.split(";", MOST);
            Map<String, Object> cookie = Pair.of(parts[0]).cookie();
            for (int i = 1; i < parts.length; i++) {
                attribute(cookie, Pair.of(parts[i]));
            }
            cookies.add(cookie);
        }
        return cookies;
    }

    private static void attribute(Map<String, Object> cookie, Pair pair) {
        String name = pair.name().toLowerCase(Locale.ROOT);
        switch (name) {
            case "path", "domain" -> cookie.put(name, pair.value());
            case "httponly" -> cookie.put("httpOnly", true);
            case "secure" -> cookie.put("secure", true);
            default -> {}
        }
    }
}
