package dev.footfall.store.duckdb;

import dev.footfall.model.Answer;
import dev.footfall.model.Dimension;
import dev.footfall.model.Filter;
import dev.footfall.model.Filter.Operator;
import dev.footfall.model.Goal;
import dev.footfall.model.Identity;
import dev.footfall.model.Metric;
import dev.footfall.model.Query;
import dev.footfall.model.Query.Order;
import dev.footfall.model.Site;
import dev.footfall.model.Window;
import dev.footfall.query.QueryRunner;
import dev.footfall.store.QueryPlan;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Short ways to write queries in tests.
record Asked(
        Window window,
        List<Metric> metrics,
        List<Dimension> dimensions,
        Filter filter,
        List<Order> order,
        boolean bots,
        List<Goal> goals) {

    static final Window NOVEMBER = days("2026-11-01", "2026-12-01", "UTC");

    static Asked of(Metric... metrics) {
        return new Asked(
                NOVEMBER, List.of(metrics), List.of(), Filter.ALL, List.of(), false, List.of());
    }

    static Window days(String first, String after, String zone) {
        ZoneId id = ZoneId.of(zone);
        return new Window(micros(first, id), micros(after, id), id);
    }

    private static long micros(String day, ZoneId zone) {
        return LocalDate.parse(day).atStartOfDay(zone).toEpochSecond() * SampleEvents.SECOND;
    }

    Asked in(Window other) {
        return new Asked(other, metrics, dimensions, filter, order, bots, goals);
    }

    Asked by(String... words) {
        List<Dimension> all = new ArrayList<>();
        for (String word : words) {
            all.add(Dimension.find(word).orElseThrow());
        }
        return new Asked(window, metrics, all, filter, order, bots, goals);
    }

    Asked where(Filter other) {
        return new Asked(window, metrics, dimensions, other, order, bots, goals);
    }

    Asked ordered(Order... terms) {
        return new Asked(window, metrics, dimensions, filter, List.of(terms), bots, goals);
    }

    Asked withBots() {
        return new Asked(window, metrics, dimensions, filter, order, true, goals);
    }

    Asked reaching(Goal... all) {
        return new Asked(window, metrics, dimensions, filter, order, bots, List.of(all));
    }

    Query query() {
        return query(10_000, 0);
    }

    Query query(int limit, int offset) {
        Site site =
                new Site(1, "example.com", window.zone(), Identity.DAILY, Duration.ofMinutes(30));
        List<Order> terms = order.isEmpty() ? List.of(byFirst()) : order;
        return new Query(
                site, window, metrics, dimensions, filter, terms, limit, offset, bots, true, goals);
    }

    /// What the store is asked then.
    static QueryPlan planned(Query query) {
        List<QueryPlan> plans = new ArrayList<>();
        new QueryRunner(
                        plan -> {
                            plans.add(plan);
                            return new Answer(List.of(), OptionalLong.empty(), 0, true);
                        })
                .ask(query);
        return plans.getFirst();
    }

    private Order byFirst() {
        return dimensions.isEmpty()
                ? new Order.ByMetric(metrics.getFirst(), true)
                : new Order.ByDimension(dimensions.getFirst(), false);
    }

    static Filter is(String dimension, String... values) {
        return match(Operator.IS, dimension, values);
    }

    static Filter match(Operator operator, String dimension, String... values) {
        return new Filter.Match(
                operator, Dimension.find(dimension).orElseThrow(), List.of(values), true);
    }
}
