package dev.footfall.logfile;

/// Reads lines of one file in one format. May remember header lines, so each file has its own. For
/// one thread.
interface LineParser {

    /// @param line is cleared and filled
    Parse parse(byte[] bytes, int from, int to, LogLine line);
}
