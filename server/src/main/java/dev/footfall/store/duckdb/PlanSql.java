package dev.footfall.store.duckdb;

import dev.footfall.model.Metric;
import dev.footfall.store.QueryPlan;
import dev.footfall.store.QueryPlan.Cell;
import dev.footfall.store.QueryPlan.Joining;
import dev.footfall.store.QueryPlan.Part;
import dev.footfall.store.QueryPlan.Term;
import dev.footfall.store.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Renders a plan as one statement with the columns `d0…`, `m0…` (for money with `c0…`) and, where
/// wanted, `total`.
final class PlanSql {

    private final QueryPlan plan;
    private final RowsSql rows;

    /// @param openVisits the token by which the open visits are read
    /// @param routes the token by which the naming of routes is read
    PlanSql(QueryPlan plan, long openVisits, long routes) {
        this.plan = plan;
        this.rows =
                new RowsSql(
                        plan.site(),
                        plan.window(),
                        openVisits,
                        new RoutesSql(routes, plan.routes().byMethod()));
    }

    Sql statement() {
        return page(plan.limit(), plan.offset());
    }

    /// The number of all rows, for when the page asked for has none.
    Sql countRows() {
        return Sql.of("SELECT count(*) FROM (").add(joined()).add(") r");
    }

    /// How many rows the statement has to look at, one count for each kind.
    List<Sql> rowsRead() {
        return plan.parts().stream().map(Part::source).distinct().map(rows::count).toList();
    }

    private Sql page(int limit, int offset) {
        Sql sql = Sql.of("SELECT *");
        if (plan.countRows()) {
            sql.add(", count(*) OVER () AS total");
        }
        sql.add(" FROM (").add(joined()).add(") r");
        List<Sql> order = order();
        if (!order.isEmpty()) {
            sql.add(" ORDER BY ").join(", ", order);
        }
        return sql.add(" LIMIT ").bind(limit).add(" OFFSET ").bind(offset);
    }

    private Sql joined() {
        List<Sql> columns = new ArrayList<>();
        IntStream.range(0, plan.splits().size())
                .forEach(i -> columns.add(Sql.of(key(i, plan.parts().size()) + " AS d" + i)));
        IntStream.range(0, plan.cells().size()).forEach(i -> columns.addAll(cell(i)));
        PartSql parts = new PartSql(plan.splits(), rows);
        Sql sql = Sql.of("SELECT ").join(", ", columns).add(" FROM ");
        for (int i = 0; i < plan.parts().size(); i++) {
            Part part = plan.parts().get(i);
            sql.add(i == 0 ? "(" : joining(part))
                    .add(parts.of(part))
                    .add(") p" + i)
                    .add(i == 0 ? "" : on(part, i));
        }
        return sql;
    }

    private static String joining(Part part) {
        if (part.splits().isEmpty()) {
            return " CROSS JOIN (";
        }
        return part.joining() == Joining.FULL ? " FULL JOIN (" : " LEFT JOIN (";
    }

    private String on(Part part, int place) {
        if (part.splits().isEmpty()) {
            return "";
        }
        List<String> equal =
                part.splits().stream()
                        .map(split -> key(split, place) + " = p" + place + ".d" + split)
                        .toList();
        return " ON " + String.join(" AND ", equal);
    }

    /// The value of a split after the first so many parts: any that can bring rows may hold it.
    private String key(int split, int parts) {
        List<String> holders = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            Part part = plan.parts().get(i);
            boolean brings = i == 0 || part.joining() == Joining.FULL;
            if (brings && part.splits().contains(split)) {
                holders.add("p" + i + ".d" + split);
            }
        }
        return holders.size() == 1
                ? holders.getFirst()
                : "coalesce(" + String.join(", ", holders) + ")";
    }

    private List<Sql> cell(int place) {
        String name = " AS m" + place;
        return switch (plan.cells().get(place)) {
            case Cell.Of(Metric metric, int part) -> {
                String column = "p" + part + "." + metric.word();
                yield switch (MetricSql.shape(metric)) {
                    case WHOLE -> List.of(Sql.of("coalesce(" + column + ", 0)" + name));
                    case FRACTION, MOMENT -> List.of(Sql.of(column + name));
                    case MONEY ->
                            List.of(
                                    Sql.of(column + name),
                                    Sql.of(column + "_currency AS c" + place));
                };
            }
            case Cell.Share(Metric _, int part, int whole) -> {
                String visitors = Metric.VISITORS.word();
                yield List.of(
                        Sql.of(
                                "100.0 * coalesce(p%d.%s, 0) / nullif(p%d.%s, 0)"
                                                .formatted(part, visitors, whole, visitors)
                                        + name));
            }
            case Cell.Untold(Metric _) -> List.of(Sql.of("CAST(NULL AS DOUBLE)" + name));
        };
    }

    /// What was asked for; then all splits, so that pages of equal rows neither repeat nor skip.
    private List<Sql> order() {
        List<Sql> terms = new ArrayList<>();
        for (Term term : plan.order()) {
            terms.add(
                    switch (term) {
                        case Term.ByCell(int cell, boolean descending) ->
                                Sql.of("r.m" + cell + direction(descending));
                        case Term.BySplit(int split, boolean descending) ->
                                label(split).add(direction(descending));
                    });
        }
        IntStream.range(0, plan.splits().size())
                .filter(i -> plan.order().stream().noneMatch(t -> isBySplit(t, i)))
                .forEach(i -> terms.add(label(i).add(direction(false))));
        return terms;
    }

    private static boolean isBySplit(Term term, int place) {
        return term instanceof Term.BySplit(int split, boolean _) && split == place;
    }

    private static String direction(boolean descending) {
        return (descending ? " DESC" : " ASC") + " NULLS LAST";
    }

    /// What sorts as the group's label does.
    private Sql label(int split) {
        String column = "r.d" + split;
        return switch (plan.splits().get(split)) {
            case Split.ByText text ->
                    Sql.of("coalesce(nullif(" + column + ", ''), ").bind(text.unknown()).add(")");
            case Split.ByName name ->
                    Sql.of("coalesce(list_position(string_split(")
                            .bind(String.join(",", name.names().keySet()))
                            .add(", ','), " + column + "), 0)");
            case Split.ByTime _, Split.ByStretch _, Split.ByGoal _ -> Sql.of(column);
        };
    }
}
