package dev.footfall.api.admin;

import java.io.InputStream;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/// Reads an access log that somebody sends, as `footfall import` does.
@FunctionalInterface
public interface LogUpload {

    /// How a log is to be read.
    ///
    /// @param site the domain that its lines are counted for
    /// @param format a format's name or string; `auto` finds it out
    /// @param zone whose clock wrote times that name no zone
    record Wanted(String site, String format, ZoneId zone) {}

    /// What became of it.
    ///
    /// @param dropped how many lines were refused, by the reason's word
    /// @param skipped headers, comments and empty lines
    /// @param unreadable how many lines could not be read, by reason
    /// @param examples the first of them
    /// @param problems why it was not read, or not to its end
    record Read(
            long lines,
            long stored,
            long repeated,
            Map<String, Long> dropped,
            long skipped,
            Map<String, Long> unreadable,
            List<String> examples,
            List<String> problems,
            Duration taken) {}

    /// A format that does not exist.
    final class UnknownFormat extends Exception {

        private static final long serialVersionUID = 1L;

        public UnknownFormat(String why, Throwable cause) {
            super(why, cause);
        }
    }

    /// Reads all of it; each of its lines counts once, however often it is sent.
    Read read(Wanted wanted, InputStream log) throws UnknownFormat;
}
