package dev.footfall.store.duckdb;

import dev.footfall.model.Answer;
import dev.footfall.model.Answer.Row;
import dev.footfall.model.Answer.Value;
import dev.footfall.model.Metric;
import dev.footfall.store.QueryEngine;
import dev.footfall.store.QueryPlan;
import dev.footfall.store.RouteNames;
import dev.footfall.store.Split;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Answers plans with DuckDB, exactly. Any thread may ask; the readers' own threads do the work.
final class DuckDbQueries implements QueryEngine {

    private final Readers readers;
    private final Shelf<RouteNames> routes;
    private final KnownAnswers known;
    private final Runnable catchUp;
    private final Duration limit;

    /// @param catchUp waits until the database has everything of which a sender was told
    /// @param limit how long one question may take
    DuckDbQueries(Readers readers, Handle handle, Runnable catchUp, Duration limit) {
        this.readers = readers;
        this.routes = handle.shelves().routes();
        this.known = handle.answers();
        this.catchUp = catchUp;
        this.limit = limit;
    }

    @Override
    public Answer answer(QueryPlan plan) {
        catchUp.run();
        if (!KnownAnswers.suits(plan)) {
            return read(plan);
        }
        Optional<Answer> answer = known.find(plan);
        if (answer.isPresent()) {
            return answer.get();
        }
        try (KnownAnswers.Asking asking = known.begin(plan)) {
            return asking.keep(read(plan));
        }
    }

    private Answer read(QueryPlan plan) {
        long naming = routes.lay(List.of(plan.routes()));
        try {
            return readers.readAsIs((connection, openVisits) ->
                    answer(plan, connection, new PlanSql(plan, openVisits, naming)));
        } finally {
            routes.clear(naming);
        }
    }

    private Answer answer(QueryPlan plan, Connection connection, PlanSql sql) throws SQLException {
        List<Row> rows = new ArrayList<>();
        OptionalLong total = OptionalLong.empty();
        Limited limited = new Limited(connection, limit);
        try (PreparedStatement statement = limited.prepare(sql.statement());
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                rows.add(row(plan, result));
                if (plan.countRows()) {
                    total = OptionalLong.of(result.getLong("total"));
                }
            }
        }
        if (plan.countRows() && total.isEmpty()) {
            total = OptionalLong.of(plan.offset() == 0 ? 0 : limited.number(sql.countRows()));
        }
        long read = 0;
        for (Sql count : sql.rowsRead()) {
            read += limited.number(count);
        }
        return new Answer(rows, total, read, true);
    }

    private static Row row(QueryPlan plan, ResultSet result) throws SQLException {
        List<String> labels = new ArrayList<>(plan.splits().size());
        for (int i = 0; i < plan.splits().size(); i++) {
            labels.add(label(plan.splits().get(i), result, "d" + i));
        }
        List<Value> values = new ArrayList<>(plan.cells().size());
        for (int i = 0; i < plan.cells().size(); i++) {
            values.add(value(plan.cells().get(i).metric(), result, i));
        }
        return new Row(labels, values);
    }

    private static String label(Split split, ResultSet result, String column) throws SQLException {
        return switch (split) {
            case Split.ByText text -> text.label(result.getString(column));
            case Split.ByName name -> name.label(result.getString(column));
            case Split.ByTime time -> time.label(result.getLong(column));
            case Split.ByStretch stretch -> stretch.label(result.getLong(column));
            case Split.ByGoal goal -> goal.label(result.getInt(column));
        };
    }

    private static Value value(Metric metric, ResultSet result, int place) throws SQLException {
        String column = "m" + place;
        return switch (MetricSql.shape(metric)) {
            case WHOLE -> new Value.Whole(result.getLong(column));
            case FRACTION -> {
                double number = result.getDouble(column);
                yield result.wasNull() ? new Value.Absent() : new Value.Fraction(number);
            }
            case MOMENT -> {
                long micros = result.getLong(column);
                yield result.wasNull() ? new Value.Absent() : new Value.Moment(micros);
            }
            case MONEY -> {
                double amount = result.getDouble(column);
                yield result.wasNull()
                        ? new Value.Absent()
                        : new Value.Money(amount, result.getString("c" + place));
            }
        };
    }
}
