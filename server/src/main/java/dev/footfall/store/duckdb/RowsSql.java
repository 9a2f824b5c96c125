package dev.footfall.store.duckdb;

import dev.footfall.model.Dimension;
import dev.footfall.model.Filter;
import dev.footfall.model.Window;
import dev.footfall.store.QueryPlan.Source;
import java.util.List;

/// Where rows come from and which of them lie within the question's site and window.
///
/// @param openVisits the token by which the open visits are read
record RowsSql(int site, Window window, long openVisits) {

    private static final String CLOSED_AND_OPEN =
            "(SELECT * FROM visit UNION ALL SELECT * FROM open_visits(%d)) v";

    /// Events come with their visits where a filter needs more of these than events carry.
    Sql from(Source source, List<Filter> filters) {
        return from(source, needsVisit(filters));
    }

    Sql from(Source source, boolean withVisit) {
        String visits = CLOSED_AND_OPEN.formatted(openVisits);
        return switch (source) {
            case VISITS -> Sql.of(visits);
            case EVENTS, READINGS ->
                    Sql.of(withVisit ? "event e JOIN " + visits + " ON v.id = e.visit" : "event e");
        };
    }

    Sql inside(Source source, List<Filter> filters) {
        return inside(source, needsVisit(filters));
    }

    Sql inside(Source source, boolean withVisit) {
        Sql inside =
                switch (source) {
                    case EVENTS -> during("e").add(" AND e.kind <> 'engagement'");
                    case READINGS -> during("e").add(" AND (e.scroll >= 0 OR e.engaged > 0)");
                    case VISITS ->
                            Sql.of("v.site = ")
                                    .bind(site)
                                    .add(" AND v.started >= ")
                                    .bind(window.from())
                                    .add(" AND v.started < ")
                                    .bind(window.to())
                                    .add(" AND v.events > 0");
                };
        return withVisit && source != Source.VISITS ? inside.add(" AND ").add(overlap()) : inside;
    }

    private Sql during(String row) {
        return Sql.of(row + ".site = ")
                .bind(site)
                .add(" AND " + row + ".happened >= ")
                .bind(window.from())
                .add(" AND " + row + ".happened < ")
                .bind(window.to());
    }

    /// A visit with an event in the window lies partly within it; saying so lets the engine skip
    /// the others.
    private Sql overlap() {
        return Sql.of("v.site = ")
                .bind(site)
                .add(" AND v.ended >= ")
                .bind(window.from())
                .add(" AND v.started < ")
                .bind(window.to());
    }

    /// How many rows of the site lie within the window.
    Sql count(Source source) {
        return switch (source) {
            case EVENTS, READINGS -> Sql.of("SELECT count(*) FROM event e WHERE ").add(during("e"));
            case VISITS ->
                    Sql.of("SELECT count(*) FROM ")
                            .add(from(source, false))
                            .add(" WHERE ")
                            .add(inside(source, false));
        };
    }

    static boolean needsVisit(List<Filter> filters) {
        return filters.stream().anyMatch(RowsSql::needsVisit);
    }

    private static boolean needsVisit(Filter filter) {
        return switch (filter) {
            case Filter.And(List<Filter> all) -> needsVisit(all);
            case Filter.Or(List<Filter> any) -> needsVisit(any);
            case Filter.Not(Filter inner) -> needsVisit(inner);
            case Filter.HasDone _ -> false;
            case Filter.Match match -> needsVisit(match.dimension());
        };
    }

    static boolean needsVisit(Dimension dimension) {
        return DimensionSql.needsVisit(dimension);
    }
}
