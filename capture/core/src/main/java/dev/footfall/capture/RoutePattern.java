package dev.footfall.capture;

import java.util.Locale;

/// Which exchanges a switch is for: `/orders/{id}`, `/health/**`, `GET /metrics`. A part `{…}` or
/// `*` is met by any one segment, `**` at the end by all that follow, nothing included.
final class RoutePattern {

    private static final String REST = "**";

    private final String text;
    private final String method;
    private final String[] parts;
    private final boolean rest;

    /// @throws IllegalArgumentException when the path does not begin with a slash
    RoutePattern(String text) {
        String stripped = text.strip();
        int blank = stripped.indexOf(' ');
        this.method = blank < 0 ? "" : stripped.substring(0, blank).toUpperCase(Locale.ROOT);
        String path = stripped.substring(blank + 1).strip();
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("A pattern's path begins with a slash: " + text);
        }
        this.text = method.isEmpty() ? path : method + " " + path;
        this.rest = path.endsWith("/" + REST);
        String[] all = path.split("/", -1);
        this.parts = rest ? java.util.Arrays.copyOf(all, all.length - 1) : all;
    }

    String text() {
        return text;
    }

    boolean isMetBy(String verb, String path) {
        if (!method.isEmpty() && !method.equals(verb)) {
            return false;
        }
        int at = 0;
        for (int i = 0; i < parts.length; i++) {
            if (at > path.length()) {
                return false;
            }
            int slash = path.indexOf('/', at);
            int end = slash < 0 ? path.length() : slash;
            if (!isMet(parts[i], path, at, end)) {
                return false;
            }
            at = end + 1;
        }
        return rest || at == path.length() + 1;
    }

    private static boolean isMet(String part, String path, int from, int to) {
        boolean any = part.equals("*") || (part.startsWith("{") && part.endsWith("}"));
        return any ? to > from : part.length() == to - from && path.startsWith(part, from);
    }
}
