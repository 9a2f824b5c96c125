package dev.footfall.api.operate;

import dev.footfall.api.PlainText;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Those headers of a request that may tell the client's address, as they were sent.
///
/// @param lines the values of each that was sent, the ones that are read first
/// @param read the names of those that `http.address-headers` names
record SentHeaders(Map<String, List<String>> lines, List<String> read) {

    /// In which proxies and content networks name the client.
    private static final List<String> KNOWN =
            List.of(
                    "X-Forwarded-For",
                    "Forwarded",
                    "X-Real-IP",
                    "CF-Connecting-IP",
                    "CF-Connecting-IPv6",
                    "True-Client-IP",
                    "Fly-Client-IP",
                    "Fastly-Client-IP",
                    "X-Client-IP",
                    "X-Cluster-Client-IP",
                    "X-Original-Forwarded-For",
                    "X-Envoy-External-Address",
                    "X-Azure-ClientIP",
                    "X-Appengine-User-IP",
                    "CloudFront-Viewer-Address",
                    "X-Vercel-Forwarded-For",
                    "X-NF-Client-Connection-IP");

    private static final int MOST_LINES = 10;
    private static final int LONGEST_LINE = 1_000;

    static SentHeaders of(HttpServerRequest request, List<String> read) {
        TreeSet<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Map<String, List<String>> lines = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(read);
        names.addAll(KNOWN);
        for (String name : names) {
            List<String> values = request.headers().getAll(name);
            if (seen.add(name) && !values.isEmpty()) {
                lines.put(
                        name,
                        values.stream()
                                .limit(MOST_LINES)
                                .map(value -> PlainText.clean(value, LONGEST_LINE))
                                .toList());
            }
        }
        return new SentHeaders(lines, read);
    }

    boolean isRead(String name) {
        return read.stream().anyMatch(name::equalsIgnoreCase);
    }

    /// Names of headers that were sent but not looked at, as `read` does not name them.
    List<String> unread() {
        return lines.keySet().stream().filter(name -> !isRead(name)).toList();
    }
}
