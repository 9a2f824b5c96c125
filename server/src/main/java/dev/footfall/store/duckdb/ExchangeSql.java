package dev.footfall.store.duckdb;

import dev.footfall.model.Direction;
import dev.footfall.model.Ending;
import dev.footfall.store.ExchangeFilter;
import dev.footfall.store.ExchangeFilter.Statuses;
import java.util.Collection;
import java.util.List;

/// Renders which kept exchanges are meant.
final class ExchangeSql {

    private ExchangeSql() {}

    static Sql meeting(ExchangeFilter filter) {
        Sql sql = Sql.of("site = ").bind(filter.site());
        if (filter.from() != Long.MIN_VALUE) {
            sql.add(" AND happened >= ").bind(filter.from());
        }
        if (filter.to() != Long.MAX_VALUE) {
            sql.add(" AND happened < ").bind(filter.to());
        }
        anyOf(sql, "method", filter.methods());
        anyOf(sql, "ending", filter.endings().stream().map(Ending::word).toList());
        anyOf(sql, "direction", filter.directions().stream().map(Direction::word).toList());
        equal(sql, "route", filter.route());
        equal(sql, "consumer", filter.consumer());
        equal(sql, "trace_id", filter.traceId());
        path(sql, filter.path());
        statuses(sql, filter.statuses());
        if (filter.withBody()) {
            sql.add(" AND (request_form <> 'none' OR response_form <> 'none')");
        }
        return sql;
    }

    private static void equal(Sql sql, String column, String value) {
        if (!value.isEmpty()) {
            sql.add(" AND " + column + " = ").bind(value);
        }
    }

    private static void anyOf(Sql sql, String column, Collection<String> values) {
        if (!values.isEmpty()) {
            List<Sql> each = values.stream().map(value -> new Sql().bind(value)).toList();
            sql.add(" AND " + column + " IN (").join(", ", each).add(")");
        }
    }

    private static void statuses(Sql sql, List<Statuses> statuses) {
        if (!statuses.isEmpty()) {
            List<Sql> each =
                    statuses.stream()
                            .map(range ->
                                    Sql.of("status BETWEEN ")
                                            .bind(range.least())
                                            .add(" AND ")
                                            .bind(range.most()))
                            .toList();
            sql.add(" AND (").join(" OR ", each).add(")");
        }
    }

    private static void path(Sql sql, String path) {
        if (path.indexOf('*') >= 0) {
            String pattern =
                    path.replace("\\", "\\\\")
                            .replace("%", "\\%")
                            .replace("_", "\\_")
                            .replace('*', '%');
            sql.add(" AND path LIKE ").bind(pattern).add(" ESCAPE '\\'");
        } else if (!path.isEmpty()) {
            sql.add(" AND starts_with(path, ").bind(path).add(")");
        }
    }
}
