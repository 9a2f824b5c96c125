package dev.footfall.api.stats;

import dev.footfall.model.Micros;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Works out which stretch of time the words of a `date_range` mean. Pure: the clock is told.
///
/// @param now up to when `24h` goes, and the moment that makes today
/// @param base the day that the other words are relative to, mostly today
/// @param first when the site's first event happened, microseconds since 1970 UTC; -1 for none.
///   `all` begins there
record DateRanges(Instant now, ZoneId zone, LocalDate base, long first) {

    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2199;
    private static final Pattern LAST_N = Pattern.compile("([1-9][0-9]{0,5})(d|mo)");
    private static final Duration DAY = Duration.ofHours(24);

    /// What years a range may lie in, for refusals.
    static final String YEARS = FIRST_YEAR + " to " + LAST_YEAR;

    /// Whole days and months (`7d`, `6mo`) end before the base day's, as that is not over yet.
    Optional<Range> word(String word) {
        return switch (word) {
            case "day" -> within(days(base, base));
            case "24h" -> within(lastDay());
            case "month" -> within(months(YearMonth.from(base), YearMonth.from(base)));
            case "year" ->
                    within(days(base.withDayOfYear(1), base.withDayOfYear(base.lengthOfYear())));
            case "all" -> within(all());
            default -> lastN(word).flatMap(DateRanges::within);
        };
    }

    /// Two dates, or two times with offsets; the last day or second lies inside. Empty where they
    /// are neither, or mixed, or in the wrong order.
    Optional<Range> pair(String from, String to) {
        Optional<LocalDate> firstDay = date(from);
        Optional<LocalDate> lastDay = date(to);
        if (firstDay.isPresent() && lastDay.isPresent()) {
            return firstDay.get().isAfter(lastDay.get())
                    ? Optional.empty()
                    : within(days(firstDay.get(), lastDay.get()));
        }
        Optional<Instant> start = moment(from);
        Optional<Instant> end = moment(to);
        if (start.isEmpty() || end.isEmpty() || start.get().isAfter(end.get())) {
            return Optional.empty();
        }
        return within(new Range.Moments(start.get(), end.get().plusSeconds(1), zone));
    }

    /// The last minutes up to now.
    Range lastMinutes(int minutes) {
        Instant end = endOfSecond();
        return new Range.Moments(end.minus(Duration.ofMinutes(minutes)), end, zone);
    }

    /// Days that end with the base day, itself included.
    Range daysTo(int days) {
        return days(base.minusDays(days - 1L), base);
    }

    /// Calendar months that end with the base day's, itself included.
    Range monthsTo(int months) {
        YearMonth last = YearMonth.from(base);
        return months(last.minusMonths(months - 1L), last);
    }

    static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text))
                    .filter(d -> d.getYear() >= FIRST_YEAR && d.getYear() <= LAST_YEAR);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text))
                    .filter(t -> t.getYear() >= FIRST_YEAR && t.getYear() <= LAST_YEAR)
                    .map(t -> t.toInstant().truncatedTo(ChronoUnit.SECONDS));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private Range lastDay() {
        Instant end = endOfSecond();
        return new Range.Moments(end.minus(DAY), end, zone);
    }

    private Instant endOfSecond() {
        return now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    }

    private Optional<Range> lastN(String word) {
        Matcher matcher = LAST_N.matcher(word);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int count = Integer.parseInt(matcher.group(1));
        if (matcher.group(2).equals("d")) {
            return Optional.of(days(base.minusDays(count), base.minusDays(1)));
        }
        YearMonth current = YearMonth.from(base);
        return Optional.of(months(current.minusMonths(count), current.minusMonths(1)));
    }

    private Range all() {
        if (first < 0) {
            return days(base, base);
        }
        LocalDate begin = Micros.instant(first).atZone(zone).toLocalDate();
        return days(begin.isAfter(base) ? base : begin, base);
    }

    private Range months(YearMonth from, YearMonth to) {
        return days(from.atDay(1), to.atEndOfMonth());
    }

    private Range days(LocalDate from, LocalDate to) {
        return new Range.Days(from, to, zone);
    }

    private static Optional<Range> within(Range range) {
        int from = range.from().atZone(range.zone()).getYear();
        return from >= FIRST_YEAR ? Optional.of(range) : Optional.empty();
    }
}
