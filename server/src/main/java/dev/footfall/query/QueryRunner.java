package dev.footfall.query;

import dev.footfall.model.Answer;
import dev.footfall.model.Dimension.OfEvent;
import dev.footfall.model.Query;
import dev.footfall.model.Site;
import dev.footfall.query.route.PlainNames;
import dev.footfall.store.QueryEngine;
import dev.footfall.store.RouteNames;
import java.util.function.Function;

/// Answers questions: plans a query and hands the plan to the store. Blocks.
public final class QueryRunner {

    private final QueryEngine engine;
    private final Function<Site, RouteNames> routes;

    /// Names routes by nothing but what their paths look like.
    public QueryRunner(QueryEngine engine) {
        this(engine, _ -> PlainNames.BY_SHAPE);
    }

    /// @param routes names the routes of a site's requests; may block
    public QueryRunner(QueryEngine engine, Function<Site, RouteNames> routes) {
        this.engine = engine;
        this.routes = routes;
    }

    public Answer ask(Query query) {
        boolean routed =
                query.dimensions().contains(OfEvent.ROUTE)
                        || Leaves.any(query.filter(), d -> d == OfEvent.ROUTE);
        RouteNames names = routed ? routes.apply(query.site()) : PlainNames.BY_SHAPE;
        return engine.answer(Planner.plan(query, names));
    }
}
