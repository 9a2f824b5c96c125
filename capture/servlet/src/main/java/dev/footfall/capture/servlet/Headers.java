package dev.footfall.capture.servlet;

import dev.footfall.capture.HeaderCopy;
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

    private Headers() {}

    /// @param all whether all of them; else only those that tell what the exchange is
    static Map<String, List<String>> of(HttpServletRequest request, boolean all) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        Enumeration<String> names = request.getHeaderNames();
        while (names != null && names.hasMoreElements() && headers.size() < HeaderCopy.MOST) {
            String name = names.nextElement();
            if (all || HeaderCopy.tells(name.toLowerCase(Locale.ROOT))) {
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
                if (headers.size() < HeaderCopy.MOST) {
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
}
