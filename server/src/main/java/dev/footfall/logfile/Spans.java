package dev.footfall.logfile;

import java.nio.charset.StandardCharsets;

/// Reads how long something took.
final class Spans {

    private static final double LONGEST_MICROS = 1e15;
    private static final int LONGEST_TEXT = 32;

    private Spans() {}

    /// In microseconds; -1 when the text is no such span.
    static long micros(Field unit, byte[] bytes, int from, int to) {
        if (to - from > LONGEST_TEXT) {
            return -1;
        }
        int end = to;
        while (end > from && !isDigit(bytes[end - 1])) {
            end--;
        }
        String suffix = new String(bytes, end, to - end, StandardCharsets.UTF_8);
        boolean fraction = false;
        long digits = 0;
        double scale = 1;
        for (int i = from; i < end; i++) {
            if (isDigit(bytes[i])) {
                digits = digits * 10 + bytes[i] - '0';
                scale = fraction ? scale * 10 : scale;
            } else if (bytes[i] == '.' && !fraction) {
                fraction = true;
            } else {
                return -1;
            }
        }
        double micros = digits / scale * microsPer(unit, suffix, fraction);
        return end == from || micros < 0 || micros > LONGEST_MICROS ? -1 : Math.round(micros);
    }

    private static double microsPer(Field unit, String suffix, boolean fraction) {
        return switch (suffix) {
            case "s" -> 1e6;
            case "ms" -> 1e3;
            case "us", "µs", "μs" -> 1;
            case "ns" -> 1e-3;
            case "" -> microsPer(unit, fraction);
            default -> -1;
        };
    }

    private static double microsPer(Field unit, boolean fraction) {
        return switch (unit) {
            case SECONDS, SECONDS_PART, SPAN -> 1e6;
            case SECONDS_OR_MILLIS -> fraction ? 1e6 : 1e3;
            case MILLIS -> 1e3;
            case NANOS -> 1e-3;
            default -> 1;
        };
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
