package dev.footfall.capture.servlet;

import dev.footfall.capture.HeaderCopy;
import dev.footfall.capture.HeaderFields;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Enumeration;
import java.util.Locale;

/// Copies headers out of a container's objects, which it uses again.
final class Headers {

    private static final String CONTENT_TYPE = "Content-Type";

    private Headers() {}

    /// @param all whether all of them; else only those that tell what the exchange is
    static HeaderFields of(HttpServletRequest request, boolean all) {
        HeaderFields headers = new HeaderFields();
        Enumeration<String> names = request.getHeaderNames();
        while (names != null && names.hasMoreElements() && headers.count() < HeaderCopy.MOST) {
            String name = names.nextElement();
            if (all || HeaderCopy.tells(name.toLowerCase(Locale.ROOT))) {
                Enumeration<String> values = request.getHeaders(name);
                while (values.hasMoreElements() && headers.count() < HeaderCopy.MOST) {
                    headers.add(name, values.nextElement());
                }
            }
        }
        return headers;
    }

    static HeaderFields of(HttpServletResponse response, boolean all) {
        HeaderFields headers = new HeaderFields();
        if (all) {
            for (String name : response.getHeaderNames()) {
                if (!headers.has(name)) { // some containers name it once for each value
                    for (String value : response.getHeaders(name)) {
                        if (headers.count() < HeaderCopy.MOST) {
                            headers.add(name, value);
                        }
                    }
                }
            }
        }
        String type = response.getContentType();
        if (type != null && !headers.has(CONTENT_TYPE)) {
            headers.add(CONTENT_TYPE, type);
        }
        return headers;
    }
}
