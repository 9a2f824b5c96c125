package dev.footfall.logfile;

import java.util.ArrayList;
import java.util.List;

/// A date, a time of day or both, as strftime patterns write them. What it finds is a number of
/// microseconds: a date's since 1970, a time's since midnight, less the zone's offset; so the parts
/// of a line add up. Remembers the last text, as neighbours are often alike; for one thread.
final class TimePattern {

    /// As in `[22/Nov/2021:00:18:22 +0000]`.
    static final String COMMON = "%d/%b/%Y:%H:%M:%S %z";

    /// As in `2026-11-21T04:30:00.123456Z`.
    static final String ISO = "%Y-%m-%dT%H:%M:%S%z";

    private static final int LONGEST_REMEMBERED = 64;

    private final List<TimePart> parts;
    private final boolean zoned;
    private final TimeParts found = new TimeParts();
    private final byte[] lastText = new byte[LONGEST_REMEMBERED];
    private int lastLength;
    private long lastMicros;

    private TimePattern(List<TimePart> parts, boolean zoned) {
        this.parts = parts;
        this.zoned = zoned;
    }

    /// @throws FormatException when the pattern is unknown or names a day without its year
    static TimePattern of(String pattern) {
        List<TimePart> parts = new ArrayList<>();
        TimePart.addAll(parts, pattern);
        boolean year =
                parts.contains(TimePart.Digits.YEAR) || parts.contains(TimePart.Digits.SHORT_YEAR);
        boolean day = parts.contains(TimePart.Digits.DAY);
        if (day != year) {
            throw new FormatException(
                    "the date format '" + pattern + "' needs a day, a month and a year");
        }
        boolean epoch = parts.stream().anyMatch(TimePart.Epoch.class::isInstance);
        return new TimePattern(List.copyOf(parts), epoch || pattern.contains("%z"));
    }

    /// Where the text ends that begins at `from`; -1 when it is no such time.
    int match(byte[] bytes, int from, int to) {
        int end = from + lastLength;
        if (lastLength > 0
                && end <= to
                && java.util.Arrays.equals(lastText, 0, lastLength, bytes, from, end)
                && (end == to || !isDigitOrLetter(bytes[end]))) {
            return end;
        }
        found.clear();
        int at = from;
        for (TimePart part : parts) {
            at = part.match(bytes, at, to, found);
            if (at < 0) {
                return -1;
            }
        }
        if (!found.isPossible()) {
            return -1;
        }
        lastMicros = found.micros();
        lastLength = at - from <= LONGEST_REMEMBERED ? at - from : 0;
        System.arraycopy(bytes, from, lastText, 0, lastLength);
        return at;
    }

    /// Whether the text says from which zone its time is; else it is local, and [#micros] takes it
    /// as UTC.
    boolean isZoned() {
        return zoned;
    }

    /// Of the text that matched last.
    long micros() {
        return lastMicros;
    }

    private static boolean isDigitOrLetter(byte b) {
        return (b >= '0' && b <= '9') || (b >= 'A' && b <= 'Z') || b == '.' || b == ',';
    }
}
