package dev.footfall.store.duckdb;

import dev.footfall.model.Filter;
import dev.footfall.model.Metric;
import dev.footfall.store.QueryPlan.Part;
import dev.footfall.store.QueryPlan.Source;
import dev.footfall.store.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Renders one part of a plan: a query with a column `dN` for the plan's split N and one for each
/// metric, named by its word. Without splits it has exactly one row.
final class PartSql {

    private final List<Split> splits;
    private final RowsSql rows;
    private final FilterSql filters;

    PartSql(List<Split> splits, RowsSql rows) {
        this.splits = splits;
        this.rows = rows;
        this.filters = new FilterSql(rows);
    }

    Sql of(Part part) {
        if (part.source() == Source.READINGS) {
            return readings(part);
        }
        if (WholeVisits.tell(part, splits)) {
            return wholeVisits(part);
        }
        List<Sql> columns = new ArrayList<>();
        if (goalOf(part).isEmpty()) {
            part.splits().forEach(i -> columns.add(labelled(i, part.source())));
            columns.addAll(metrics(part));
            return Sql.of("SELECT ").join(", ", columns).add(fromWhere(part)).add(grouped(part));
        }
        part.splits().forEach(i -> columns.add(Sql.of("e.d" + i)));
        columns.addAll(metrics(part));
        return Sql.of("SELECT ")
                .join(", ", columns)
                .add(" FROM (")
                .add(expanded(part))
                .add(") e WHERE e.d" + goalOf(part).getFirst() + " IS NOT NULL")
                .add(grouped(part));
    }

    private Sql wholeVisits(Part part) {
        List<Sql> columns = new ArrayList<>();
        part.splits().forEach(i -> columns.add(Sql.of("e.d" + i)));
        part.metrics()
                .forEach(metric ->
                        columns.add(Sql.of(WholeVisits.metric(metric) + " AS " + metric.word())));
        return Sql.of("SELECT ")
                .join(", ", columns)
                .add(new WholeVisits(part, splits, rows, filters).from())
                .add(grouped(part));
    }

    /// Each event as often as it reaches a goal.
    private Sql expanded(Part part) {
        List<Sql> columns = new ArrayList<>();
        columns.add(Sql.of("e.*"));
        part.splits().forEach(i -> columns.add(labelled(i, part.source())));
        Sql any = Sql.of(" AND ").add(filters.of(anyGoal(part), part.source()));
        return Sql.of("SELECT ").join(", ", columns).add(fromWhere(part)).add(any);
    }

    private Filter anyGoal(Part part) {
        return splits.get(goalOf(part).getFirst()) instanceof Split.ByGoal goals
                ? new Filter.Or(goals.conditions())
                : Filter.ALL;
    }

    private List<Integer> goalOf(Part part) {
        return part.splits().stream().filter(i -> splits.get(i) instanceof Split.ByGoal).toList();
    }

    /// What was read of each page in each visit, then the mean of these.
    private Sql readings(Part part) {
        List<Sql> inner = new ArrayList<>();
        List<Sql> outer = new ArrayList<>();
        part.splits().forEach(i -> inner.add(labelled(i, part.source())));
        part.splits().forEach(i -> outer.add(Sql.of("r.d" + i)));
        inner.add(Sql.of("max(e.scroll) FILTER (WHERE e.scroll >= 0) AS scroll"));
        inner.add(Sql.of("sum(e.engaged) FILTER (WHERE e.engaged > 0) AS engaged"));
        outer.addAll(metrics(part));
        List<Sql> keys = new ArrayList<>();
        IntStream.rangeClosed(1, part.splits().size())
                .forEach(i -> keys.add(Sql.of(Integer.toString(i))));
        keys.add(Sql.of("e.visit"));
        keys.add(Sql.of("e.path"));
        return Sql.of("SELECT ")
                .join(", ", outer)
                .add(" FROM (SELECT ")
                .join(", ", inner)
                .add(fromWhere(part))
                .add(" GROUP BY ")
                .join(", ", keys)
                .add(") r")
                .add(grouped(part));
    }

    private Sql fromWhere(Part part) {
        Beside beside =
                part.splits().stream()
                        .map(i -> Beside.of(splits.get(i)))
                        .reduce(Beside.of(part.filter()), Beside::and);
        return Sql.of(" FROM ")
                .add(rows.from(part.source(), beside))
                .add(" WHERE ")
                .add(rows.inside(part.source(), beside))
                .add(" AND ")
                .add(filters.of(part.filter(), part.source()));
    }

    private static List<Sql> metrics(Part part) {
        List<Sql> columns = new ArrayList<>();
        for (Metric metric : part.metrics()) {
            String expression = MetricSql.of(metric, part.source());
            columns.add(Sql.of(expression + " AS " + metric.word()));
            if (MetricSql.shape(metric) == MetricSql.Shape.MONEY) {
                columns.add(Sql.of(MetricSql.currency() + " AS " + metric.word() + "_currency"));
            }
        }
        return columns;
    }

    private static Sql grouped(Part part) {
        if (part.splits().isEmpty()) {
            return new Sql();
        }
        List<Sql> places =
                IntStream.rangeClosed(1, part.splits().size())
                        .mapToObj(i -> Sql.of(Integer.toString(i)))
                        .toList();
        return Sql.of(" GROUP BY ").join(", ", places);
    }

    private Sql labelled(int split, Source source) {
        return expression(splits.get(split), source, filters).add(" AS d" + split);
    }

    /// What tells a row's group.
    static Sql expression(Split split, Source source, FilterSql filters) {
        return switch (split) {
            case Split.ByText text -> DimensionSql.of(text.dimension(), source);
            case Split.ByName name -> DimensionSql.of(name.dimension(), source);
            case Split.ByTime time -> TimeSql.bucket(time, source);
            case Split.ByStretch stretch -> TimeSql.place(stretch, source);
            case Split.ByGoal goals -> goalsReached(goals, source, filters);
        };
    }

    private static Sql goalsReached(Split.ByGoal goals, Source source, FilterSql filters) {
        List<Sql> places = new ArrayList<>();
        for (Filter condition : goals.conditions()) {
            places.add(
                    Sql.of("CASE WHEN ")
                            .add(filters.of(condition, source))
                            .add(" THEN " + places.size() + " END"));
        }
        return Sql.of("unnest(list_filter(CAST([")
                .join(", ", places)
                .add("] AS INTEGER[]), lambda g: g IS NOT NULL))");
    }
}
