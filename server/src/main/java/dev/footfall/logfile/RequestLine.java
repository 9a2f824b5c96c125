package dev.footfall.logfile;

import java.util.Locale;

/// Reads `GET /path?query HTTP/1.1` and its parts. Answers the problem; empty when there is none.
/// For one thread.
final class RequestLine {

    private static final int LONGEST_METHOD = 32;
    private static final String NO_REQUEST = "request: is no HTTP request";

    private final Words words;

    RequestLine(Words words) {
        this.words = words;
    }

    String read(byte[] bytes, int from, int to, LogLine line) {
        int blank = indexOf(bytes, from, to, ' ');
        if (blank < 0) {
            return NO_REQUEST;
        }
        String problem = readMethod(bytes, from, blank, line);
        if (!problem.isEmpty()) {
            return problem;
        }
        int last = to - 1;
        while (last > blank && bytes[last] != ' ') {
            last--;
        }
        int end = last > blank && isProtocol(bytes, last + 1, to) ? last : to;
        while (end > blank + 1 && bytes[end - 1] == ' ') {
            end--;
        }
        return readTarget(bytes, blank + 1, end, line);
    }

    String readMethod(byte[] bytes, int from, int to, LogLine line) {
        boolean upper = true;
        for (int i = from; i < to; i++) {
            int letter = bytes[i] | 0x20;
            if ((letter < 'a' || letter > 'z') && bytes[i] != '-' && bytes[i] != '_') {
                return NO_REQUEST;
            }
            upper &= bytes[i] < 'a';
        }
        if (from == to || to - from > LONGEST_METHOD) {
            return NO_REQUEST;
        }
        String method = words.of(bytes, from, to);
        line.method = upper ? method : method.toUpperCase(Locale.ROOT);
        return "";
    }

    /// A path, an absolute URL, `*` (OPTIONS), or host and port (CONNECT).
    String readTarget(byte[] bytes, int from, int to, LogLine line) {
        if (from == to) {
            return NO_REQUEST;
        }
        if (bytes[from] == '/') {
            return readPath(bytes, from, to, line);
        }
        int colon = indexOf(bytes, from, to, ':');
        if (colon > from && startsWithSlashes(bytes, colon + 1, to)) {
            return readUrl(bytes, from, colon, to, line);
        }
        if (line.method.equals("CONNECT") && colon > from) {
            line.host = Hosts.lowerCase(words.of(bytes, from, to));
            line.path = "/";
            return "";
        }
        if (to - from == 1 && bytes[from] == '*') {
            line.path = "/*";
            return "";
        }
        return NO_REQUEST;
    }

    private String readUrl(byte[] bytes, int from, int colon, int to, LogLine line) {
        String scheme = Hosts.lowerCase(words.of(bytes, from, colon));
        boolean web = scheme.equals("http") || scheme.equals("https");
        boolean socket = scheme.equals("ws") || scheme.equals("wss");
        if (!web && !socket) {
            return NO_REQUEST;
        }
        line.scheme = scheme.equals("http") || scheme.equals("ws") ? "http" : "https";
        int hostStart = colon + 3;
        int hostEnd = hostStart;
        while (hostEnd < to && bytes[hostEnd] != '/' && bytes[hostEnd] != '?') {
            hostEnd++;
        }
        if (hostEnd > hostStart) {
            String host = Hosts.lowerCase(words.of(bytes, hostStart, hostEnd));
            line.host = Hosts.withoutDefaultPort(host, line.scheme);
        }
        if (hostEnd == to || bytes[hostEnd] == '?') {
            line.path = "/";
            line.query = hostEnd == to ? "" : words.of(bytes, hostEnd + 1, to);
            return "";
        }
        return readPath(bytes, hostEnd, to, line);
    }

    private String readPath(byte[] bytes, int from, int to, LogLine line) {
        int end = to;
        int mark = -1;
        for (int i = from; i < end; i++) {
            if (bytes[i] == '?' && mark < 0) {
                mark = i;
            } else if (bytes[i] == '#') {
                end = i;
            }
        }
        line.path = words.of(bytes, from, mark < 0 ? end : mark);
        if (mark >= 0) {
            line.query = words.of(bytes, mark + 1, end);
        }
        return "";
    }

    private static boolean isProtocol(byte[] bytes, int from, int to) {
        int slash = indexOf(bytes, from, to, '/');
        if (slash <= from || slash + 1 >= to || bytes[slash + 1] < '0' || bytes[slash + 1] > '9') {
            return false;
        }
        for (int i = from; i < slash; i++) {
            if (bytes[i] < 'A' || bytes[i] > 'Z') {
                return false;
            }
        }
        return true;
    }

    private static boolean startsWithSlashes(byte[] bytes, int from, int to) {
        return from + 2 <= to && bytes[from] == '/' && bytes[from + 1] == '/';
    }

    private static int indexOf(byte[] bytes, int from, int to, char c) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == c) {
                return i;
            }
        }
        return -1;
    }
}
