package dev.footfall.model;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// Moments as the house keeps them: microseconds since 1970 UTC.
public final class Micros {

    public static final long A_SECOND = 1_000_000;

    private Micros() {}

    /// The microsecond into which the moment falls, before 1970 as well.
    ///
    /// @throws ArithmeticException for moments more than 292,000 years away
    public static long of(Instant moment) {
        return Math.addExact(
                Math.multiplyExact(moment.getEpochSecond(), A_SECOND), moment.getNano() / 1000);
    }

    public static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    public static long now(InstantSource clock) {
        return of(clock.instant());
    }
}
