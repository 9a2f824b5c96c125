package dev.footfall.store.duckdb;

import dev.footfall.model.Dimension;
import dev.footfall.model.Micros;
import dev.footfall.store.LocalClock;
import dev.footfall.store.LocalClock.Shift;
import dev.footfall.store.QueryPlan.Source;
import dev.footfall.store.Split;
import java.time.ZoneOffset;
import java.util.List;

/// Renders stretches of local time: the zone's rules come as numbers, so that any zone is exact and
/// the engine's own knowledge of zones does not matter.
final class TimeSql {

    private static final long MINUTE = 60_000_000L;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long WEEK = 7 * DAY;

    /// 1970-01-01 was a Thursday: three days after a Monday.
    private static final long SINCE_MONDAY = 3 * DAY;

    private TimeSql() {}

    /// The start of the row's stretch in local microseconds.
    static Sql bucket(Split.ByTime time, Source source) {
        return bucket(time, column(source));
    }

    /// The same of the moment in a column, microseconds since 1970 UTC.
    static Sql bucket(Split.ByTime time, String column) {
        Sql local = local(time.clock(), column);
        Sql start =
                switch (time.grain()) {
                    case MINUTE -> floor(local, MINUTE, 0);
                    case HOUR -> floor(local, HOUR, 0);
                    case DAY -> floor(local, DAY, 0);
                    case WEEK -> floor(local, WEEK, SINCE_MONDAY);
                    case MONTH ->
                            Sql.of("epoch_us(CAST(date_trunc('month', make_timestamp(")
                                    .add(local)
                                    .add(")) AS TIMESTAMP))");
                };
        return time.notBefore() == 0
                ? start
                : Sql.of("greatest(").add(start).add(", ").bind(time.notBefore()).add(")");
    }

    /// The start in local microseconds of the stretch that a window begins in, counted from the
    /// whole stretch's beginning.
    static long start(Split.ByTime time, long from) {
        long local = from + time.clock().shifts().getFirst().aheadMicros();
        return switch (time.grain()) {
            case MINUTE, HOUR, DAY ->
                    Math.floorDiv(local, length(time.grain())) * length(time.grain());
            case WEEK -> Math.floorDiv(local + SINCE_MONDAY, WEEK) * WEEK - SINCE_MONDAY;
            case MONTH ->
                    Micros.of(
                            Micros.instant(local)
                                    .atOffset(ZoneOffset.UTC)
                                    .toLocalDate()
                                    .withDayOfMonth(1)
                                    .atStartOfDay()
                                    .toInstant(ZoneOffset.UTC));
        };
    }

    /// How long a stretch is on clocks that are never changed.
    static long length(Dimension.Time grain) {
        return switch (grain) {
            case MINUTE -> MINUTE;
            case HOUR -> HOUR;
            case DAY -> DAY;
            case WEEK -> WEEK;
            case MONTH -> throw new IllegalArgumentException("months differ in length");
        };
    }

    /// The place of the row's stretch, from 0 on.
    static Sql place(Split.ByStretch stretch, Source source) {
        return Sql.of("((" + column(source) + " - ")
                .bind(stretch.from())
                .add(") // ")
                .bind(stretch.micros())
                .add(")");
    }

    private static String column(Source source) {
        return source == Source.VISITS ? "v.started" : "e.happened";
    }

    private static Sql floor(Sql local, long length, long shift) {
        String shifted = shift == 0 ? "" : " + " + shift;
        return Sql.of("((")
                .add(local)
                .add(shifted + ") // " + length + " * " + length)
                .add(shift == 0 ? ")" : " - " + shift + ")");
    }

    private static Sql local(LocalClock clock, String column) {
        List<Shift> shifts = clock.shifts();
        Sql ahead = new Sql();
        for (int i = 0; i + 1 < shifts.size(); i++) {
            ahead.add(i == 0 ? "CASE WHEN " : " WHEN ")
                    .add(column + " < ")
                    .bind(shifts.get(i + 1).from())
                    .add(" THEN ")
                    .bind(shifts.get(i).aheadMicros());
        }
        ahead.add(shifts.size() == 1 ? "" : " ELSE ").bind(shifts.getLast().aheadMicros());
        return Sql.of("(" + column + " + ").add(ahead).add(shifts.size() == 1 ? ")" : " END)");
    }
}
