package dev.footfall.replay.compare;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Picks the headers of an answer that are compared: not those of the connection, of the transfer,
/// of the server itself, or that differ from answer to answer by their meaning.
final class ComparedHeaders {

    private static final Set<String> LEFT_OUT =
            Set.of(
                    "accept-ranges",
                    "age",
                    "alt-svc",
                    "connection",
                    "content-digest",
                    "content-encoding",
                    "content-length",
                    "content-md5",
                    "date",
                    "digest",
                    "etag",
                    "expires",
                    "keep-alive",
                    "last-modified",
                    "nel",
                    "proxy-connection",
                    "report-to",
                    "repr-digest",
                    "retry-after",
                    "server",
                    "server-timing",
                    "traceparent",
                    "tracestate",
                    "trailer",
                    "transfer-encoding",
                    "upgrade",
                    "vary",
                    "via",
                    "x-amzn-requestid",
                    "x-amzn-trace-id",
                    "x-b3-spanid",
                    "x-b3-traceid",
                    "x-cache",
                    "x-correlation-id",
                    "x-powered-by",
                    "x-request-id",
                    "x-response-time",
                    "x-runtime",
                    "x-trace-id");

    private static final String RATE_LIMITS = "ratelimit";
    private static final String OLD_RATE_LIMITS = "x-ratelimit";

    private ComparedHeaders() {}

    /// By their names in lower case; values of one name are joined.
    static SortedMap<String, String> of(Map<String, List<String>> headers) {
        SortedMap<String, String> compared = new TreeMap<>();
        headers.forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            boolean left =
                    LEFT_OUT.contains(lower)
                            || lower.startsWith(RATE_LIMITS)
                            || lower.startsWith(OLD_RATE_LIMITS);
            if (!left) {
                String joined = String.join(", ", values);
                compared.merge(lower, form(lower, joined), (one, other) -> one + ", " + other);
            }
        });
        return compared;
    }

    /// A content type has no blanks beside semicolons, and means the same in capitals.
    private static String form(String name, String value) {
        return name.equals("content-type")
                ? value.replaceAll("\\s*;\\s*", ";").toLowerCase(Locale.ROOT)
                : value;
    }
}
