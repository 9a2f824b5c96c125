package dev.footfall.api.resttracker;

import dev.footfall.model.Micros;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads where a range of time begins or ends: a day (`2026-11-21`), or a day and a time with or
/// without an offset (`2026-11-21T04:30:00Z`, `2026-11-21 04:30`); UTC where none is named.
final class Moment {

    /// A `+` that was not encoded arrives as a blank.
    private static final Pattern FORM =
            Pattern.compile(
                    "(\\d{4}-\\d{2}-\\d{2})"
                            + "(?:[T ](\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?)"
                            + "(Z|[+ -]\\d{2}:?\\d{2})?)?");

    private Moment() {}

    /// The moment, or the begin of the day, in microseconds since 1970 UTC.
    static OptionalLong from(String text) {
        return read(text, 0);
    }

    /// The moment, or the end of the day, in microseconds since 1970 UTC.
    static OptionalLong to(String text) {
        return read(text, 1);
    }

    /// @param more how many days are added to a day without a time
    private static OptionalLong read(String text, int more) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return OptionalLong.empty();
        }
        try {
            LocalDate day = LocalDate.parse(parts.group(1));
            String time = parts.group(2);
            if (time == null) {
                return micros(day.plusDays(more), LocalTime.MIDNIGHT, ZoneOffset.UTC);
            }
            String offset = parts.group(3);
            ZoneOffset zone =
                    offset == null ? ZoneOffset.UTC : ZoneOffset.of(offset.replace(' ', '+'));
            return micros(day, LocalTime.parse(time), zone);
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong micros(LocalDate day, LocalTime time, ZoneOffset zone) {
        return OptionalLong.of(Micros.of(day.atTime(time).toInstant(zone)));
    }
}
