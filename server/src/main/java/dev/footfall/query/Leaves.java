package dev.footfall.query;

import dev.footfall.model.Dimension;
import dev.footfall.model.Filter;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/// Walks over a filter's tree.
final class Leaves {

    private Leaves() {}

    /// The same tree with each match replaced.
    static Filter map(Filter filter, Function<Filter.Match, Filter> change) {
        return switch (filter) {
            case Filter.And(List<Filter> filters) -> new Filter.And(map(filters, change));
            case Filter.Or(List<Filter> filters) -> new Filter.Or(map(filters, change));
            case Filter.Not(Filter inner) -> new Filter.Not(map(inner, change));
            case Filter.HasDone(Filter inner) -> new Filter.HasDone(map(inner, change));
            case Filter.Match match -> change.apply(match);
        };
    }

    private static List<Filter> map(List<Filter> filters, Function<Filter.Match, Filter> change) {
        return filters.stream().map(f -> map(f, change)).toList();
    }

    /// Whether any match anywhere speaks of such a dimension.
    static boolean any(Filter filter, Predicate<Dimension> wanted) {
        return switch (filter) {
            case Filter.And(List<Filter> filters) -> filters.stream().anyMatch(f -> any(f, wanted));
            case Filter.Or(List<Filter> filters) -> filters.stream().anyMatch(f -> any(f, wanted));
            case Filter.Not(Filter inner) -> any(inner, wanted);
            case Filter.HasDone(Filter inner) -> any(inner, wanted);
            case Filter.Match match -> wanted.test(match.dimension());
        };
    }

    /// Whether a match that the row itself must meet speaks of such a dimension; what some event of
    /// the visit has to meet is not looked at.
    static boolean anyOfRow(Filter filter, Predicate<Dimension> wanted) {
        return switch (filter) {
            case Filter.And(List<Filter> filters) ->
                    filters.stream().anyMatch(f -> anyOfRow(f, wanted));
            case Filter.Or(List<Filter> filters) ->
                    filters.stream().anyMatch(f -> anyOfRow(f, wanted));
            case Filter.Not(Filter inner) -> anyOfRow(inner, wanted);
            case Filter.HasDone _ -> false;
            case Filter.Match match -> wanted.test(match.dimension());
        };
    }

    /// The filters that must all hold, nested conjunctions taken apart.
    static List<Filter> conjuncts(Filter filter) {
        return filter instanceof Filter.And(List<Filter> filters)
                ? filters.stream().flatMap(f -> conjuncts(f).stream()).toList()
                : List.of(filter);
    }

    /// All must hold; one alone is itself.
    static Filter all(List<Filter> filters) {
        return filters.size() == 1 ? filters.getFirst() : new Filter.And(filters);
    }
}
