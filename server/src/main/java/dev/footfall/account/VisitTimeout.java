package dev.footfall.account;

import java.time.Duration;
import java.util.Optional;

/// The idle time that ends a visit, as people write it: `90s`, `30m`, `1h` or a number of seconds;
/// from one minute to a day.
public final class VisitTimeout {

    public static final Duration USUAL = Duration.ofMinutes(30);

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final int MOST_DIGITS = 6;

    private VisitTimeout() {}

    public static Optional<Duration> parse(String text) {
        String digits = text.replaceFirst("[smh]$", "");
        if (digits.isEmpty()
                || digits.length() > MOST_DIGITS
                || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        long number = Long.parseLong(digits);
        Duration timeout =
                switch (text.charAt(text.length() - 1)) {
                    case 'h' -> Duration.ofHours(number);
                    case 'm' -> Duration.ofMinutes(number);
                    default -> Duration.ofSeconds(number);
                };
        boolean allowed = timeout.compareTo(SHORTEST) >= 0 && timeout.compareTo(LONGEST) <= 0;
        return allowed ? Optional.of(timeout) : Optional.empty();
    }

    public static String text(Duration timeout) {
        long seconds = timeout.toSeconds();
        if (seconds % 3600 == 0) {
            return seconds / 3600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
