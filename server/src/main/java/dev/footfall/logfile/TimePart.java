package dev.footfall.logfile;

import java.util.List;

/// One part of a [TimePattern].
interface TimePart {

    /// Where the part ends that begins at `at`; -1 when it is not there.
    int match(byte[] bytes, int at, int to, TimeParts found);

    static void addAll(List<TimePart> parts, String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c != '%' || i + 1 == pattern.length()) {
                parts.add(new Literal(c));
            } else {
                add(parts, pattern.charAt(++i), pattern);
            }
        }
    }

    private static void add(List<TimePart> parts, char letter, String pattern) {
        switch (letter) {
            case 'd', 'e' -> parts.add(Digits.DAY);
            case 'm' -> parts.add(Digits.MONTH);
            case 'b', 'h', 'B' -> parts.add(TimePart::monthName);
            case 'Y' -> parts.add(Digits.YEAR);
            case 'y' -> parts.add(Digits.SHORT_YEAR);
            case 'H', 'k' -> parts.add(Digits.HOUR);
            case 'I', 'l' -> parts.add(Digits.HOUR_OF_TWELVE);
            case 'M' -> parts.add(Digits.MINUTE);
            case 'S' -> {
                parts.add(Digits.SECOND);
                parts.add(TimePart::fractionIfAny);
            }
            case 'f' -> parts.add(TimePart::fraction);
            case 's' -> parts.add(new Epoch(1_000_000));
            case 'Q' -> parts.add(new Epoch(1_000));
            case 'N' -> parts.add(new Epoch(1));
            case 'p', 'P' -> parts.add(TimePart::halfOfDay);
            case 'a', 'A', 'Z' -> parts.add(TimePart::letters);
            case 'z' -> parts.add(TimePart::offset);
            case 'T' -> addAll(parts, "%H:%M:%S");
            case 'R' -> addAll(parts, "%H:%M");
            case 'F' -> addAll(parts, "%Y-%m-%d");
            case 'D' -> addAll(parts, "%m/%d/%y");
            case 't', 'n' -> parts.add(new Literal(letter == 't' ? '\t' : '\n'));
            case '%' -> parts.add(new Literal('%'));
            default ->
                    throw new FormatException(
                            "the time format '"
                                    + pattern
                                    + "' has an unknown part '%"
                                    + letter
                                    + "'");
        }
    }

    /// Whole numbers of some digits.
    enum Digits implements TimePart {
        DAY(2),
        MONTH(2),
        YEAR(4),
        SHORT_YEAR(2),
        HOUR(2),
        HOUR_OF_TWELVE(2),
        MINUTE(2),
        SECOND(2);

        private final int digits;

        Digits(int digits) {
            this.digits = digits;
        }

        @Override
        public int match(byte[] bytes, int at, int to, TimeParts found) {
            int first = at < to && bytes[at] == ' ' && digits == 2 ? at + 1 : at;
            int end = first;
            int value = 0;
            while (end < to && end < at + digits && bytes[end] >= '0' && bytes[end] <= '9') {
                value = value * 10 + bytes[end++] - '0';
            }
            if (end == first) {
                return -1;
            }
            set(found, value);
            return end;
        }

        private void set(TimeParts found, int value) {
            switch (this) {
                case DAY -> found.day = value == 0 ? 99 : value;
                case MONTH -> found.month = value;
                case YEAR -> found.year = value;
                case SHORT_YEAR -> found.year = value < 70 ? 2000 + value : 1900 + value;
                case HOUR -> found.hour = value;
                case HOUR_OF_TWELVE -> {
                    found.hour = value;
                    found.twelveHours = true;
                }
                case MINUTE -> found.minute = value;
                case SECOND -> found.second = value;
            }
        }
    }

    record Literal(char c) implements TimePart {
        @Override
        public int match(byte[] bytes, int at, int to, TimeParts found) {
            return at < to && bytes[at] == c ? at + 1 : -1;
        }
    }

    /// Units since 1970, with a fraction or without.
    ///
    /// @param micros how many microseconds a unit has
    record Epoch(long micros) implements TimePart {

        private static final int MOST_DIGITS = 18;

        @Override
        public int match(byte[] bytes, int at, int to, TimeParts found) {
            int end = at;
            long value = 0;
            while (end < to && isDigit(bytes[end])) {
                value = value * 10 + bytes[end++] - '0';
                if (end - at > MOST_DIGITS) {
                    return -1;
                }
            }
            if (end == at || value > Long.MAX_VALUE / 4 / micros) {
                return -1;
            }
            found.epochMicros = value * micros;
            if (end + 1 < to && bytes[end] == '.' && isDigit(bytes[end + 1])) {
                int fractionEnd = fraction(bytes, end + 1, to, found);
                found.fraction = found.fraction * micros / 1_000_000;
                return fractionEnd;
            }
            return end;
        }
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static int fractionIfAny(byte[] bytes, int at, int to, TimeParts found) {
        boolean there =
                at + 1 < to && (bytes[at] == '.' || bytes[at] == ',') && isDigit(bytes[at + 1]);
        return there ? fraction(bytes, at + 1, to, found) : at;
    }

    private static int fraction(byte[] bytes, int at, int to, TimeParts found) {
        int end = at;
        long unit = 100_000;
        found.fraction = 0;
        while (end < to && isDigit(bytes[end])) {
            found.fraction += unit * (bytes[end++] - '0');
            unit /= 10;
        }
        return end == at ? -1 : end;
    }

    private static int monthName(byte[] bytes, int at, int to, TimeParts found) {
        if (at + 3 > to) {
            return -1;
        }
        int name = (bytes[at] | 0x20) << 16 | (bytes[at + 1] | 0x20) << 8 | (bytes[at + 2] | 0x20);
        found.month =
                switch (name) {
                    case 'j' << 16 | 'a' << 8 | 'n' -> 1;
                    case 'f' << 16 | 'e' << 8 | 'b' -> 2;
                    case 'm' << 16 | 'a' << 8 | 'r' -> 3;
                    case 'a' << 16 | 'p' << 8 | 'r' -> 4;
                    case 'm' << 16 | 'a' << 8 | 'y' -> 5;
                    case 'j' << 16 | 'u' << 8 | 'n' -> 6;
                    case 'j' << 16 | 'u' << 8 | 'l' -> 7;
                    case 'a' << 16 | 'u' << 8 | 'g' -> 8;
                    case 's' << 16 | 'e' << 8 | 'p' -> 9;
                    case 'o' << 16 | 'c' << 8 | 't' -> 10;
                    case 'n' << 16 | 'o' << 8 | 'v' -> 11;
                    case 'd' << 16 | 'e' << 8 | 'c' -> 12;
                    default -> 0;
                };
        return found.month == 0 ? -1 : letters(bytes, at, to, found);
    }

    private static int letters(byte[] bytes, int at, int to, TimeParts found) {
        int end = at;
        while (end < to && (bytes[end] | 0x20) >= 'a' && (bytes[end] | 0x20) <= 'z') {
            end++;
        }
        return end == at ? -1 : end;
    }

    private static int halfOfDay(byte[] bytes, int at, int to, TimeParts found) {
        if (at + 2 > to || (bytes[at + 1] | 0x20) != 'm') {
            return -1;
        }
        found.afternoon = (bytes[at] | 0x20) == 'p';
        return found.afternoon || (bytes[at] | 0x20) == 'a' ? at + 2 : -1;
    }

    /// `Z`, `+0100`, `+01:00` or `+01`.
    private static int offset(byte[] bytes, int at, int to, TimeParts found) {
        if (at < to && bytes[at] == 'Z') {
            return at + 1;
        }
        if (at + 3 > to || (bytes[at] != '+' && bytes[at] != '-')) {
            return -1;
        }
        if (!isDigit(bytes[at + 1]) || !isDigit(bytes[at + 2])) {
            return -1;
        }
        int minutes = 60 * twoDigits(bytes, at + 1);
        int end = at + 3;
        int rest = end < to && bytes[end] == ':' ? end + 1 : end;
        if (rest + 2 <= to && isDigit(bytes[rest]) && isDigit(bytes[rest + 1])) {
            minutes += twoDigits(bytes, rest);
            end = rest + 2;
        }
        found.offsetSeconds = (bytes[at] == '-' ? -60 : 60) * minutes;
        return end;
    }

    private static int twoDigits(byte[] bytes, int at) {
        return (bytes[at] - '0') * 10 + bytes[at + 1] - '0';
    }
}
