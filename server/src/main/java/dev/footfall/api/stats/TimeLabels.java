package dev.footfall.api.stats;

import dev.footfall.model.Dimension.Time;
import dev.footfall.model.Micros;
import dev.footfall.model.Window;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/// The labels of all buckets of a window, in order. An hour that the clock skips has none; one that
/// it goes through twice has one.
final class TimeLabels {

    private static final DateTimeFormatter OF_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final int HOUR_MAX_HOURS = 48;
    private static final int DAY_MAX_DAYS = 40;
    private static final int WEEK_MAX_DAYS = 53 * 7;

    private TimeLabels() {}

    /// The grain that `time` alone means, as Plausible picks it: hours up to two days, days up to
    /// 40, weeks up to a year, else months.
    static Time grain(Window window) {
        Duration length =
                Duration.of(window.to() - window.from(), ChronoUnit.MICROS).minusSeconds(1);
        if (length.toHours() <= HOUR_MAX_HOURS) {
            return Time.HOUR;
        } else if (length.toDays() <= DAY_MAX_DAYS) {
            return Time.DAY;
        }
        return length.toDays() < WEEK_MAX_DAYS ? Time.WEEK : Time.MONTH;
    }

    /// How many labels there are at most.
    static long atMost(Time grain, Window window) {
        Duration length = Duration.of(window.to() - window.from(), ChronoUnit.MICROS);
        return 2
                + switch (grain) {
                    case MINUTE -> length.toMinutes();
                    case HOUR -> length.toHours();
                    case DAY -> length.toDays();
                    case WEEK -> length.toDays() / DayOfWeek.values().length;
                    case MONTH -> length.toDays() / 28;
                };
    }

    static List<String> of(Time grain, Window window) {
        return switch (grain) {
            case MINUTE -> clock(window, ChronoUnit.MINUTES);
            case HOUR -> clock(window, ChronoUnit.HOURS);
            case DAY -> calendar(window, first(window), d -> d.plusDays(1));
            case WEEK ->
                    calendar(
                            window,
                            first(window),
                            d -> d.with(TemporalAdjusters.next(DayOfWeek.MONDAY)));
            case MONTH -> calendar(window, first(window).withDayOfMonth(1), d -> d.plusMonths(1));
        };
    }

    private static LocalDate first(Window window) {
        return Micros.instant(window.from()).atZone(window.zone()).toLocalDate();
    }

    private static List<String> calendar(
            Window window, LocalDate first, UnaryOperator<LocalDate> next) {
        LocalDate last = Micros.instant(window.to() - 1).atZone(window.zone()).toLocalDate();
        List<String> labels = new ArrayList<>();
        for (LocalDate date = first; !date.isAfter(last); date = next.apply(date)) {
            labels.add(date.toString());
        }
        return labels;
    }

    private static List<String> clock(Window window, ChronoUnit unit) {
        ZoneRules rules = window.zone().getRules();
        Instant end = Micros.instant(window.to());
        Set<String> labels = new LinkedHashSet<>();
        Instant from = Micros.instant(window.from());
        while (from.isBefore(end)) {
            ZoneOffset offset = rules.getOffset(from);
            ZoneOffsetTransition change = rules.nextTransition(from);
            Instant until =
                    change == null || change.getInstant().isAfter(end) ? end : change.getInstant();
            LocalDateTime stop = LocalDateTime.ofInstant(until, offset);
            LocalDateTime at = LocalDateTime.ofInstant(from, offset).truncatedTo(unit);
            for (; at.isBefore(stop); at = at.plus(1, unit)) {
                labels.add(OF_TIME.format(at));
            }
            from = until;
        }
        return List.copyOf(labels);
    }
}
