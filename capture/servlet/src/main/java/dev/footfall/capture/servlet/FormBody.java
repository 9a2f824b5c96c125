package dev.footfall.capture.servlet;

import dev.footfall.capture.BodyRecorder;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// A body that the container has read by itself, to give out parameters or parts: a form is written
/// anew from its parameters, of everything else only the length is known.
final class FormBody {

    private static final String FORM = "application/x-www-form-urlencoded";

    private FormBody() {}

    static void note(HttpServletRequest request, BodyRecorder body) {
        long length = request.getContentLengthLong();
        String type = request.getContentType();
        boolean form =
                type != null
                        && type.toLowerCase(Locale.ROOT).startsWith(FORM)
                        && request.getMethod().equals("POST");
        if (form && body.isKept()) {
            byte[] written = written(request, length).getBytes(StandardCharsets.ISO_8859_1);
            body.passRewritten(written, length < 0 ? written.length : length);
        } else {
            body.passUnseen(length);
        }
    }

    /// In the charset in which the container took it; where that is not told, in the one that makes
    /// it as long as it came.
    private static String written(HttpServletRequest request, long length) {
        String encoding = request.getCharacterEncoding();
        if (encoding != null) {
            return write(request, Charset.forName(encoding));
        }
        String usual = write(request, StandardCharsets.UTF_8);
        String latin = write(request, StandardCharsets.ISO_8859_1);
        return usual.length() != length && latin.length() == length ? latin : usual;
    }

    /// The parameters that are not the query's, which come first among those of one name.
    private static String write(HttpServletRequest request, Charset charset) {
        Map<String, Integer> inQuery = inQuery(request.getQueryString());
        StringBuilder form = new StringBuilder();
        request.getParameterMap()
                .forEach((name, values) -> {
                    String encoded = URLEncoder.encode(name, charset);
                    for (int i = inQuery.getOrDefault(encoded, 0); i < values.length; i++) {
                        form.append(form.length() == 0 ? "" : "&").append(encoded).append('=');
                        form.append(URLEncoder.encode(values[i], charset));
                    }
                });
        return form.toString();
    }

    private static Map<String, Integer> inQuery(String query) {
        Map<String, Integer> names = new HashMap<>();
        if (query != null) {
            for (String pair : query.split("&", -1)) {
                int equals = pair.indexOf('=');
                String raw = equals < 0 ? pair : pair.substring(0, equals);
                names.merge(normal(raw), 1, Integer::sum);
            }
        }
        return names;
    }

    private static String normal(String raw) {
        try {
            String name = java.net.URLDecoder.decode(raw, StandardCharsets.UTF_8);
            return URLEncoder.encode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return raw;
        }
    }
}
