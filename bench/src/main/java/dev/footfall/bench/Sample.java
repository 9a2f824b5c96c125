package dev.footfall.bench;

import dev.footfall.sample.SampleTraffic;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// The traffic that all measurements use: thirty days of one site, the same every time.
final class Sample {

    static final String SITE = "bench.example";

    /// The site's name in PostgreSQL.
    static final String WEBSITE = "00000000-0000-4000-8000-000000000001";

    static final Instant FROM = Instant.parse("2026-10-01T00:00:00Z");
    static final Instant TO = FROM.plus(30, ChronoUnit.DAYS);

    private static final long SEED = 1;

    private Sample() {}

    static SampleTraffic traffic(long events) {
        return new SampleTraffic(SEED, SITE, FROM, TO, events);
    }
}
