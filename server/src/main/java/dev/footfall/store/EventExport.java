package dev.footfall.store;

import java.nio.file.Path;

/// Hands out a site's stored events as they are. Any thread may call it.
public interface EventExport {

    /// The most events that one export has.
    int MOST = 10_000_000;

    /// How the events are written.
    enum Format {
        CSV,
        NDJSON,
        PARQUET
    }

    /// Which events are meant.
    ///
    /// @param from first microsecond inside, since 1970 UTC
    /// @param to first microsecond after it
    record Stretch(int site, long from, long to) {}

    /// How many there are.
    long count(Stretch stretch);

    /// Writes them into a new file, in the order in which they were stored.
    void write(Stretch stretch, Format format, Path file);
}
