package dev.footfall.logfile;

/// What the reading side of an import has counted so far. For one thread.
final class ImportCounts {
    long lines;
    long skipped;
    int halfLines;
}
