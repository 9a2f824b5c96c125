package dev.footfall.store.duckdb;

import dev.footfall.model.Event;
import dev.footfall.model.Metric;
import dev.footfall.store.duckdb.Oracle.Seen;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/// What the events of one group say, by the metrics' definitions.
final class OracleEvents {

    private OracleEvents() {}

    static OptionalDouble value(Metric metric, List<Event> events, List<Seen> seen) {
        long requests = events.stream().filter(e -> e.exchange().isPresent()).count();
        long errors = events.stream().filter(OracleEvents::isError).count();
        return switch (metric) {
            case VISITORS -> some(events.stream().map(Event::visitor).distinct().count());
            case VISITS ->
                    some(
                            seen.stream()
                                    .map(s -> System.identityHashCode(s.visit()))
                                    .distinct()
                                    .count());
            case PAGEVIEWS -> some(events.stream().filter(Event::isPageview).count());
            case EVENTS -> some(events.size());
            case REQUESTS -> some(requests);
            case ERRORS -> some(errors);
            case CLIENT_ERRORS -> some(errors - serverErrors(events));
            case SERVER_ERRORS -> some(serverErrors(events));
            case FIRST_SEEN -> times(events).min();
            case LAST_SEEN -> times(events).max();
            case ERROR_RATE ->
                    requests == 0 ? OptionalDouble.empty() : some(100.0 * errors / requests);
            case BYTES_IN -> some(sum(events, e -> e.exchange().bytesIn()));
            case BYTES_OUT -> some(sum(events, e -> e.exchange().bytesOut()));
            case DURATION_P50 -> percentile(events, 0.5);
            case DURATION_P90 -> percentile(events, 0.9);
            case DURATION_P95 -> percentile(events, 0.95);
            case DURATION_P99 -> percentile(events, 0.99);
            case DURATION_AVG -> {
                double[] durations = durations(events);
                double total = 0;
                for (double duration : durations) {
                    total += duration;
                }
                yield durations.length == 0
                        ? OptionalDouble.empty()
                        : some(total / durations.length);
            }
            case TOTAL_REVENUE, AVERAGE_REVENUE -> revenue(metric, events);
            default -> throw new AssertionError(metric + " is not told by events");
        };
    }

    private static OptionalDouble some(long count) {
        return OptionalDouble.of((double) count);
    }

    private static OptionalDouble some(double value) {
        return OptionalDouble.of(value);
    }

    private static boolean isError(Event event) {
        return event.exchange().isPresent() && event.exchange().status() >= 400;
    }

    private static long serverErrors(List<Event> events) {
        return events.stream().filter(e -> isError(e) && e.exchange().status() >= 500).count();
    }

    private static DoubleStream times(List<Event> events) {
        return events.stream().mapToDouble(Event::at);
    }

    private static long sum(List<Event> events, Function<Event, OptionalLong> bytes) {
        return events.stream().mapToLong(e -> bytes.apply(e).orElse(0)).sum();
    }

    private static double[] durations(List<Event> events) {
        return events.stream()
                .filter(e -> e.exchange().durationMicros().isPresent())
                .mapToDouble(e -> e.exchange().durationMicros().getAsLong() / 1000.0)
                .sorted()
                .toArray();
    }

    private static OptionalDouble percentile(List<Event> events, double share) {
        double[] sorted = durations(events);
        if (sorted.length == 0) {
            return OptionalDouble.empty();
        }
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = (int) Math.ceil(place);
        return some(sorted[below] + (place - below) * (sorted[above] - sorted[below]));
    }

    private static OptionalDouble revenue(Metric metric, List<Event> events) {
        List<Event> paid = events.stream().filter(e -> e.revenue().isPresent()).toList();
        if (paid.stream().map(e -> e.revenue().currency()).distinct().count() != 1) {
            return OptionalDouble.empty();
        }
        double sum = paid.stream().mapToDouble(e -> e.revenue().amount().doubleValue()).sum();
        return some(metric == Metric.TOTAL_REVENUE ? sum : sum / paid.size());
    }
}
