package dev.footfall.replay;

import dev.footfall.model.Masked;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Picks the recorded headers that go with a request that is sent again: not those of one
/// connection, of the way that it came, of a cache's question, of a trace, nor any of which
/// something is masked. What is given goes in place of what is recorded.
final class SentHeaders {

    private static final Set<String> LEFT_OUT =
            Set.of(
                    "accept-encoding",
                    "connection",
                    "content-length",
                    "expect",
                    "forwarded",
                    "host",
                    "http2-settings",
                    "if-match",
                    "if-modified-since",
                    "if-none-match",
                    "if-range",
                    "if-unmodified-since",
                    "keep-alive",
                    "proxy-authorization",
                    "proxy-connection",
                    "te",
                    "traceparent",
                    "tracestate",
                    "trailer",
                    "transfer-encoding",
                    "upgrade",
                    "via",
                    "x-real-ip");

    /// The JDK's client writes these by itself and takes them from nobody.
    private static final Set<String> OWN =
            Set.of("connection", "content-length", "expect", "host", "upgrade");

    private static final List<String> LEFT_OUT_BEGINS = List.of("x-forwarded-", "x-b3-");

    /// A token (RFC 9110, 5.6.2).
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

    /// What may stand in a value (RFC 9110, 5.5).
    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]*");

    private SentHeaders() {}

    static List<Map.Entry<String, String>> of(
            Recorded recorded, List<Map.Entry<String, String>> given) {
        Set<String> without = new HashSet<>(LEFT_OUT);
        given.forEach(header -> without.add(lower(header.getKey())));
        recorded.headers()
                .forEach((name, values) -> {
                    if (lower(name).equals("connection")) {
                        values.forEach(
                                value -> without.addAll(List.of(lower(value).split("[,\\s]+"))));
                    }
                });
        List<Map.Entry<String, String>> sent = new ArrayList<>(given);
        recorded.headers()
                .forEach((name, values) -> {
                    if (isSent(lower(name), values, without)) {
                        values.forEach(value -> sent.add(Map.entry(name, value)));
                    }
                });
        boolean typed = sent.stream().anyMatch(h -> lower(h.getKey()).equals("content-type"));
        if (!typed
                && recorded.body() instanceof Recorded.Body.Known known
                && !known.type().isEmpty()) {
            sent.add(Map.entry("Content-Type", known.type()));
        }
        return sent;
    }

    /// Names, in lower case, of those that are left out only as something in them is masked.
    static List<String> masked(Recorded recorded, List<Map.Entry<String, String>> given) {
        Set<String> without = new HashSet<>(LEFT_OUT);
        given.forEach(header -> without.add(lower(header.getKey())));
        return recorded.headers().entrySet().stream()
                .filter(header -> header.getValue().stream().anyMatch(Masked::isIn))
                .map(header -> lower(header.getKey()))
                .filter(name -> !without.contains(name))
                .filter(name -> LEFT_OUT_BEGINS.stream().noneMatch(name::startsWith))
                .toList();
    }

    private static boolean isSent(String name, List<String> values, Set<String> without) {
        return !without.contains(name)
                && LEFT_OUT_BEGINS.stream().noneMatch(name::startsWith)
                && isHeader(name, values)
                && values.stream().noneMatch(Masked::isIn);
    }

    private static boolean isHeader(String name, List<String> values) {
        return NAME.matcher(name).matches()
                && values.stream().allMatch(value -> VALUE.matcher(value).matches());
    }

    static boolean mayBeGiven(String name, String value) {
        return isHeader(name, List.of(value)) && !OWN.contains(lower(name));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
