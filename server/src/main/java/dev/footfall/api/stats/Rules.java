package dev.footfall.api.stats;

import dev.footfall.model.Dimension;
import dev.footfall.model.Dimension.OfEvent;
import dev.footfall.model.Filter;
import dev.footfall.model.Filter.Operator;
import dev.footfall.model.Goal;
import dev.footfall.model.Metric;
import dev.footfall.model.Query;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What cannot be asked together.
public final class Rules {

    private static final Set<Metric> OF_VISITS =
            Set.of(Metric.BOUNCE_RATE, Metric.VIEWS_PER_VISIT, Metric.VISIT_DURATION);

    private Rules() {}

    static void check(Query query) throws Refusal {
        checkGoals(query.filter(), query.goals());
        for (Metric metric : query.metrics()) {
            checkMetric(metric, query);
        }
        checkVisitMetrics(query);
    }

    /// Refuses a filter on goals that are not among the site's.
    public static void checkGoals(Filter filter, List<Goal> goals) throws Refusal {
        List<String> names = goals.stream().map(Goal::displayName).toList();
        Optional<String> unknown =
                Mentions.everywhere(filter)
                        .filter(m -> m.dimension() == OfEvent.GOAL)
                        .filter(m -> m.operator() == Operator.IS && m.caseSensitive())
                        .flatMap(m -> m.values().stream())
                        .filter(value -> !names.contains(value))
                        .findFirst();
        if (unknown.isPresent()) {
            throw Refusal.badRequest(
                    "Invalid filters. The goal `%s` is not configured for this site."
                            .formatted(unknown.get()));
        }
    }

    private static void checkMetric(Metric metric, Query query) throws Refusal {
        switch (metric) {
            case CONVERSION_RATE -> needsGoal(metric, query);
            case GROUP_CONVERSION_RATE -> {
                needsGoal(metric, query);
                needsDimension(metric, query);
            }
            case PERCENTAGE -> needsDimension(metric, query);
            case SCROLL_DEPTH, TIME_ON_PAGE -> {
                if (!uses(query, OfEvent.PAGE)) {
                    throw refused(metric, "event:page filters or dimensions");
                }
            }
            case VISITORS,
                    VISITS,
                    PAGEVIEWS,
                    EVENTS,
                    VIEWS_PER_VISIT,
                    BOUNCE_RATE,
                    VISIT_DURATION,
                    AVERAGE_REVENUE,
                    TOTAL_REVENUE,
                    REQUESTS,
                    ERRORS,
                    ERROR_RATE,
                    DURATION_P50,
                    DURATION_P90,
                    DURATION_P95,
                    DURATION_P99,
                    DURATION_AVG,
                    BYTES_IN,
                    BYTES_OUT,
                    CLIENT_ERRORS,
                    SERVER_ERRORS,
                    FIRST_SEEN,
                    LAST_SEEN -> {}
        }
    }

    private static void needsGoal(Metric metric, Query query) throws Refusal {
        if (!uses(query, OfEvent.GOAL)) {
            throw refused(metric, "event:goal filters or dimensions");
        }
    }

    private static void needsDimension(Metric metric, Query query) throws Refusal {
        if (query.dimensions().isEmpty()) {
            throw refused(metric, "dimensions");
        }
    }

    private static Refusal refused(Metric metric, String needed) {
        return Refusal.badRequest(
                "Metric `%s` can only be queried with %s.".formatted(metric.word(), needed));
    }

    private static boolean uses(Query query, Dimension dimension) {
        Filter filter = query.filter();
        return query.dimensions().contains(dimension) || Mentions.directly(filter, dimension);
    }

    private static void checkVisitMetrics(Query query) throws Refusal {
        Optional<Metric> metric = query.metrics().stream().filter(OF_VISITS::contains).findFirst();
        boolean pages = query.dimensions().contains(OfEvent.PAGE);
        Optional<Dimension> dimension =
                query.dimensions().stream()
                        .filter(Rules::isOfEvent)
                        .filter(d -> d != OfEvent.PAGE && !(pages && d == OfEvent.HOSTNAME))
                        .findFirst();
        if (metric.isPresent() && dimension.isPresent()) {
            throw Refusal.badRequest(
                    "Session metric(s) `%s` cannot be queried along with event dimension(s) `%s`"
                            .formatted(metric.get().word(), dimension.get().word()));
        }
    }

    private static boolean isOfEvent(Dimension dimension) {
        return switch (dimension) {
            case OfEvent _, Dimension.Property _ -> true;
            case Dimension.OfVisit _, Dimension.Time _, Dimension.Stretch _ -> false;
        };
    }
}
