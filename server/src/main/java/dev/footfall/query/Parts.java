package dev.footfall.query;

import dev.footfall.model.Dimension;
import dev.footfall.model.Dimension.OfEvent;
import dev.footfall.model.Filter;
import dev.footfall.model.Metric;
import dev.footfall.model.Query;
import dev.footfall.store.QueryPlan.Cell;
import dev.footfall.store.QueryPlan.Joining;
import dev.footfall.store.QueryPlan.Part;
import dev.footfall.store.QueryPlan.Source;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// The parts that a query's metrics need: each kind of row is read once for all of its metrics.
final class Parts {

    /// What a part is for, in the order of the parts.
    private enum Use {
        EVENTS,
        VISITS,
        READINGS,
        /// Visitors under all conditions, not split.
        EVERYBODY,
        /// Visitors who might have converted, not split.
        CANDIDATES,
        /// Likewise, split by all but the goals.
        GROUP_CANDIDATES
    }

    private final Query query;
    private final Map<Use, Set<Metric>> wanted = new EnumMap<>(Use.class);

    Parts(Query query) {
        this.query = query;
    }

    void want(Metric metric) {
        switch (Home.of(metric, query)) {
            case EVENTS -> add(Use.EVENTS, metric);
            case VISITS -> {
                if (isTold(Reach::isBeyondVisit)) {
                    add(Use.VISITS, metric);
                }
            }
            case READINGS -> {
                if (isTold(Reach::isBeyondReading)) {
                    add(Use.READINGS, metric);
                }
            }
            case SHARE -> {
                add(Use.EVENTS, Metric.VISITORS);
                add(whole(metric), Metric.VISITORS);
            }
        }
    }

    private boolean isTold(Predicate<Dimension> beyond) {
        return query.dimensions().stream().noneMatch(beyond);
    }

    private void add(Use use, Metric metric) {
        wanted.computeIfAbsent(use, _ -> EnumSet.noneOf(Metric.class)).add(metric);
    }

    private static Use whole(Metric metric) {
        return metric == Metric.CONVERSION_RATE
                ? Use.CANDIDATES
                : metric == Metric.GROUP_CONVERSION_RATE ? Use.GROUP_CANDIDATES : Use.EVERYBODY;
    }

    Cell cell(Metric metric) {
        Home home = Home.of(metric, query);
        return switch (home) {
            case EVENTS -> new Cell.Of(metric, place(Use.EVENTS));
            case VISITS -> ofOrUntold(metric, Use.VISITS);
            case READINGS -> ofOrUntold(metric, Use.READINGS);
            case SHARE -> new Cell.Share(metric, place(Use.EVENTS), place(whole(metric)));
        };
    }

    private Cell ofOrUntold(Metric metric, Use use) {
        return wanted.containsKey(use) ? new Cell.Of(metric, place(use)) : new Cell.Untold(metric);
    }

    private int place(Use use) {
        return List.copyOf(wanted.keySet()).indexOf(use);
    }

    List<Part> parts() {
        if (wanted.isEmpty()) {
            add(Use.EVENTS, Metric.VISITORS);
        }
        List<Part> parts = new ArrayList<>();
        wanted.forEach((use, metrics) -> parts.add(part(use, List.copyOf(metrics))));
        return parts;
    }

    private Part part(Use use, List<Metric> metrics) {
        Filter filter = Planner.rewrite(query.filter(), query);
        return switch (use) {
            case EVENTS -> new Part(Source.EVENTS, everySplit(), filter, metrics, Joining.FULL);
            case VISITS ->
                    new Part(
                            Source.VISITS,
                            everySplit(),
                            Reach.fromVisits(filter),
                            metrics,
                            speaksOfPage() && wanted.containsKey(Use.EVENTS)
                                    ? Joining.LEFT
                                    : Joining.FULL);
            case READINGS ->
                    new Part(
                            Source.READINGS,
                            everySplit(),
                            Reach.fromReadings(filter),
                            metrics,
                            wanted.containsKey(Use.EVENTS) ? Joining.LEFT : Joining.FULL);
            case EVERYBODY -> new Part(Source.EVENTS, List.of(), filter, metrics, Joining.LEFT);
            case CANDIDATES ->
                    new Part(Source.EVENTS, List.of(), candidates(), metrics, Joining.LEFT);
            case GROUP_CANDIDATES ->
                    new Part(
                            Source.EVENTS, splitsBesideGoal(), candidates(), metrics, Joining.LEFT);
        };
    }

    /// Pages of events mean entry pages to visits: those that no event was asked about are left
    /// out.
    private boolean speaksOfPage() {
        return query.dimensions().contains(OfEvent.PAGE)
                || query.dimensions().contains(OfEvent.HOSTNAME);
    }

    private Filter candidates() {
        return Planner.rewrite(Reach.withoutGoals(query.filter()), query);
    }

    private List<Integer> everySplit() {
        return IntStream.range(0, query.dimensions().size()).boxed().toList();
    }

    private List<Integer> splitsBesideGoal() {
        return everySplit().stream()
                .filter(i -> query.dimensions().get(i) != OfEvent.GOAL)
                .toList();
    }
}
