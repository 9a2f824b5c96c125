package dev.footfall.capture.mask;

/// Masks a path: segments that a route's template gives a masked name, the values of matrix
/// parameters such as `;jsessionid=…`, and what looks like a secret. For any thread.
final class PathMasker {

    private final Masking masking;
    private final Findings findings;
    private final ValueMasker values;

    PathMasker(Masking masking, Findings findings) {
        this.masking = masking;
        this.findings = findings;
        this.values = new ValueMasker(masking, Place.PATH, findings);
    }

    /// @param template such as `/reset/{token}`; empty when there is none. A path that does not fit
    ///   it is replaced by it where a variable would be masked.
    String mask(String path, String template) {
        String[] segments = path.split("/", -1);
        String[] parts = template.split("/", -1);
        boolean fits = true;
        for (int i = 0; i < parts.length; i++) {
            String variable = variable(parts[i]);
            if (!variable.isEmpty() && masking.path().matches(variable)) {
                boolean rest = parts[i].startsWith("{*") || parts[i].endsWith("**");
                fits &= segments.length == parts.length || (rest && segments.length > i);
                if (fits) {
                    hide(segments, i, rest ? segments.length : i + 1, variable);
                }
            }
        }
        if (!fits) {
            return template;
        }
        for (int i = 0; i < segments.length; i++) {
            segments[i] = segment(segments[i]);
        }
        return String.join("/", segments);
    }

    /// The name within a part of a template: `{name}`, `{*name}`, `{name:[a-z]+}`, `:name`, or with
    /// text around it.
    private static String variable(String part) {
        if (part.startsWith(":")) {
            return part.substring(1);
        }
        int open = part.indexOf('{');
        if (open < 0) {
            return "";
        }
        int colon = part.indexOf(':', open);
        int close = part.lastIndexOf('}');
        int end = colon > open ? colon : close > open ? close : part.length();
        return part.substring(open + 1, end);
    }

    private void hide(String[] segments, int from, int to, String variable) {
        for (int i = from; i < to; i++) {
            if (!segments[i].isEmpty()) {
                findings.masked(Place.PATH, variable);
                segments[i] = encode(hidden(Percent.decodePath(segments[i])));
            }
        }
    }

    private String hidden(String value) {
        return masking.hide(value, true);
    }

    private static String encode(String text) {
        return Percent.encode(text).replace("+", "%20");
    }

    private String segment(String segment) {
        int matrix = segment.indexOf(';');
        String name = matrix < 0 ? segment : segment.substring(0, matrix);
        String meant = Percent.decodePath(name);
        String shown = values.shown(meant, false);
        String kept = shown.equals(meant) ? name : encode(shown);
        return matrix < 0 ? kept : kept + parameters(segment.substring(matrix));
    }

    private String parameters(String matrix) {
        StringBuilder out = new StringBuilder(matrix.length());
        for (String pair : matrix.substring(1).split(";", -1)) {
            int equals = pair.indexOf('=');
            String name = Percent.decodePath(pair.substring(0, Math.max(0, equals)));
            out.append(';');
            if (equals >= 0 && (masking.path().matches(name) || masking.query().matches(name))) {
                findings.masked(Place.PATH, name);
                String value = Percent.decodePath(pair.substring(equals + 1));
                out.append(pair, 0, equals + 1).append(encode(hidden(value)));
            } else {
                out.append(pair);
            }
        }
        return out.toString();
    }
}
