package dev.footfall.logfile;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Finds out how a log is written from its first lines: the format that reads most of them, among
/// equals the one that finds a meaning for more fields. Any thread may use it.
final class FormatDetector {

    private static final int MOST_LINES = 200;
    private static final long READ = 1000;
    private static final int LONGEST_SHOWN = 120;

    private FormatDetector() {}

    /// @param length how much of the sample is filled; a cut-off last line is not looked at
    static Optional<LogFormat> detect(byte[] sample, int length) {
        Optional<LogFormat> best = Optional.empty();
        long bestScore = 0;
        for (LogFormat format : LogFormats.NAMED) {
            long score = score(format.open(), sample, length);
            boolean better = score == bestScore && best.isPresent();
            if (score > bestScore || (better && format.strength() > best.get().strength())) {
                bestScore = score;
                best = Optional.of(format);
            }
        }
        return best;
    }

    /// When the first request of the sample happened; empty when it has none.
    static Optional<Long> firstTime(LogFormat format, byte[] sample, int length) {
        LogLine line = new LogLine();
        LineParser parser = format.open();
        int from = 0;
        for (int newline; (newline = newline(sample, from, length)) >= 0; from = newline + 1) {
            if (parser.parse(sample, from, end(sample, from, newline), line) == Parse.REQUEST) {
                return Optional.of(line.happened);
            }
        }
        return Optional.empty();
    }

    /// What to tell people about a sample that no format reads.
    static String unknown(byte[] sample, int length) {
        int newline = newline(sample, 0, length);
        int end = Math.min(newline < 0 ? length : newline, LONGEST_SHOWN);
        String first = new String(sample, 0, end, StandardCharsets.UTF_8);
        return "its format could not be found out; name it with --format. It begins: " + first;
    }

    private static long score(LineParser parser, byte[] sample, int length) {
        LogLine line = new LogLine();
        long looked = 0;
        long read = 0;
        long shaped = 0;
        int from = 0;
        for (int newline;
                looked < MOST_LINES && (newline = newline(sample, from, length)) >= 0;
                from = newline + 1) {
            Parse parse = parser.parse(sample, from, end(sample, from, newline), line);
            looked += parse == Parse.SKIPPED ? 0 : 1;
            read += parse == Parse.REQUEST && !line.address.isEmpty() ? 1 : 0;
            shaped += parse == Parse.UNREADABLE && line.problem.startsWith("request:") ? 1 : 0;
        }
        return (read + shaped) * 2 < looked ? 0 : read * READ + shaped;
    }

    private static int newline(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private static int end(byte[] bytes, int from, int newline) {
        return newline > from && bytes[newline - 1] == '\r' ? newline - 1 : newline;
    }
}
