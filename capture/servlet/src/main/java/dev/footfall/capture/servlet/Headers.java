package dev.footfall.capture.servlet;

import dev.footfall.capture.HeaderCopy;
import dev.footfall.capture.HeaderFields;
import dev.footfall.capture.Settings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Enumeration;
import java.util.Locale;

/// Copies headers out of a container's objects, which it uses again.
final class Headers {

    private static final String CONTENT_TYPE = "Content-Type";

    private Headers() {}

    /// All of them, or those that are read even where headers are not kept.
    static HeaderFields of(HttpServletRequest request, Settings settings) {
        boolean all = settings.headers();
        HeaderFields headers = new HeaderFields();
        Enumeration<String> names = request.getHeaderNames();
        while (names != null && names.hasMoreElements() && headers.count() < HeaderCopy.MOST) {
            String name = names.nextElement();
            if (all || settings.isNeeded(name.toLowerCase(Locale.ROOT))) {
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
