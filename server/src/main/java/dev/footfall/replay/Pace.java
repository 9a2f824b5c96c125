package dev.footfall.replay;

import java.time.Duration;
import java.time.Instant;

/// When each request is to be sent: at the distance from the first that it had in the recording,
/// divided by the factor. Planned from the first, not from the one before, so that nothing adds up.
///
/// @param factor 2 is twice as fast as recorded; infinite is one after the other without waiting
public record Pace(double factor) {

    public static final Pace MAX = new Pace(Double.POSITIVE_INFINITY);

    public Pace {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("a pace is above 0, not " + factor);
        }
    }

    public boolean isPlanned() {
        return factor < Double.POSITIVE_INFINITY;
    }

    /// How long after the first it is due; never negative.
    public Duration due(Instant first, Instant at) {
        long nanos = Duration.between(first, at).toNanos();
        return Duration.ofNanos(isPlanned() ? Math.max(0, Math.round(nanos / factor)) : 0);
    }
}
