package dev.footfall.logfile;

import java.util.List;
import java.util.stream.Stream;

/// A time in whichever of some usual forms; the form that fitted last is tried first. For one
/// thread.
final class AnyTime {

    private static final int MILLIS_DIGITS = 13;
    private static final int MICROS_DIGITS = 16;

    private final List<TimePattern> patterns =
            Stream.of(
                            TimePattern.ISO,
                            TimePattern.COMMON,
                            "%Y-%m-%d %H:%M:%S %z",
                            "%Y-%m-%d %H:%M:%S",
                            "%Y-%m-%dT%H:%M:%S",
                            "%Y/%m/%d %H:%M:%S",
                            "%Y-%m-%d",
                            "%H:%M:%S")
                    .map(TimePattern::of)
                    .toList();
    private final TimePattern seconds = TimePattern.of("%s");
    private final TimePattern millis = TimePattern.of("%Q");
    private final TimePattern micros = TimePattern.of("%N");
    private TimePattern last = patterns.getFirst();

    /// Whether the whole text is a time; [#micros] then says which.
    boolean match(byte[] bytes, int from, int to) {
        if (last.match(bytes, from, to) == to) {
            return true;
        }
        TimePattern number = numberPattern(bytes, from, to);
        if (number.match(bytes, from, to) == to) {
            last = number;
            return true;
        }
        for (TimePattern pattern : patterns) {
            if (pattern.match(bytes, from, to) == to) {
                last = pattern;
                return true;
            }
        }
        return false;
    }

    long micros() {
        return last.micros();
    }

    boolean isZoned() {
        return last.isZoned();
    }

    private TimePattern numberPattern(byte[] bytes, int from, int to) {
        int digits = from;
        while (digits < to && bytes[digits] >= '0' && bytes[digits] <= '9') {
            digits++;
        }
        int count = digits - from;
        return count >= MICROS_DIGITS ? micros : count >= MILLIS_DIGITS ? millis : seconds;
    }
}
