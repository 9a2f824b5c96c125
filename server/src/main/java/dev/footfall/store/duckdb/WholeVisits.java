package dev.footfall.store.duckdb;

import dev.footfall.model.Dimension;
import dev.footfall.model.Filter;
import dev.footfall.model.Metric;
import dev.footfall.store.QueryPlan.Part;
import dev.footfall.store.QueryPlan.Source;
import dev.footfall.store.Split;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Counts of events told by visits, which are many times fewer: a visit that lies within the window
/// and within one stretch of time as a whole says how many of its events count and whose they are.
/// Only of the visits that an end of the window or of a stretch cuts are the events looked at. The
/// numbers are exactly those that all the events would give, as events carry what their visit says.
final class WholeVisits {

    /// What a visit knows of its events.
    private static final Set<Metric> TOLD =
            EnumSet.of(Metric.VISITORS, Metric.PAGEVIEWS, Metric.EVENTS, Metric.REQUESTS);

    private final List<Split> splits;
    private final RowsSql rows;
    private final FilterSql filters;
    private final Part part;

    WholeVisits(Part part, List<Split> splits, RowsSql rows, FilterSql filters) {
        this.part = part;
        this.splits = splits;
        this.rows = rows;
        this.filters = filters;
    }

    /// Whether visits know all that the part asks for, and few of them are cut.
    static boolean tell(Part part, List<Split> splits) {
        return part.source() == Source.EVENTS
                && TOLD.containsAll(part.metrics())
                && part.splits().stream().allMatch(i -> isTold(splits.get(i)))
                && isTold(part.filter());
    }

    private static boolean isTold(Split split) {
        return switch (split) {
            case Split.ByText text -> text.dimension() instanceof Dimension.OfVisit;
            case Split.ByName name -> name.dimension() instanceof Dimension.OfVisit;
            case Split.ByTime time ->
                    switch (time.grain()) {
                        case MINUTE, HOUR -> false;
                        case DAY, WEEK, MONTH -> true;
                    };
            case Split.ByStretch _, Split.ByGoal _ -> false;
        };
    }

    private static boolean isTold(Filter filter) {
        return switch (filter) {
            case Filter.And(List<Filter> all) -> all.stream().allMatch(WholeVisits::isTold);
            case Filter.Or(List<Filter> any) -> any.stream().allMatch(WholeVisits::isTold);
            case Filter.Not(Filter inner) -> isTold(inner);
            case Filter.HasDone _ -> false;
            case Filter.Match match -> match.dimension() instanceof Dimension.OfVisit;
        };
    }

    /// Rows `e` that are each some events of one visitor in one group.
    Sql from() {
        return Sql.of(" FROM (").add(whole()).add(" UNION ALL ").add(cut()).add(") e");
    }

    static String metric(Metric metric) {
        return switch (metric) {
            case VISITORS -> MetricSql.of(metric, Source.EVENTS);
            case PAGEVIEWS, EVENTS, REQUESTS ->
                    "CAST(coalesce(sum(e.%s), 0) AS BIGINT)".formatted(metric.word());
            default -> throw new IllegalArgumentException("visits do not tell " + metric.word());
        };
    }

    private Sql whole() {
        return Sql.of("SELECT v.visitor, v.pageviews, v.events, v.requests")
                .add(labels(Source.VISITS))
                .add(" FROM ")
                .add(rows.from(Source.VISITS, Beside.NOTHING))
                .add(" WHERE ")
                .add(rows.inside(Source.VISITS, Beside.NOTHING))
                .add(isWhole())
                .add(" AND ")
                .add(filters.of(part.filter(), Source.VISITS));
    }

    private Sql cut() {
        Beside beside = beside();
        return Sql.of("SELECT e.visitor, CAST(e.kind = 'pageview' AS INTEGER), 1,")
                .add(" CAST(e.method <> '' AS INTEGER)")
                .add(labels(Source.EVENTS))
                .add(" FROM ")
                .add(rows.from(Source.EVENTS, beside))
                .add(" WHERE ")
                .add(rows.inside(Source.EVENTS, beside))
                .add(" AND e.visit IN (SELECT v.id FROM ")
                .add(rows.from(Source.VISITS, Beside.NOTHING))
                .add(" WHERE ")
                .add(rows.overlap())
                .add(" AND NOT (v.started >= ")
                .bind(rows.window().from())
                .add(isWhole())
                .add(") AND ")
                .add(filters.of(part.filter(), Source.VISITS))
                .add(")");
    }

    private Beside beside() {
        return part.splits().stream()
                .map(i -> Beside.of(splits.get(i)))
                .reduce(Beside.NOTHING, Beside::and);
    }

    /// Of a visit that starts within the window.
    private Sql isWhole() {
        Sql whole = Sql.of(" AND v.ended < ").bind(rows.window().to());
        for (int i : part.splits()) {
            if (splits.get(i) instanceof Split.ByTime time) {
                whole.add(" AND ")
                        .add(TimeSql.bucket(time, "v.started"))
                        .add(" = ")
                        .add(TimeSql.bucket(time, "v.ended"));
            }
        }
        return whole;
    }

    private Sql labels(Source source) {
        List<Sql> labels = new ArrayList<>();
        for (int i : part.splits()) {
            labels.add(PartSql.expression(splits.get(i), source, filters).add(" AS d" + i));
        }
        return labels.isEmpty() ? new Sql() : Sql.of(", ").join(", ", labels);
    }
}
