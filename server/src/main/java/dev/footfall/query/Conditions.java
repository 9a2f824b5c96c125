package dev.footfall.query;

import dev.footfall.model.Audience;
import dev.footfall.model.Dimension;
import dev.footfall.model.Dimension.OfEvent;
import dev.footfall.model.Filter;
import dev.footfall.model.Goal;
import dev.footfall.model.Query;
import dev.footfall.query.route.PlainNames;
import dev.footfall.store.RouteNames;
import dev.footfall.store.Split;
import java.util.List;
import java.util.function.Supplier;

/// What questions about visits ask, in the words of rows: by the rules that hold for queries.
public final class Conditions {

    private Conditions() {}

    /// The visits of an audience, as a filter that rows of visits and of events can meet.
    ///
    /// @param dimensions by which the question splits: by bots, and they are looked at
    public static Filter visits(Audience audience, List<Dimension> dimensions) {
        return Reach.fromVisits(
                Planner.rewrite(audience.filter(), plain(audience, audience.bots(), dimensions)));
    }

    /// A filter on events alone, whoever's.
    public static Filter events(Filter filter, Audience audience) {
        return Planner.rewrite(filter, plain(audience, true, List.of()));
    }

    /// How a dimension that is a text of rows splits them.
    public static Split split(Dimension dimension, Audience audience) {
        return Planner.split(dimension, plain(audience, true, List.of(dimension)));
    }

    /// Views of a page; `*` stands for any characters but `/`, `**` for any.
    public static Filter page(String path) {
        return Goals.condition(new Goal.OnPage(0, "", path));
    }

    /// A path by whatever event, with stars as in [#page].
    public static Filter path(OfEvent dimension, String path) {
        return Goals.path(dimension, path);
    }

    /// @param site names routes; asked only where a filter or dimension speaks of them
    public static RouteNames routes(
            List<Filter> filters, List<Dimension> dimensions, Supplier<RouteNames> site) {
        boolean routed =
                dimensions.contains(OfEvent.ROUTE)
                        || filters.stream().anyMatch(f -> Leaves.any(f, d -> d == OfEvent.ROUTE));
        return routed ? site.get() : PlainNames.BY_SHAPE;
    }

    private static Query plain(Audience audience, boolean bots, List<Dimension> dimensions) {
        return new Query(
                audience.site(),
                audience.window(),
                List.of(),
                dimensions,
                audience.filter(),
                List.of(),
                0,
                0,
                bots,
                false,
                audience.goals());
    }
}
