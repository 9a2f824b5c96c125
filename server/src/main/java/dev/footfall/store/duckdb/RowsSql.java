package dev.footfall.store.duckdb;

import dev.footfall.model.Window;
import dev.footfall.store.QueryPlan.Source;

/// Where rows come from and which of them lie within the question's site and window.
///
/// @param openVisits the token by which the open visits are read
record RowsSql(int site, Window window, long openVisits, RoutesSql routes) {

    private static final String CLOSED_AND_OPEN =
            "(SELECT * FROM visit UNION ALL SELECT * FROM open_visits(%d)) v";

    Sql from(Source source, Beside beside) {
        String visits = CLOSED_AND_OPEN.formatted(openVisits);
        return switch (source) {
            case VISITS -> Sql.of(visits);
            case EVENTS, READINGS -> {
                Sql events = Sql.of("event e");
                if (beside.visit()) {
                    events.add(" JOIN " + visits + " ON v.id = e.visit");
                }
                yield beside.route() ? events.add(routes.join(during("e"))) : events;
            }
        };
    }

    Sql inside(Source source, Beside beside) {
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
        return beside.visit() && source != Source.VISITS
                ? inside.add(" AND ").add(overlap())
                : inside;
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
    Sql overlap() {
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
                            .add(from(source, Beside.NOTHING))
                            .add(" WHERE ")
                            .add(inside(source, Beside.NOTHING));
        };
    }
}
