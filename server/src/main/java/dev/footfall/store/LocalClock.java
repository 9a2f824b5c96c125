package dev.footfall.store;

import dev.footfall.model.Micros;
import dev.footfall.model.Window;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/// What a zone's clocks show during a window: how far they are ahead of UTC, and from when on.
///
/// @param shifts never empty; the first holds from the window's start, each until the next
public record LocalClock(List<Shift> shifts) {

    private static final long MICROS_PER_SECOND = 1_000_000;

    public LocalClock {
        shifts = List.copyOf(shifts);
    }

    /// @param from since when, microseconds since 1970 UTC
    /// @param aheadMicros local time minus UTC, microseconds
    public record Shift(long from, long aheadMicros) {}

    public static LocalClock of(Window window) {
        ZoneRules rules = window.zone().getRules();
        Instant end = Micros.instant(window.to());
        Instant start = Micros.instant(window.from());
        List<Shift> shifts = new ArrayList<>();
        shifts.add(new Shift(window.from(), ahead(rules.getOffset(start))));
        ZoneOffsetTransition change = rules.nextTransition(start);
        while (change != null && change.getInstant().isBefore(end)) {
            shifts.add(
                    new Shift(
                            change.toEpochSecond() * MICROS_PER_SECOND,
                            ahead(change.getOffsetAfter())));
            change = rules.nextTransition(change.getInstant());
        }
        return new LocalClock(shifts);
    }

    private static long ahead(ZoneOffset offset) {
        return offset.getTotalSeconds() * MICROS_PER_SECOND;
    }
}
