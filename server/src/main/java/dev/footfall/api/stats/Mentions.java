package dev.footfall.api.stats;

import dev.footfall.model.Dimension;
import dev.footfall.model.Filter;
import dev.footfall.model.Filter.Match;
import java.util.stream.Stream;

/// What a filter tree speaks of.
public final class Mentions {

    private Mentions() {}

    /// All matches of the tree, those inside `has_done` included.
    public static Stream<Match> everywhere(Filter filter) {
        return switch (filter) {
            case Filter.And(var filters) -> filters.stream().flatMap(Mentions::everywhere);
            case Filter.Or(var filters) -> filters.stream().flatMap(Mentions::everywhere);
            case Filter.Not(var inner) -> everywhere(inner);
            case Filter.HasDone(var inner) -> everywhere(inner);
            case Match match -> Stream.of(match);
        };
    }

    /// Whether the tree filters the counted events by a dimension, not only the visits they are in.
    static boolean directly(Filter filter, Dimension dimension) {
        return switch (filter) {
            case Filter.And(var filters) -> filters.stream().anyMatch(f -> directly(f, dimension));
            case Filter.Or(var filters) -> filters.stream().anyMatch(f -> directly(f, dimension));
            case Filter.Not(var inner) -> directly(inner, dimension);
            case Filter.HasDone _ -> false;
            case Match match -> match.dimension().equals(dimension);
        };
    }
}
