package dev.footfall.store.duckdb;

import dev.footfall.model.Dimension;
import dev.footfall.model.Dimension.OfEvent;
import dev.footfall.model.Filter;
import dev.footfall.model.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Which rows say what.
final class OracleRows {

    private OracleRows() {}

    static boolean ofEvent(Dimension dimension) {
        return dimension instanceof OfEvent || dimension instanceof Dimension.Property;
    }

    static boolean beyondReading(Dimension dimension) {
        return dimension instanceof OfEvent of
                && !Set.of(OfEvent.PAGE, OfEvent.HOSTNAME).contains(of);
    }

    static boolean beyondVisit(Dimension dimension) {
        return beyondReading(dimension) || dimension instanceof Dimension.Property;
    }

    static boolean rowSpeaks(Filter filter, Predicate<Dimension> of) {
        return switch (filter) {
            case Filter.And(List<Filter> all) -> all.stream().anyMatch(f -> rowSpeaks(f, of));
            case Filter.Or(List<Filter> any) -> any.stream().anyMatch(f -> rowSpeaks(f, of));
            case Filter.Not(Filter inner) -> rowSpeaks(inner, of);
            case Filter.HasDone _ -> false;
            case Filter.Match match -> of.test(match.dimension());
        };
    }

    static boolean anywhere(Filter filter, Dimension dimension) {
        return switch (filter) {
            case Filter.And(List<Filter> all) -> all.stream().anyMatch(f -> anywhere(f, dimension));
            case Filter.Or(List<Filter> any) -> any.stream().anyMatch(f -> anywhere(f, dimension));
            case Filter.Not(Filter inner) -> anywhere(inner, dimension);
            case Filter.HasDone(Filter inner) -> anywhere(inner, dimension);
            case Filter.Match match -> match.dimension().equals(dimension);
        };
    }

    /// A filter on goals that no goal meets says nothing about events: it is always or never true.
    static Filter settled(Filter filter, List<Goal> goals) {
        return switch (filter) {
            case Filter.And(List<Filter> all) ->
                    new Filter.And(all.stream().map(f -> settled(f, goals)).toList());
            case Filter.Or(List<Filter> any) ->
                    new Filter.Or(any.stream().map(f -> settled(f, goals)).toList());
            case Filter.Not(Filter inner) -> new Filter.Not(settled(inner, goals));
            case Filter.HasDone(Filter inner) -> new Filter.HasDone(settled(inner, goals));
            case Filter.Match match -> {
                boolean met =
                        match.dimension() != OfEvent.GOAL
                                || goals.stream().anyMatch(g -> Oracle.any(match, g.displayName()));
                Filter never = new Filter.Or(List.of());
                yield met
                        ? match
                        : match.operator().word().endsWith("_not") ? new Filter.Not(never) : never;
            }
        };
    }

    static List<String> plus(List<String> labels, String label) {
        List<String> longer = new ArrayList<>(labels);
        longer.add(label);
        return List.copyOf(longer);
    }
}
