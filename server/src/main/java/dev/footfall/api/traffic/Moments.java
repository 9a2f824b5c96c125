package dev.footfall.api.traffic;

import dev.footfall.model.Micros;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads dates and times as site-analytics' clients write them.
final class Moments {

    private static final int LONGEST = 40;
    private static final Pattern ISO_DATE = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern US_DATE = Pattern.compile("(\\d{1,2})-(\\d{1,2})-(\\d{4})");

    /// As Python's `isoformat` writes, a blank in place of the `T` and no seconds included.
    private static final DateTimeFormatter LOCAL =
            new DateTimeFormatterBuilder()
                    .appendPattern("uuuu-MM-dd['T'][' ']HH:mm")
                    .optionalStart()
                    .appendPattern(":ss")
                    .optionalStart()
                    .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
                    .optionalEnd()
                    .optionalEnd()
                    .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
                    .toFormatter(Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);

    private static final DateTimeFormatter ANY =
            new DateTimeFormatterBuilder()
                    .append(LOCAL)
                    .optionalStart()
                    .appendPattern("[XXX][XX][X]")
                    .optionalEnd()
                    .toFormatter(Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);

    private Moments() {}

    /// Such as `2021-3-15`.
    static Optional<LocalDate> isoDate(String text) {
        Matcher parts = ISO_DATE.matcher(text);
        return text.length() <= LONGEST && parts.matches()
                ? date(parts.group(1), parts.group(2), parts.group(3))
                : Optional.empty();
    }

    /// Such as `03-15-2021`.
    static Optional<LocalDate> monthFirst(String text) {
        Matcher parts = US_DATE.matcher(text);
        return text.length() <= LONGEST && parts.matches()
                ? date(parts.group(3), parts.group(1), parts.group(2))
                : Optional.empty();
    }

    private static Optional<LocalDate> date(String year, String month, String day) {
        try {
            return Optional.of(
                    LocalDate.of(
                            Integer.parseInt(year),
                            Integer.parseInt(month),
                            Integer.parseInt(day)));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /// Microseconds since 1970 UTC of an ISO 8601 time; one without a zone is UTC.
    static OptionalLong moment(String text) {
        if (text.length() > LONGEST) {
            return OptionalLong.empty();
        }
        try {
            TemporalAccessor read = ANY.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            Instant instant =
                    switch (read) {
                        case OffsetDateTime zoned -> zoned.toInstant();
                        case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
                        default -> throw new DateTimeException("is neither");
                    };
            return OptionalLong.of(Micros.of(instant));
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }

    /// An ISO 8601 time that names no zone.
    static Optional<LocalDateTime> local(String text) {
        try {
            return text.length() > LONGEST
                    ? Optional.empty()
                    : Optional.of(LocalDateTime.parse(text, LOCAL));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
