package dev.footfall.capture.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Copies headers out of a container's objects, which it uses again.
final class Headers {

    private static final int MOST = 200;

    private Headers() {}

    /// @param all whether all of them; else only those that tell what the exchange is
    static Map<String, List<String>> of(HttpServletRequest request, boolean all) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        Enumeration<String> names = request.getHeaderNames();
        while (names != null && names.hasMoreElements() && headers.size() < MOST) {
            String name = names.nextElement();
            if (all || isNeeded(name.toLowerCase(Locale.ROOT))) {
                List<String> values = new ArrayList<>(1);
                request.getHeaders(name).asIterator().forEachRemaining(values::add);
                headers.put(name, values);
            }
        }
        return headers;
    }

    static Map<String, List<String>> of(HttpServletResponse response, boolean all) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        if (all) {
            for (String name : response.getHeaderNames()) {
                Collection<String> values = response.getHeaders(name);
                if (headers.size() < MOST) {
                    headers.put(name, new ArrayList<>(values));
                }
            }
        }
        String type = response.getContentType();
        if (type != null) {
            headers.put("Content-Type", List.of(type));
        }
        return headers;
    }

    private static boolean isNeeded(String name) {
        return switch (name) {
            case "user-agent",
                    "referer",
                    "traceparent",
                    "content-type",
                    "content-encoding",
                    "accept",
                    "accept-language",
                    "accept-encoding",
                    "purpose",
                    "sec-purpose" ->
                    true;
            default -> name.startsWith("sec-fetch-") || name.startsWith("sec-ch-ua");
        };
    }
}
