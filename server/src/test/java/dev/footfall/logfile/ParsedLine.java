package dev.footfall.logfile;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/// Parses single lines for tests.
final class ParsedLine {

    private ParsedLine() {}

    static LogFormat named(String name) {
        return LogFormats.read(name, Optional.empty(), Optional.empty());
    }

    /// The last of the lines, after the others were read.
    static LogLine parse(LogFormat format, String... lines) {
        LogLine line = new LogLine();
        LineParser parser = format.open();
        for (String text : lines) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            parser.parse(bytes, 0, bytes.length, line);
        }
        return line;
    }

    static LogLine parse(String format, String... lines) {
        return parse(named(format), lines);
    }

    static Instant time(LogLine line) {
        return Instant.ofEpochSecond(
                Math.floorDiv(line.happened, 1_000_000L),
                Math.floorMod(line.happened, 1_000_000L) * 1_000);
    }
}
