package dev.footfall.api.traffic;

import dev.footfall.model.Answer;
import dev.footfall.model.Answer.Value;
import dev.footfall.model.Dimension;
import dev.footfall.model.Metric;
import dev.footfall.model.Micros;
import dev.footfall.model.Query;
import dev.footfall.model.Query.Order;
import dev.footfall.model.Site;
import dev.footfall.model.Window;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// Asks about page views. Blocks; any thread may call it.
final class Views {

    private static final long NONE = -1;

    private final Function<Query, Answer> queries;
    private final ToLongFunction<Site> firstEvent;
    private final InstantSource clock;

    /// @param firstEvent when a site's first event happened, microseconds since 1970 UTC; -1 while
    ///   it has none
    Views(Function<Query, Answer> queries, ToLongFunction<Site> firstEvent, InstantSource clock) {
        this.queries = queries;
        this.firstEvent = firstEvent;
        this.clock = clock;
    }

    /// One count, by the labels of the dimensions asked for.
    record Count(List<String> labels, long number) {
        Count {
            labels = List.copyOf(labels);
        }
    }

    /// Days of a site, both inside.
    record Days(LocalDate first, LocalDate last) {

        /// One piece for each year that they touch.
        List<Days> byYear() {
            List<Days> pieces = new ArrayList<>();
            LocalDate from = first;
            while (!from.isAfter(last)) {
                LocalDate end = from.withDayOfYear(from.lengthOfYear());
                pieces.add(new Days(from, end.isBefore(last) ? end : last));
                from = end.plusDays(1);
            }
            return pieces;
        }

        Window window(ZoneId zone) {
            return new Window(start(first, zone), start(last.plusDays(1), zone), zone);
        }

        private static long start(LocalDate day, ZoneId zone) {
            return Micros.of(day.atStartOfDay(zone).toInstant());
        }
    }

    /// Those of the days on which the site can have events: its own first one to tomorrow, as times
    /// may lie a day ahead. Empty when there are none.
    Optional<Days> within(Site site, Optional<LocalDate> from, Optional<LocalDate> to) {
        long began = firstEvent.applyAsLong(site);
        if (began == NONE) {
            return Optional.empty();
        }
        Instant earliest = Micros.instant(began);
        LocalDate first = earliest.atZone(site.zone()).toLocalDate();
        LocalDate last = clock.instant().atZone(site.zone()).toLocalDate().plusDays(1);
        Days days =
                new Days(
                        from.filter(day -> day.isAfter(first)).orElse(first),
                        to.filter(day -> day.isBefore(last)).orElse(last));
        return days.first().isAfter(days.last()) ? Optional.empty() : Optional.of(days);
    }

    /// Counts by the dimensions, in their order.
    List<Count> inOrder(
            Site site, Window window, Who who, Metric metric, List<Dimension> by, int limit) {
        List<Order> order = new ArrayList<>();
        by.forEach(dimension -> order.add(new Order.ByDimension(dimension, false)));
        if (order.isEmpty()) {
            order.add(new Order.ByMetric(metric, true));
        }
        return ask(site, window, who, metric, by, order, limit);
    }

    /// Counts by the dimensions, the highest first.
    List<Count> highestFirst(
            Site site, Window window, Who who, Metric metric, List<Dimension> by, int limit) {
        return ask(site, window, who, metric, by, List.of(new Order.ByMetric(metric, true)), limit);
    }

    private List<Count> ask(
            Site site,
            Window window,
            Who who,
            Metric metric,
            List<Dimension> by,
            List<Order> order,
            int limit) {
        Query query =
                new Query(
                        site,
                        window,
                        List.of(metric),
                        by,
                        who.views(),
                        order,
                        limit,
                        0,
                        true,
                        false,
                        List.of());
        return queries.apply(query).rows().stream()
                .map(row -> new Count(row.dimensions(), number(row.metrics().getFirst())))
                .toList();
    }

    private static long number(Value value) {
        return switch (value) {
            case Value.Whole(long number) -> number;
            case Value.Fraction _, Value.Money _, Value.Moment _, Value.Absent _ -> 0;
        };
    }
}
