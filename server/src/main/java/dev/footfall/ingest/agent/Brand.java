package dev.footfall.ingest.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// One name in a list of brands, as in `Sec-CH-UA: "Chromium";v="148", "Google Chrome";v="148"`.
///
/// @param version as sent; empty when none was or it is no version
record Brand(String name, String version) {

    private static final int MOST_BRANDS = 10;
    private static final int LONGEST_NAME = 40;

    /// Engines and the browsers that many others are made of, the most telling one first. Any other
    /// brand beside them says more.
    static final List<String> SHARED =
            List.of(
                    "HeadlessChrome",
                    "Android WebView",
                    "Google Chrome",
                    "Microsoft Edge WebView2",
                    "Chromium");

    /// The brands of a header, those left out that browsers make up so that nobody relies on the
    /// list (GREASE: `"Not A;Brand"`, `"Not)A_Brand"` …). Empty when the header is malformed.
    static List<Brand> list(String header) {
        List<Brand> brands = new ArrayList<>();
        int at = 0;
        while (at < header.length() && brands.size() < MOST_BRANDS) {
            int open = skipSpaces(header, at);
            int close = quoteEnd(header, open);
            if (close < 0) {
                return List.of();
            }
            int end = memberEnd(header, close + 1);
            String name = unescaped(header.substring(open + 1, close));
            if (!isMadeUp(name) && !name.isBlank() && name.length() <= LONGEST_NAME) {
                brands.add(new Brand(name, version(header.substring(close + 1, end))));
            }
            at = end + 1;
        }
        return List.copyOf(brands);
    }

    /// The brand that says most of the program.
    static Optional<Brand> mostTelling(List<Brand> brands) {
        Optional<Brand> own =
                brands.stream().filter(brand -> !SHARED.contains(brand.name())).findFirst();
        return own.or(() ->
                brands.stream().min((a, b) -> SHARED.indexOf(a.name()) - SHARED.indexOf(b.name())));
    }

    boolean isShared() {
        return SHARED.contains(name);
    }

    private static boolean isMadeUp(String name) {
        StringBuilder letters = new StringBuilder();
        name.toLowerCase(Locale.ROOT)
                .chars()
                .filter(c -> c >= 'a' && c <= 'z')
                .forEach(c -> letters.append((char) c));
        return Set.of("notabrand", "notbrand").contains(letters.toString());
    }

    private static int skipSpaces(String header, int from) {
        int at = from;
        while (at < header.length() && (header.charAt(at) == ' ' || header.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    /// The place of the quote that ends the string beginning here; -1 without one.
    private static int quoteEnd(String header, int open) {
        if (open >= header.length() || header.charAt(open) != '"') {
            return -1;
        }
        for (int i = open + 1; i < header.length(); i++) {
            if (header.charAt(i) == '\\') {
                i++;
            } else if (header.charAt(i) == '"') {
                return i;
            }
        }
        return -1;
    }

    /// The next comma outside quotes, or the end.
    private static int memberEnd(String header, int from) {
        boolean isQuoted = false;
        for (int i = from; i < header.length(); i++) {
            char c = header.charAt(i);
            isQuoted ^= c == '"';
            if (c == ',' && !isQuoted) {
                return i;
            }
        }
        return header.length();
    }

    private static String unescaped(String text) {
        return text.indexOf('\\') < 0 ? text : text.replaceAll("\\\\(.)", "$1");
    }

    private static String version(String parameters) {
        int start = parameters.indexOf(";v=");
        if (start < 0) {
            return "";
        }
        int end = parameters.indexOf(';', start + 1);
        String value = parameters.substring(start + 3, end < 0 ? parameters.length() : end);
        return Versions.plain(value.replace("\"", "").strip());
    }
}
