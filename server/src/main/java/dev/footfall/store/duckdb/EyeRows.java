package dev.footfall.store.duckdb;

import dev.footfall.model.EventId;
import dev.footfall.model.EyeEvent;
import dev.footfall.store.EyeStore.EventFilter;
import dev.footfall.store.EyeStore.EventRow;
import dev.footfall.store.EyeStore.FaultFilter;
import dev.footfall.store.EyeStore.FaultRow;
import dev.footfall.store.EyeStore.SessionRow;
import dev.footfall.store.EyeStore.Stretch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

/// The SQL by which rows of the eye's tables are found and read.
final class EyeRows {

    static final String EVENT_COLUMNS =
            """
            id, receipt_high, receipt_low, site, session, category, name, data, happened, received
            """;
    static final String FAULT_COLUMNS =
            "id, receipt_high, receipt_low, payload, message, errors, received";
    static final String EVENT_SIZE = "strlen(data)";
    static final String FAULT_SIZE = "strlen(payload) + strlen(errors)";

    /// How many bytes of JSON one reading may hold; a single row may be larger.
    private static final long MOST_BYTES = 4L << 20;

    private EyeRows() {}

    /// Reads one row of a result.
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    static Sql where(int site, EventFilter filter) {
        Sql where = Sql.of(" WHERE site = ").bind(site);
        filter.session().ifPresent(id -> where.add(" AND session = ").bind(id));
        filter.category().ifPresent(text -> where.add(" AND category = ").bind(text));
        filter.name().ifPresent(text -> where.add(" AND name = ").bind(text));
        filter.from().ifPresent(micros -> where.add(" AND happened >= ").bind(micros));
        filter.to().ifPresent(micros -> where.add(" AND happened <= ").bind(micros));
        filter.receipt().ifPresent(receipt -> receipt(where, receipt));
        return search(
                where,
                filter.search(),
                List.of("CAST(session AS VARCHAR)", "category", "name", "data"));
    }

    static Sql where(int site, FaultFilter filter) {
        Sql where = Sql.of(" WHERE site = ").bind(site);
        filter.receipt().ifPresent(receipt -> receipt(where, receipt));
        return search(where, filter.search(), List.of("message", "errors", "payload"));
    }

    private static void receipt(Sql where, EventId receipt) {
        where.add(" AND receipt_high = ")
                .bind(receipt.high())
                .add(" AND receipt_low = ")
                .bind(receipt.low());
    }

    /// Keeps those rows of which one text has the searched one in it, whatever the case.
    static Sql search(Sql where, String search, List<String> texts) {
        if (search.isEmpty()) {
            return where;
        }
        List<Sql> any = new ArrayList<>();
        for (String text : texts) {
            any.add(Sql.of("contains(lower(" + text + "), lower(").bind(search).add("))"));
        }
        return where.add(" AND (").join(" OR ", any).add(")");
    }

    /// Keeps the rows behind one with that moment and id.
    ///
    /// @param moment the column by which the list is ordered first
    static Sql behind(Sql where, boolean newestFirst, String moment, long micros, Object id) {
        String side = newestFirst ? "<" : ">";
        return where.add(" AND " + moment + " " + side + "= ")
                .bind(micros)
                .add(" AND (" + moment + " " + side + " ")
                .bind(micros)
                .add(" OR id " + side + " ")
                .bind(id)
                .add(")");
    }

    /// How many rows from the stretch's beginning on are small enough to be read at once.
    ///
    /// @param size what a row takes up, an expression
    static int fitting(Connection connection, String size, Sql rest, Stretch<?> stretch)
            throws SQLException {
        Sql sizes = limited(Sql.of("SELECT " + size).add(rest), stretch.limit(), stretch.skip());
        int count = 0;
        try (PreparedStatement statement = sizes.prepare(connection);
                ResultSet row = statement.executeQuery()) {
            for (long total = 0; total < MOST_BYTES && row.next(); count++) {
                total += row.getLong(1);
            }
        }
        return count;
    }

    static Sql limited(Sql sql, int limit, long skip) {
        return sql.add(" LIMIT ").bind(limit).add(" OFFSET ").bind(skip);
    }

    static <T> List<T> list(Connection connection, Sql sql, RowReader<T> reader)
            throws SQLException {
        List<T> rows = new ArrayList<>();
        try (PreparedStatement statement = sql.prepare(connection);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                rows.add(reader.read(row));
            }
        }
        return rows;
    }

    static EventRow event(ResultSet row) throws SQLException {
        return new EventRow(
                row.getLong("id"),
                new EyeEvent(
                        receipt(row),
                        false,
                        row.getInt("site"),
                        uuid(row, "session"),
                        row.getString("category"),
                        row.getString("name"),
                        row.getString("data"),
                        row.getLong("happened"),
                        row.getLong("received")));
    }

    static FaultRow fault(ResultSet row) throws SQLException {
        return new FaultRow(
                row.getLong("id"),
                receipt(row),
                row.getString("payload"),
                row.getString("message"),
                row.getString("errors"),
                row.getLong("received"));
    }

    static SessionRow session(ResultSet row) throws SQLException {
        return new SessionRow(
                uuid(row, "id"),
                row.getLong("created"),
                row.getLong("events"),
                maybe(row, "first"),
                maybe(row, "last"));
    }

    private static EventId receipt(ResultSet row) throws SQLException {
        return new EventId(row.getLong("receipt_high"), row.getLong("receipt_low"));
    }

    private static UUID uuid(ResultSet row, String column) throws SQLException {
        return UUID.fromString(row.getString(column));
    }

    private static OptionalLong maybe(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
