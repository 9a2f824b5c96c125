package dev.footfall.replay;

import dev.footfall.replay.compare.Differences;
import dev.footfall.replay.compare.NotCompared;
import dev.footfall.replay.compare.RouteNoise;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/// Counts what comes of one route's requests. For one thread at a time.
final class RouteTally {

    private static final int MOST_CAUSES = 20;
    private static final String OTHER_CAUSES = "other causes";

    private final String route;
    private final RouteNoise noise = new RouteNoise();
    private final LongStream.Builder micros = LongStream.builder();
    private final Map<String, Integer> failures = new TreeMap<>();
    private final Map<NotCompared, Integer> notCompared = new EnumMap<>(NotCompared.class);
    private int sent;
    private int masked;
    private int ignored;

    RouteTally(String route) {
        this.route = route;
    }

    /// It is sent, or would be.
    void addSent() {
        sent++;
    }

    void addLatency(long nanos) {
        micros.add(nanos / 1_000);
    }

    void addFailure(String cause) {
        boolean known = failures.containsKey(cause) || failures.size() < MOST_CAUSES;
        failures.merge(known ? cause : OTHER_CAUSES, 1, Integer::sum);
    }

    void addCompared(String id, Differences raw, Differences between) {
        noise.add(id, raw, between);
        masked += raw.masked();
        ignored += raw.ignored();
        raw.notCompared().forEach(what -> notCompared.merge(what, 1, Integer::sum));
    }

    RouteReport report() {
        return new RouteReport(
                route,
                sent,
                noise.same(),
                failures,
                noise.noise(),
                noise.findings(),
                ignored,
                Latency.of(micros.build().toArray()),
                notCompared,
                masked,
                noise.leftOut());
    }
}
