package dev.footfall.query;

import dev.footfall.model.Dimension;
import dev.footfall.model.Dimension.OfEvent;
import dev.footfall.model.Dimension.OfVisit;
import dev.footfall.model.Filter;
import dev.footfall.model.Metric;
import dev.footfall.model.Micros;
import dev.footfall.model.Query;
import dev.footfall.store.LocalClock;
import dev.footfall.store.QueryPlan;
import dev.footfall.store.QueryPlan.Term;
import dev.footfall.store.RouteNames;
import dev.footfall.store.Split;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/// Works a query out into a plan: rewrites its filter, finds the rows that tell each metric and
/// says how the parts come together. Pure.
final class Planner {

    /// In this order: labels first, as goals and countries are filtered by theirs.
    private static final List<Rewrite> REWRITES =
            List.of(Labels::emptyTexts, Countries::namesToCodes, Goals::toEvents, Bots::leaveOut);

    private Planner() {}

    static QueryPlan plan(Query query, RouteNames routes) {
        Parts parts = new Parts(query);
        query.metrics().forEach(parts::want);
        return new QueryPlan(
                query.site().number(),
                query.window(),
                query.dimensions().stream().map(d -> split(d, query)).toList(),
                parts.parts(),
                query.metrics().stream().map(parts::cell).toList(),
                query.order().stream().map(o -> term(o, query)).toList(),
                query.limit(),
                query.offset(),
                query.countRows(),
                routes);
    }

    static Filter rewrite(Filter filter, Query query) {
        Filter rewritten = filter;
        for (Rewrite rewrite : REWRITES) {
            rewritten = rewrite.apply(rewritten, query);
        }
        return rewritten;
    }

    static Split split(Dimension dimension, Query query) {
        String unknown = Labels.unknown(dimension);
        return switch (dimension) {
            case OfEvent.GOAL -> Goals.split(query.goals());
            case OfVisit.COUNTRY_NAME ->
                    new Split.ByName(OfVisit.COUNTRY, Labels.countryNames(), unknown);
            case Dimension.Time grain ->
                    new Split.ByTime(grain, LocalClock.of(query.window()), notBefore(grain, query));
            case Dimension.Stretch(long micros) ->
                    new Split.ByStretch(query.window().from(), micros);
            case OfEvent _, OfVisit _, Dimension.Property _ -> new Split.ByText(dimension, unknown);
        };
    }

    /// A week that the range cuts is named after the range's first day, other stretches after their
    /// own.
    private static long notBefore(Dimension.Time grain, Query query) {
        return switch (grain) {
            case WEEK -> {
                Instant from = Micros.instant(query.window().from());
                LocalDate first = from.atZone(query.window().zone()).toLocalDate();
                yield Micros.of(first.atStartOfDay().toInstant(ZoneOffset.UTC));
            }
            case MINUTE, HOUR, DAY, MONTH -> 0;
        };
    }

    private static Term term(Query.Order order, Query query) {
        return switch (order) {
            case Query.Order.ByMetric(Metric metric, boolean descending) ->
                    new Term.ByCell(query.metrics().indexOf(metric), descending);
            case Query.Order.ByDimension(Dimension dimension, boolean descending) ->
                    new Term.BySplit(query.dimensions().indexOf(dimension), descending);
        };
    }
}
