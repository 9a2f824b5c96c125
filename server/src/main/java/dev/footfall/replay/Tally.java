package dev.footfall.replay;

import dev.footfall.replay.compare.Differences;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/// Counts what comes of a replay. For any thread.
final class Tally {

    /// After so many requests in a row without an answer nobody is there.
    private static final int GIVE_UP_AFTER = 20;

    /// Of headers.
    private static final int MOST_NAMES = 100;

    private final ReplaySettings settings;
    private final Map<String, RouteTally> routes = new TreeMap<>();
    private final Map<Skipped, Integer> skipped = new EnumMap<>(Skipped.class);
    private final Map<String, Integer> withoutHeaders = new TreeMap<>();
    private final LongStream.Builder lagMicros = LongStream.builder();
    private int failedInARow;
    private int notSent;

    Tally(ReplaySettings settings) {
        this.settings = settings;
    }

    private RouteTally of(Recorded recorded) {
        return routes.computeIfAbsent(recorded.method() + " " + recorded.route(), RouteTally::new);
    }

    synchronized void addSkipped(Skipped why) {
        skipped.merge(why, 1, Integer::sum);
    }

    synchronized void addNotSent() {
        notSent++;
    }

    synchronized void addSent(Recorded recorded, long lagNanos) {
        of(recorded).addSent();
        for (String name : SentHeaders.masked(recorded, settings.headers())) {
            if (withoutHeaders.size() < MOST_NAMES || withoutHeaders.containsKey(name)) {
                withoutHeaders.merge(name, 1, Integer::sum);
            }
        }
        lagMicros.add(lagNanos / 1_000);
    }

    synchronized void addLatency(Recorded recorded, long nanos) {
        of(recorded).addLatency(nanos);
        failedInARow = 0;
    }

    synchronized void addFailure(Recorded recorded, String cause) {
        of(recorded).addFailure(cause);
        failedInARow++;
    }

    synchronized void addCompared(Recorded recorded, Differences raw, Differences between) {
        of(recorded).addCompared(recorded.id(), raw, between);
    }

    /// Whether it makes no sense to go on.
    synchronized boolean isGivenUp() {
        return failedInARow >= GIVE_UP_AFTER;
    }

    synchronized ReplayReport report(int read) {
        List<RouteReport> told = routes.values().stream().map(RouteTally::report).toList();
        return new ReplayReport(
                settings,
                read,
                told,
                skipped,
                withoutHeaders,
                notSent,
                Latency.of(lagMicros.build().toArray()));
    }
}
