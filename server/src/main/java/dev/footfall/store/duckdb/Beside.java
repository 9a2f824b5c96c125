package dev.footfall.store.duckdb;

import dev.footfall.model.Dimension;
import dev.footfall.model.Dimension.OfEvent;
import dev.footfall.model.Filter;
import dev.footfall.store.Split;
import java.util.List;

/// What rows of events need beside them to tell what they are asked for.
///
/// @param visit their visit, as row `v`
/// @param route the route of requests whose callers named none, as row `t`
record Beside(boolean visit, boolean route) {

    static final Beside NOTHING = new Beside(false, false);

    Beside and(Beside other) {
        return new Beside(visit || other.visit, route || other.route);
    }

    static Beside of(Dimension dimension) {
        return new Beside(DimensionSql.needsVisit(dimension), dimension == OfEvent.ROUTE);
    }

    static Beside of(List<Filter> filters) {
        return filters.stream().map(Beside::of).reduce(NOTHING, Beside::and);
    }

    /// What some event of the visit has to meet is looked for on its own.
    static Beside of(Filter filter) {
        return switch (filter) {
            case Filter.And(List<Filter> all) -> of(all);
            case Filter.Or(List<Filter> any) -> of(any);
            case Filter.Not(Filter inner) -> of(inner);
            case Filter.HasDone _ -> NOTHING;
            case Filter.Match match -> of(match.dimension());
        };
    }

    static Beside of(Split split) {
        return switch (split) {
            case Split.ByText text -> of(text.dimension());
            case Split.ByGoal goals -> of(goals.conditions());
            case Split.ByName _, Split.ByTime _, Split.ByStretch _ -> NOTHING;
        };
    }
}
