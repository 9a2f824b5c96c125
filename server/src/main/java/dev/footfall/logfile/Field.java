package dev.footfall.logfile;

import java.util.Locale;

/// What a stretch of a log line means.
enum Field {
    ADDRESS,
    /// A list of addresses as proxies pass it on; its first is the client.
    FORWARDED,
    HOST,
    /// A port that follows [#HOST].
    PORT,
    CONSUMER,
    /// The whole of `GET /path?query HTTP/1.1`.
    REQUEST,
    METHOD,
    /// A path with its query, or an absolute URL.
    TARGET,
    PATH,
    QUERY,
    SCHEME,
    STATUS,
    /// Such as `TCP_MISS/200`.
    RESULT_AND_STATUS,
    BYTES_OUT,
    BYTES_IN,
    REFERRER,
    AGENT,
    /// An agent in which blanks are `+` or `%20`.
    ENCODED_AGENT,
    SECONDS,
    /// One of several spans that together are the duration; a negative one means none.
    SECONDS_PART,
    MILLIS,
    MICROS,
    NANOS,
    /// Milliseconds where the number is whole, else seconds: servers that write W3C logs differ.
    SECONDS_OR_MILLIS,
    /// Such as `12ms`, `1.5s` or a bare number of seconds.
    SPAN,
    MIME,
    TIME,
    /// A run of blanks, however long.
    BLANKS,
    SKIP;

    /// The word for messages.
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
