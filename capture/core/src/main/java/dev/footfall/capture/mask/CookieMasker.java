package dev.footfall.capture.mask;

import java.util.Locale;

/// Masks the values of cookies; their names and a `Set-Cookie`'s attributes stay. For any thread.
final class CookieMasker {

    private final Masking masking;
    private final Findings findings;

    CookieMasker(Masking masking, Findings findings) {
        this.masking = masking;
        this.findings = findings;
    }

    /// @param header the value of `Cookie`
    String cookie(String header) {
        StringBuilder out = new StringBuilder(header.length());
        int from = 0;
        while (from < header.length()) {
            int to = end(header, from);
            out.append(pair(header.substring(from, to)));
            if (to < header.length()) {
                out.append(';');
            }
            from = to + 1;
        }
        return out.toString();
    }

    /// @param header the value of `Set-Cookie`
    String setCookie(String header) {
        int to = end(header, 0);
        String rest = header.substring(to);
        return pair(header.substring(0, to))
                + (isAttributes(rest) ? rest : "; " + Replacement.NOTHING);
    }

    /// To the next semicolon that does not stand in quotes; a quote that is never closed holds all.
    private static int end(String header, int from) {
        boolean quoted = false;
        for (int i = from; i < header.length(); i++) {
            char c = header.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ';' && !quoted) {
                return i;
            }
        }
        return header.length();
    }

    private String pair(String pair) {
        int equals = pair.indexOf('=');
        String name = pair.substring(0, Math.max(0, equals)).strip();
        if (name.indexOf('"') >= 0 || name.indexOf(' ') >= 0) {
            return Replacement.NOTHING;
        }
        String value = pair.substring(equals + 1).strip();
        if (value.isEmpty() || (equals >= 0 && !masking.cookies().matches(name))) {
            return pair;
        }
        findings.masked(Place.COOKIE, name);
        int from = pair.indexOf(value, equals + 1);
        return pair.substring(0, from)
                + masking.hide(value, true)
                + pair.substring(from + value.length());
    }

    /// Whether each is one of the attributes that are known (RFC 6265 and its drafts), since a
    /// value with a semicolon in it would go on here.
    private static boolean isAttributes(String rest) {
        for (String attribute : rest.split(";", -1)) {
            int equals = attribute.indexOf('=');
            String name = equals < 0 ? attribute : attribute.substring(0, equals);
            if (!isAttribute(name.strip().toLowerCase(Locale.ROOT))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAttribute(String name) {
        return switch (name) {
            case "",
                    "expires",
                    "max-age",
                    "domain",
                    "path",
                    "secure",
                    "httponly",
                    "samesite",
                    "partitioned",
                    "priority",
                    "version",
                    "comment" ->
                    true;
            default -> false;
        };
    }
}
