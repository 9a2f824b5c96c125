package dev.footfall.store.duckdb;

import dev.footfall.model.EventId;
import dev.footfall.model.ExchangeHead;
import dev.footfall.model.KeptExchange;
import dev.footfall.store.ExchangeFilter;
import dev.footfall.store.ExchangeKeep;
import dev.footfall.store.ExchangeStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads and trims the tables `exchange` and `capture_loss`, which the writer fills.
public final class ExchangeTable implements ExchangeStore {

    private static final String WHOLE = "SELECT * FROM exchange WHERE id_high = ";
    private static final String LOSSES =
            """
            SELECT reason, CAST(least(sum(lost), 9223372036854775807) AS BIGINT) AS lost,
                max(received) AS last
            FROM capture_loss WHERE site = ? AND received >= ? AND received < ?
            GROUP BY reason ORDER BY lost DESC, reason
            """;
    private static final String TOTALS =
            "SELECT count(*), CAST(coalesce(sum(kept_bytes), 0) AS BIGINT) FROM exchange";
    private static final String TOO_MANY =
            "DELETE FROM exchange WHERE seq <="
                    + " (SELECT seq FROM exchange ORDER BY seq DESC LIMIT 1 OFFSET ?)";
    private static final String TOO_LARGE =
            """
            DELETE FROM exchange WHERE seq <= (SELECT max(seq) FROM (
                SELECT seq, sum(kept_bytes) OVER (ORDER BY seq DESC ROWS UNBOUNDED PRECEDING) AS sum
                FROM exchange) WHERE sum > ?)
            """;
    private static final long MICROS = 1000;

    private final DuckDb store;

    public ExchangeTable(DuckDb store) {
        this.store = store;
    }

    @Override
    public Page page(ExchangeFilter filter, Optional<Place> after, int limit) {
        Stretch<ExchangeHead> heads =
                stretch(ExchangeRows.HEAD, filter, after, limit, ExchangeRows::head);
        return new Page(heads.rows(), heads.next());
    }

    @Override
    public Wholes whole(ExchangeFilter filter, Optional<Place> after, int limit) {
        Stretch<KeptExchange> wholes = stretch("*", filter, after, limit, ExchangeRows::whole);
        return new Wholes(wholes.rows(), wholes.next());
    }

    /// Rows that follow each other.
    private record Stretch<T>(List<T> rows, Optional<Place> next) {}

    /// Makes something of the row that it stands at.
    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> Stretch<T> stretch(
            String columns,
            ExchangeFilter filter,
            Optional<Place> after,
            int limit,
            RowReader<T> reader) {
        Sql sql =
                Sql.of("SELECT " + columns + " FROM exchange WHERE ")
                        .add(ExchangeSql.meeting(filter));
        after.ifPresent(place ->
                sql.add(" AND (happened < ")
                        .bind(place.at())
                        .add(" OR (happened = ")
                        .bind(place.at())
                        .add(" AND seq < ")
                        .bind(place.seq())
                        .add("))"));
        sql.add(" ORDER BY happened DESC, seq DESC LIMIT ").bind(limit + 1);
        return store.read((connection, _) -> {
            try (PreparedStatement find = sql.prepare(connection);
                    ResultSet row = find.executeQuery()) {
                return stretch(row, limit, reader);
            }
        });
    }

    private static <T> Stretch<T> stretch(ResultSet row, int limit, RowReader<T> reader)
            throws SQLException {
        List<T> rows = new ArrayList<>();
        Place last = new Place(0, 0);
        while (row.next()) {
            if (rows.size() == limit) {
                return new Stretch<>(rows, Optional.of(last));
            }
            rows.add(reader.read(row));
            last = new Place(row.getLong("happened"), row.getLong("seq"));
        }
        return new Stretch<>(rows, Optional.empty());
    }

    @Override
    public Optional<KeptExchange> find(EventId id) {
        Sql sql = Sql.of(WHOLE).bind(id.high()).add(" AND id_low = ").bind(id.low());
        return store.read((connection, _) -> {
            try (PreparedStatement find = sql.prepare(connection);
                    ResultSet row = find.executeQuery()) {
                return row.next() ? Optional.of(ExchangeRows.whole(row)) : Optional.empty();
            }
        });
    }

    @Override
    public long remove(ExchangeFilter filter) {
        return remove(ExchangeSql.meeting(filter));
    }

    @Override
    public boolean remove(EventId id) {
        return remove(Sql.of("id_high = ").bind(id.high()).add(" AND id_low = ").bind(id.low()))
                > 0;
    }

    private long remove(Sql which) {
        return store.changeBeside(c -> run(c, Sql.of("DELETE FROM exchange WHERE ").add(which)));
    }

    @Override
    public List<Loss> losses(int site, long from, long to) {
        return store.read((connection, _) -> {
            List<Loss> losses = new ArrayList<>();
            try (PreparedStatement find = connection.prepareStatement(LOSSES)) {
                find.setInt(1, site);
                find.setLong(2, from);
                find.setLong(3, to);
                try (ResultSet row = find.executeQuery()) {
                    while (row.next()) {
                        losses.add(new Loss(row.getString(1), row.getLong(2), row.getLong(3)));
                    }
                }
            }
            return losses;
        });
    }

    @Override
    public void trim(ExchangeKeep keep, long now) {
        long oldest = now - keep.time().toMillis() * MICROS;
        long _ = store.changeBeside(c -> trim(c, keep, oldest));
    }

    private static long trim(Connection connection, ExchangeKeep keep, long oldest)
            throws SQLException {
        long removed =
                run(connection, Sql.of("DELETE FROM exchange WHERE received < ").bind(oldest));
        long _ = run(connection, Sql.of("DELETE FROM capture_loss WHERE received < ").bind(oldest));
        long count;
        long bytes;
        try (PreparedStatement totals = connection.prepareStatement(TOTALS);
                ResultSet row = totals.executeQuery()) {
            row.next();
            count = row.getLong(1);
            bytes = row.getLong(2);
        }
        if (count > keep.most()) {
            removed += removeOldest(connection, TOO_MANY, keep.most());
        }
        if (bytes > keep.bytes()) {
            removed += removeOldest(connection, TOO_LARGE, keep.bytes());
        }
        return removed;
    }

    private static long removeOldest(Connection connection, String sql, long bound)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, bound);
            return statement.executeUpdate();
        }
    }

    private static long run(Connection connection, Sql sql) throws SQLException {
        try (PreparedStatement statement = sql.prepare(connection)) {
            return statement.executeUpdate();
        }
    }
}
