package dev.footfall.store.duckdb;

import dev.footfall.model.Dimension.OfEvent;
import dev.footfall.model.Filter;
import dev.footfall.model.Filter.Match;
import dev.footfall.store.QueryPlan.Source;
import java.util.ArrayList;
import java.util.List;

/// Renders filters as conditions on rows called `e` (events) or `v` (visits).
final class FilterSql {

    private final RowsSql rows;

    FilterSql(RowsSql rows) {
        this.rows = rows;
    }

    Sql of(Filter filter, Source source) {
        return switch (filter) {
            case Filter.And(List<Filter> all) -> joined(all, source, " AND ", "TRUE");
            case Filter.Or(List<Filter> any) -> joined(any, source, " OR ", "FALSE");
            case Filter.Not(Filter inner) -> Sql.of("NOT ").add(of(inner, source));
            case Filter.HasDone(Filter inner) ->
                    Sql.of(source == Source.VISITS ? "v.id" : "e.visit")
                            .add(" IN (SELECT e.visit FROM ")
                            .add(rows.from(Source.EVENTS, Beside.of(inner)))
                            .add(" WHERE ")
                            .add(rows.inside(Source.EVENTS, Beside.of(inner)))
                            .add(" AND ")
                            .add(of(inner, Source.EVENTS))
                            .add(")");
            case Match match -> of(match, source);
        };
    }

    private Sql joined(List<Filter> filters, Source source, String between, String none) {
        if (filters.isEmpty()) {
            return Sql.of(none);
        }
        List<Sql> all = filters.stream().map(f -> of(f, source)).toList();
        return filters.size() == 1 ? all.getFirst() : Sql.of("(").join(between, all).add(")");
    }

    private static Sql of(Match match, Source source) {
        return switch (match.operator()) {
            case IS -> is(match, source);
            case IS_NOT -> Sql.of("NOT ").add(is(match, source));
            case CONTAINS -> any(match, source, FilterSql::contains);
            case CONTAINS_NOT -> Sql.of("NOT ").add(any(match, source, FilterSql::contains));
            case MATCHES -> any(match, source, FilterSql::matches);
            case MATCHES_NOT -> Sql.of("NOT ").add(any(match, source, FilterSql::matches));
        };
    }

    private static Sql is(Match match, Source source) {
        if (match.dimension() == OfEvent.STATUS && source != Source.VISITS) {
            return isStatus(match.values());
        }
        if (match.dimension() == OfEvent.STATUS_CLASS && match.caseSensitive()) {
            return isStatusClass(match.values());
        }
        Sql text = DimensionSql.of(match.dimension(), source);
        List<Sql> values =
                match.values().stream().map(v -> folded(match, new Sql().bind(v))).toList();
        return among(folded(match, text), values);
    }

    /// Compares numbers: many times faster than their texts. What is no number is no status.
    private static Sql isStatus(List<String> values) {
        List<Sql> numbers = new ArrayList<>();
        for (String value : values) {
            if (value.isEmpty()) {
                numbers.add(new Sql().bind(0));
            } else if (value.matches("[1-9][0-9]{0,8}")) {
                numbers.add(new Sql().bind(Integer.parseInt(value)));
            }
        }
        return among(Sql.of("e.status"), numbers);
    }

    private static Sql isStatusClass(List<String> values) {
        List<Sql> numbers = new ArrayList<>();
        for (String value : values) {
            if (value.isEmpty()) {
                numbers.add(new Sql().bind(0));
            } else if (value.matches("[1-9][0-9]{0,6}xx")) {
                String number = value.substring(0, value.length() - "xx".length());
                numbers.add(new Sql().bind(Integer.parseInt(number)));
            }
        }
        return among(Sql.of("e.status // 100"), numbers);
    }

    private static Sql among(Sql text, List<Sql> values) {
        return switch (values.size()) {
            case 0 -> Sql.of("FALSE");
            case 1 -> Sql.of("(").add(text).add(" = ").add(values.getFirst()).add(")");
            default -> Sql.of("(").add(text).add(" IN (").join(", ", values).add("))");
        };
    }

    @FunctionalInterface
    private interface Test {
        Sql of(Match match, Sql text, String value);
    }

    private static Sql any(Match match, Source source, Test test) {
        if (match.values().isEmpty()) {
            return Sql.of("FALSE");
        }
        List<Sql> tests =
                match.values().stream()
                        .map(v -> test.of(match, DimensionSql.of(match.dimension(), source), v))
                        .toList();
        return Sql.of("(").join(" OR ", tests).add(")");
    }

    private static Sql contains(Match match, Sql text, String value) {
        return Sql.of("contains(")
                .add(folded(match, text))
                .add(", ")
                .add(folded(match, new Sql().bind(value)))
                .add(")");
    }

    private static Sql matches(Match match, Sql text, String value) {
        return Sql.of("regexp_matches(")
                .add(text)
                .add(", ")
                .bind(value)
                .add(match.caseSensitive() ? ")" : ", 'i')");
    }

    private static Sql folded(Match match, Sql text) {
        return match.caseSensitive() ? text : Sql.of("lower(").add(text).add(")");
    }
}
