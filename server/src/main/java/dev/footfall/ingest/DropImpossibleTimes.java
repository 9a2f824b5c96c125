package dev.footfall.ingest;

import dev.footfall.model.DropReason;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/// Drops hits that claim a time at which they cannot have happened.
public final class DropImpossibleTimes implements Step {

    /// Clocks are wrong, but not by more than a day.
    private static final long FUTURE_MICROS = TimeUnit.DAYS.toMicros(1);

    /// Before there was a web: 1990.
    private static final long EARLIEST_MICROS =
            TimeUnit.SECONDS.toMicros(Instant.parse("1990-01-01T00:00:00Z").getEpochSecond());

    @Override
    public Decision apply(Draft draft) {
        long happened = draft.hit.happened();
        if (happened > draft.hit.received() + FUTURE_MICROS) {
            return new Decision.Drop(
                    DropReason.IN_THE_FUTURE,
                    "timestamp: it is more than a day after the event arrived");
        }
        if (happened < EARLIEST_MICROS) {
            return new Decision.Drop(DropReason.TOO_OLD, "timestamp: it is before 1990");
        }
        return Decision.GO_ON;
    }
}
