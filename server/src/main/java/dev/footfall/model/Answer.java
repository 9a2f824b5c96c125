package dev.footfall.model;

import java.util.List;
import java.util.OptionalLong;

/// What a store answers to a query.
///
/// @param rows in the order asked for
/// @param totalRows all rows without limit and offset, where that was asked for
/// @param rowsRead how many event and visit rows lie in the query's window and were looked at
/// @param exact whether every number is exact
public record Answer(List<Row> rows, OptionalLong totalRows, long rowsRead, boolean exact) {

    public Answer {
        rows = List.copyOf(rows);
    }

    /// @param dimensions one label for each dimension of the query
    /// @param metrics one value for each metric of the query
    public record Row(List<String> dimensions, List<Value> metrics) {
        public Row {
            dimensions = List.copyOf(dimensions);
            metrics = List.copyOf(metrics);
        }
    }

    /// One number of an answer.
    public sealed interface Value {

        record Whole(long number) implements Value {}

        record Fraction(double number) implements Value {}

        record Money(double amount, String currency) implements Value {}

        /// A time, in microseconds since 1970 UTC.
        record Moment(long micros) implements Value {}

        /// Nothing to compute it from, such as a percentile of no requests.
        record Absent() implements Value {}
    }
}
