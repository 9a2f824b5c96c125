package dev.footfall.replay.compare;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/// Knows moments that went on as the clock did from one answer to the other, such as `"now"` or
/// `"expires"`: two answers within one second have the same, so they cannot be learnt from two
/// replays. Read are ISO 8601 and HTTP's form, dates alone, and seconds, milliseconds, microseconds
/// and nanoseconds since 1970 that lie within 400 days of the answer.
final class MovingTime {

    /// How much longer the one answer may have taken than the other.
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private static final Duration NEAR = Duration.ofDays(400);
    private static final int SHORTEST = 10;
    private static final int LONGEST = 40;
    private static final int DATE = 10;
    private static final int TIME_MARK = 10;

    private final Instant before;
    private final Instant after;
    private final Duration between;

    /// @param before when the first answer was given
    /// @param after when the second was given
    MovingTime(Instant before, Instant after) {
        this.before = before;
        this.after = after;
        this.between = Duration.between(before, after);
    }

    /// Whether both values are moments that lie as far apart as the answers.
    boolean moved(String first, String second) {
        if (!mayBe(first) || !mayBe(second)) {
            return false;
        }
        Optional<LocalDate> day = day(first);
        Optional<LocalDate> otherDay = day(second);
        if (day.isPresent() && otherDay.isPresent()) {
            long days = ChronoUnit.DAYS.between(day.get(), otherDay.get());
            return days == ChronoUnit.DAYS.between(utcDay(before), utcDay(after));
        }
        Optional<Instant> moment = moment(first, before);
        Optional<Instant> other = moment(second, after);
        return moment.isPresent()
                && other.isPresent()
                && Duration.between(moment.get(), other.get())
                                .minus(between)
                                .abs()
                                .compareTo(TOLERANCE)
                        <= 0;
    }

    private static boolean mayBe(String text) {
        return text.length() >= SHORTEST && text.length() <= LONGEST;
    }

    private static LocalDate utcDay(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static Optional<LocalDate> day(String text) {
        if (text.length() != DATE || text.charAt(4) != '-') {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> moment(String text, Instant near) {
        char first = text.charAt(0);
        if (first < '0' || first > '9') {
            return http(text);
        }
        return text.chars().allMatch(c -> c >= '0' && c <= '9') ? number(text, near) : iso(text);
    }

    private static Optional<Instant> http(String text) {
        try {
            return Optional.of(
                    OffsetDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// Without an offset it is taken for UTC, which both are then.
    private static Optional<Instant> iso(String text) {
        if (text.length() <= TIME_MARK) {
            return Optional.empty();
        }
        boolean blank = text.charAt(TIME_MARK) == ' ';
        String iso = blank ? text.substring(0, TIME_MARK) + "T" + text.substring(11) : text;
        try {
            TemporalAccessor read =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(
                            iso, OffsetDateTime::from, LocalDateTime::from);
            return Optional.of(
                    read instanceof OffsetDateTime exact
                            ? exact.toInstant()
                            : LocalDateTime.from(read).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> number(String text, Instant near) {
        Optional<ChronoUnit> unit =
                switch (text.length()) {
                    case 10 -> Optional.of(ChronoUnit.SECONDS);
                    case 13 -> Optional.of(ChronoUnit.MILLIS);
                    case 16 -> Optional.of(ChronoUnit.MICROS);
                    case 19 -> Optional.of(ChronoUnit.NANOS);
                    default -> Optional.empty();
                };
        try {
            return unit.map(by -> Instant.EPOCH.plus(Long.parseLong(text), by))
                    .filter(m -> Duration.between(near, m).abs().compareTo(NEAR) < 0);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
