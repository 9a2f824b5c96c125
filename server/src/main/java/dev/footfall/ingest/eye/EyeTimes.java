package dev.footfall.ingest.eye;

import dev.footfall.model.Micros;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Moments as Django REST framework reads them.
public final class EyeTimes {

    /// A date and a time of day, with the offset from UTC where one is given. Each part is bounded,
    /// so that matching takes linear time.
    private static final Pattern FORM =
            Pattern.compile(
                    "(\\d{4})-(\\d{1,2})-(\\d{1,2})[T ](\\d{1,2}):(\\d{1,2})"
                            + "(?::(\\d{1,2})(?:[.,](\\d{1,6})\\d{0,6})?)?"
                            + " ?(?:(Z|z)|([+-])(\\d{2}):?(\\d{2})?)?");

    private static final int LONGEST = 48;
    private static final int MICRO_DIGITS = 6;

    private EyeTimes() {}

    /// Microseconds since 1970 UTC of a text such as `2021-06-15T00:00:00.5+02:00` or `2021-06-15
    /// 00:00`, which is UTC; empty when it is anything else, a date alone included.
    public static OptionalLong parse(String text) {
        Matcher parts = FORM.matcher(text.length() > LONGEST ? "" : text);
        if (!parts.matches()) {
            return OptionalLong.empty();
        }
        try {
            LocalDateTime local =
                    LocalDateTime.of(
                            number(parts, 1),
                            number(parts, 2),
                            number(parts, 3),
                            number(parts, 4),
                            number(parts, 5),
                            number(parts, 6));
            long seconds = local.toEpochSecond(offset(parts));
            return OptionalLong.of(
                    Math.addExact(seconds * Micros.A_SECOND, fraction(parts.group(7))));
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }

    private static int number(Matcher parts, int group) {
        String digits = parts.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static ZoneOffset offset(Matcher parts) {
        String sign = parts.group(9);
        if (sign == null) {
            return ZoneOffset.UTC;
        }
        int factor = sign.equals("-") ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(factor * number(parts, 10), factor * number(parts, 11));
    }

    private static long fraction(@org.jspecify.annotations.Nullable String digits) {
        return digits == null
                ? 0
                : Long.parseLong(digits + "0".repeat(MICRO_DIGITS - digits.length()));
    }
}
