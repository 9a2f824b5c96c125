package dev.footfall.logfile;

/// What one line says, filled in by a parser field by field. Empty and 0 mean "not told", -1 for
/// numbers of bytes and microseconds. For one thread; used again for each line.
final class LogLine {

    /// What the agent is where the line says that there was none.
    static final String NO_AGENT = "-";

    private static final int MOST_DIGITS = 15;

    private final Words words = new Words();
    private final RequestLine request = new RequestLine(words);

    String address = "";
    String host = "";
    String consumer = "";
    String method = "";
    String scheme = "";
    String path = "";
    String query = "";
    String referrer = "";
    String agent = "";
    String mime = "";
    int status;
    long bytesIn;
    long bytesOut;
    long durationMicros;
    long happened;
    boolean timed;

    /// Whether `happened` is UTC; else it is the time on the log's own clock.
    boolean zoned;

    /// Whether the line tells of a page view and nothing more: of no request with its answer.
    boolean view;

    /// Why the line is not readable, for people.
    String problem = "";

    void clear() {
        address = "";
        host = "";
        consumer = "";
        method = "";
        scheme = "";
        path = "";
        query = "";
        referrer = "";
        agent = "";
        mime = "";
        status = 0;
        bytesIn = -1;
        bytesOut = -1;
        durationMicros = -1;
        happened = 0;
        timed = false;
        zoned = false;
        view = false;
        problem = "";
    }

    Parse unreadable(String why) {
        problem = why;
        return Parse.UNREADABLE;
    }

    /// Says whether what was found is enough for a request.
    Parse finish() {
        if (!problem.isEmpty()) {
            return Parse.UNREADABLE;
        }
        if (!timed) {
            return unreadable("the line has no time");
        }
        if (path.isEmpty()) {
            return unreadable("the line has no request");
        }
        if (method.isEmpty()) {
            method = "GET";
        }
        return Parse.REQUEST;
    }

    /// Adds a date's or a time's share.
    void addTime(long micros, boolean isZoned) {
        happened += micros;
        timed = true;
        zoned |= isZoned;
    }

    /// Takes in one field's text; what cannot be understood becomes the line's problem.
    void set(Field field, byte[] bytes, int from, int to) {
        if (from == to || (to - from == 1 && bytes[from] == '-')) {
            nothing(field);
            return;
        }
        switch (field) {
            case ADDRESS -> address = address(bytes, from, to);
            case FORWARDED -> forwarded(bytes, from, to);
            case HOST -> host = Hosts.plain(words.of(bytes, from, to));
            case PORT -> port(words.of(bytes, from, to));
            case CONSUMER -> consumer = words.of(bytes, from, to);
            case REQUEST -> problem = request.read(bytes, from, to, this);
            case METHOD -> problem = request.readMethod(bytes, from, to, this);
            case TARGET -> problem = request.readTarget(bytes, from, to, this);
            case PATH -> problem = request.readTarget(bytes, from, to, this);
            case QUERY -> query = words.of(bytes, bytes[from] == '?' ? from + 1 : from, to);
            case SCHEME -> scheme = scheme(words.of(bytes, from, to));
            case STATUS -> status = status(bytes, from, to);
            case RESULT_AND_STATUS -> status = status(bytes, lastSlash(bytes, from, to) + 1, to);
            case BYTES_OUT -> bytesOut = number(bytes, from, to);
            case BYTES_IN -> bytesIn = number(bytes, from, to);
            case REFERRER -> referrer = words.of(bytes, from, to);
            case AGENT -> agent = words.of(bytes, from, to);
            case ENCODED_AGENT -> agent = Blanks.decode(words.of(bytes, from, to));
            case MIME -> mime = words.of(bytes, from, to);
            case SECONDS, SECONDS_PART, MILLIS, MICROS, NANOS, SECONDS_OR_MILLIS, SPAN ->
                    span(field, bytes, from, to);
            case TIME, BLANKS, SKIP -> {}
        }
    }

    /// A field that the format has and the line leaves empty. Its sender gave no agent: that is
    /// known, other than in formats without agents.
    private void nothing(Field field) {
        if (field == Field.REQUEST) {
            problem = "request: the connection ended before a request was sent";
        } else if (field == Field.AGENT || field == Field.ENCODED_AGENT) {
            agent = NO_AGENT;
        }
    }

    private void span(Field field, byte[] bytes, int from, int to) {
        long micros = Spans.micros(field, bytes, from, to);
        if (micros >= 0) {
            boolean adds = field == Field.SECONDS_PART && durationMicros >= 0;
            durationMicros = adds ? durationMicros + micros : micros;
        }
    }

    private void forwarded(byte[] bytes, int from, int to) {
        int end = from;
        while (end < to && bytes[end] != ',' && bytes[end] != ' ') {
            end++;
        }
        if (end > from && bytes[from] != '-') {
            address = address(bytes, from, end);
        }
    }

    /// Without a port, and IPv6 without its brackets.
    private String address(byte[] bytes, int from, int to) {
        if (bytes[from] == '[') {
            int close = from;
            while (close < to && bytes[close] != ']') {
                close++;
            }
            return words.of(bytes, from + 1, close);
        }
        int colon = -1;
        for (int i = from; i < to; i++) {
            if (bytes[i] == ':') {
                if (colon >= 0) {
                    return words.of(bytes, from, to);
                }
                colon = i;
            }
        }
        return words.of(bytes, from, colon < 0 ? to : colon);
    }

    private void port(String port) {
        if (!host.isEmpty() && !port.equals("80") && !port.equals("443")) {
            host = host + ':' + port;
        }
    }

    private static String scheme(String text) {
        String lower = Hosts.lowerCase(text);
        return switch (lower) {
            case "http", "ws", "h2c" -> "http";
            case "https", "wss", "h2", "grpcs" -> "https";
            default -> "";
        };
    }

    private static int status(byte[] bytes, int from, int to) {
        long number = number(bytes, from, to);
        return number >= 100 && number <= 599 ? (int) number : 0;
    }

    private static int lastSlash(byte[] bytes, int from, int to) {
        int at = to - 1;
        while (at >= from && bytes[at] != '/') {
            at--;
        }
        return at;
    }

    private static long number(byte[] bytes, int from, int to) {
        if (to - from > MOST_DIGITS) {
            return -1;
        }
        long number = 0;
        for (int i = from; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
