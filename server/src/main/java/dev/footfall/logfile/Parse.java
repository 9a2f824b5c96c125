package dev.footfall.logfile;

/// What a parser made of a line.
enum Parse {
    /// A request; the [LogLine] holds it.
    REQUEST,
    /// No request and no mistake either: a header, a comment, an empty line.
    SKIPPED,
    /// Not readable; the [LogLine]'s problem says why.
    UNREADABLE
}
