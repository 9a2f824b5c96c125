package dev.footfall.store.duckdb;

import dev.footfall.model.Dimension.Time;
import dev.footfall.model.Filter;
import dev.footfall.store.CohortPlan;
import dev.footfall.store.Cohorts;
import dev.footfall.store.QueryPlan.Source;
import java.util.List;

/// Follows visitors through table `event` in one pass: for each of them when they began and a set
/// of the stretches in which they were back. Any thread may call it; a reader's thread does the
/// work.
public final class CohortTable implements Cohorts {

    private final DuckDb store;

    public CohortTable(DuckDb store) {
        this.store = store;
    }

    @Override
    public long each(CohortPlan plan, Taker taker) {
        long naming = store.shelves().routes().lay(List.of(plan.routes()));
        try {
            return store.read((connection, open) -> {
                RowsSql rows =
                        new RowsSql(
                                plan.site(),
                                plan.window(),
                                open,
                                new RoutesSql(naming, plan.routes().byMethod()));
                Limited limited = store.limited(connection);
                limited.each(
                        statement(plan, rows),
                        row -> taker.take(row.getInt(1), row.getLong(2), row.getLong(3)));
                return limited.number(rows.count(Source.EVENTS));
            });
        } finally {
            store.shelves().routes().clear(naming);
        }
    }

    /// Stretch, set of stretches, visitors.
    private static Sql statement(CohortPlan plan, RowsSql rows) {
        FilterSql filters = new FilterSql(rows);
        Beside beside = Beside.of(List.of(plan.filter(), plan.start(), plan.back()));
        Filter either = new Filter.Or(List.of(plan.start(), plan.back()));
        return Sql.of(
                        "SELECT began, back, count(*) FROM (SELECT min(place) FILTER (WHERE starts)"
                                + " AS began, coalesce(bit_or(1::BIGINT << place) FILTER (WHERE"
                                + " returns), 0) AS back FROM (SELECT e.visitor, ")
                .add(place(plan))
                .add(" AS place, ")
                .add(filters.of(plan.start(), Source.EVENTS))
                .add(" AS starts, ")
                .add(filters.of(plan.back(), Source.EVENTS))
                .add(" AS returns FROM ")
                .add(rows.from(Source.EVENTS, beside))
                .add(" WHERE ")
                .add(rows.inside(Source.EVENTS, beside))
                .add(" AND ")
                .add(filters.of(plan.filter(), Source.EVENTS))
                .add(" AND ")
                .add(filters.of(either, Source.EVENTS))
                .add(") e GROUP BY visitor) v WHERE began IS NOT NULL GROUP BY began, back");
    }

    /// The number of the stretch in which an event happened.
    private static Sql place(CohortPlan plan) {
        Sql bucket = TimeSql.bucket(plan.stretches(), Source.EVENTS);
        long first = TimeSql.start(plan.stretches(), plan.window().from());
        Time grain = plan.stretches().grain();
        return switch (grain) {
            case MONTH ->
                    Sql.of("CAST(date_diff('month', make_timestamp(")
                            .bind(first)
                            .add("), make_timestamp(")
                            .add(bucket)
                            .add(")) AS INTEGER)");
            case MINUTE, HOUR, DAY, WEEK ->
                    Sql.of("CAST((")
                            .add(bucket)
                            .add(" - ")
                            .bind(first)
                            .add(") // " + TimeSql.length(grain) + " AS INTEGER)");
        };
    }
}
