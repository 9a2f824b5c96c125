package dev.footfall.store.duckdb;

import dev.footfall.model.EventKind;
import dev.footfall.model.Filter;
import dev.footfall.store.Deed;
import dev.footfall.store.QueryPlan.Source;
import dev.footfall.store.TrailPlan;
import dev.footfall.store.TrailPlan.Label;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Renders trails. Labels are sorted and grouped by their 64-bit hashes, which are many times
/// lighter than texts; their names are looked up for the few that are shown.
final class TrailSql {

    /// As a signed number, since Java knows no other.
    private static final String CODE = "CAST(hash(%s) >> 1 AS BIGINT)";

    private final TrailPlan plan;
    private final RowsSql rows;
    private final FilterSql filters;
    private final Beside beside;

    /// @param openVisits the token by which the open visits are read
    /// @param routes the token by which the naming of routes is read
    TrailSql(TrailPlan plan, long openVisits, long routes) {
        this.plan = plan;
        this.rows =
                new RowsSql(
                        plan.site(),
                        plan.window(),
                        openVisits,
                        new RoutesSql(routes, plan.routes().byMethod()));
        this.filters = new FilterSql(rows);
        this.beside = Beside.of(plan.filter()).and(Beside.of(plan.marks())).and(ofLabel(plan));
    }

    /// A deed may be a request, which is told by its route.
    private static Beside ofLabel(TrailPlan plan) {
        return switch (plan.label()) {
            case Label.None _ -> Beside.NOTHING;
            case Label.Of(var dimension) -> Beside.of(dimension);
            case Label.Deeds _ -> new Beside(false, plan.deedsNeedRoutes());
        };
    }

    /// Unit, time, marks, code.
    Sql rows() {
        String unit = plan.by() == TrailPlan.Unit.VISIT ? "e.visit" : "e.visitor";
        Sql inner =
                Sql.of("SELECT " + unit + " AS unit, e.happened, ")
                        .add(marks())
                        .add(" AS marks, ")
                        .add(code())
                        .add(" AS code, e.seq")
                        .add(fromWhere());
        if (plan.onlyMarked()) {
            inner.add(" AND ").add(filters.of(new Filter.Or(plan.marks()), Source.EVENTS));
        }
        return Sql.of("SELECT unit, happened, marks, code FROM (")
                .add(inner)
                .add(") r ORDER BY unit, happened, seq");
    }

    private Sql marks() {
        List<Sql> bits = new ArrayList<>();
        for (Filter mark : plan.marks()) {
            bits.add(
                    Sql.of("CASE WHEN ")
                            .add(filters.of(mark, Source.EVENTS))
                            .add(" THEN " + (1 << bits.size()) + " ELSE 0 END"));
        }
        return bits.isEmpty() ? Sql.of("0") : Sql.of("(").join(" + ", bits).add(")");
    }

    private Sql fromWhere() {
        return Sql.of(" FROM ")
                .add(rows.from(Source.EVENTS, beside))
                .add(" WHERE ")
                .add(rows.inside(Source.EVENTS, beside))
                .add(" AND ")
                .add(filters.of(plan.filter(), Source.EVENTS));
    }

    private Sql code() {
        return plan.label() instanceof Label.None ? Sql.of("0") : hashed(label());
    }

    private static Sql hashed(Sql text) {
        String[] around = CODE.split("%s", 2);
        return Sql.of(around[0]).add(text).add(around[1]);
    }

    private Sql label() {
        return switch (plan.label()) {
            case Label.None _ -> Sql.of("''");
            case Label.Of(var dimension) -> DimensionSql.of(dimension, Source.EVENTS);
            case Label.Deeds _ -> deed();
        };
    }

    private Sql deed() {
        String route = plan.deedsNeedRoutes() ? RoutesSql.ROUTE : "e.path";
        return Sql.of(
                "CASE e.kind WHEN '%s' THEN '%s ' || e.path WHEN '%s' THEN '%s ' || e.method || ' ' || %s ELSE '%s ' || e.name END"
                        .formatted(
                                EventKind.PAGEVIEW.word(),
                                Deed.Kind.PAGE.word(),
                                EventKind.REQUEST.word(),
                                Deed.Kind.REQUEST.word(),
                                route,
                                Deed.Kind.EVENT.word()));
    }

    /// Code, least and greatest label of each.
    Sql names(Collection<Long> codes) {
        List<Sql> wanted = codes.stream().map(c -> new Sql().bind(c)).toList();
        return Sql.of("SELECT code, min(label), max(label) FROM (SELECT ")
                .add(code())
                .add(" AS code, ")
                .add(label())
                .add(" AS label")
                .add(fromWhere())
                .add(") r WHERE code IN (")
                .join(", ", wanted)
                .add(") GROUP BY code");
    }

    Sql rowsRead() {
        return rows.count(Source.EVENTS);
    }
}
