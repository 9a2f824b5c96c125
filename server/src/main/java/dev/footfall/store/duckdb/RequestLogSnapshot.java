package dev.footfall.store.duckdb;

import dev.footfall.store.RequestLog;
import dev.footfall.store.RequestLog.Answered;
import dev.footfall.store.RequestLog.Logged;
import dev.footfall.store.RequestLog.Page;
import dev.footfall.store.RequestLog.Span;
import dev.footfall.store.RequestLog.Taker;
import dev.footfall.store.RequestLog.Trait;
import dev.footfall.store.Stop;
import dev.footfall.store.StoreException;
import dev.footfall.store.StoreException.Trouble;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjLongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The request log as one transaction sees it. For one thread.
final class RequestLogSnapshot implements RequestLog.Snapshot {

    private static final Logger LOG = LoggerFactory.getLogger(RequestLogSnapshot.class);

    /// What is not known is given its name before requests are compared. Paths may carry parameters
    /// that the site's rules keep; the query has them too.
    private static final String REQUESTS =
            """
            WITH request AS NOT MATERIALIZED (
                SELECT seq, happened, status, coalesce(bytes_out, 0) AS size, method, query,
                    CASE WHEN scheme = '' THEN 'http' ELSE scheme END AS scheme,
                    CASE WHEN host = '' THEN ? ELSE host END AS host,
                    split_part(path, '?', 1) AS path,
                    CASE WHEN user_agent IN ('', '-') THEN '%s' ELSE user_agent END AS user_agent
                FROM event WHERE site = ? AND method <> ''
            )
            """
                    .formatted(RequestLog.UNKNOWN_AGENT);

    /// Those alike as one, as far as one of them lies in the span: `shown` is the first that does.
    private static final String LOGGED =
            """
            , logged AS MATERIALIZED (
                SELECT method, scheme, host, path, query, user_agent,
                    min(seq) AS id, arg_min(happened, seq) AS created,
                    min(seq) FILTER (happened >= ? AND happened < ?) AS shown
                FROM request GROUP BY method, scheme, host, path, query, user_agent
                HAVING shown IS NOT NULL
            """;

    private static final String PAGE = "ORDER BY created, id LIMIT ? OFFSET ?";

    /// Only the first row of those alike carries their texts, so that there is less to be sorted.
    private static final String ANSWERS =
            """
            )
            SELECT id, created, seq = shown AS first, happened, status, size,
                CASE WHEN seq = shown THEN method END AS method,
                CASE WHEN seq = shown THEN scheme END AS scheme,
                CASE WHEN seq = shown THEN host END AS host,
                CASE WHEN seq = shown THEN path END AS path,
                CASE WHEN seq = shown THEN query END AS query,
                CASE WHEN seq = shown THEN user_agent END AS user_agent
            FROM request JOIN logged USING (method, scheme, host, path, query, user_agent)
            WHERE happened >= ? AND happened < ?
            ORDER BY created, id, seq
            """;

    private static final String COUNTS =
            "SELECT %s AS value, count(*) AS hits FROM request"
                    + " WHERE happened >= ? AND happened < ?"
                    + " GROUP BY value ORDER BY hits DESC, value";

    private static final String TOTAL =
            "SELECT count(*) AS hits FROM request WHERE happened >= ? AND happened < ?";

    private static final String STOPPED = "the reading was stopped";

    private final Connection connection;
    private final Span span;
    private final Stop stop;

    RequestLogSnapshot(Connection connection, Span span, Stop stop) {
        this.connection = connection;
        this.span = span;
        this.stop = stop;
    }

    /// What is done with one row.
    @FunctionalInterface
    private interface RowTaker {
        void take(ResultSet row) throws SQLException;
    }

    @Override
    public void requests(Page page, Taker taker) {
        List<Object> values = new ArrayList<>(List.of(span.domain(), span.site()));
        values.addAll(List.of(span.from(), span.to()));
        if (!page.isWhole()) {
            values.addAll(List.of(page.limit(), page.offset()));
        }
        values.addAll(List.of(span.from(), span.to()));
        String sql = REQUESTS + LOGGED + (page.isWhole() ? "" : PAGE) + ANSWERS;
        each(
                sql,
                values,
                row -> {
                    if (row.getBoolean("first")) {
                        taker.request(logged(row));
                    }
                    taker.answer(
                            new Answered(
                                    row.getLong("happened"),
                                    row.getInt("status"),
                                    row.getLong("size")));
                });
    }

    private static Logged logged(ResultSet row) throws SQLException {
        return new Logged(
                row.getLong("id"),
                row.getLong("created"),
                row.getString("method"),
                row.getString("scheme"),
                row.getString("host"),
                row.getString("path"),
                row.getString("query"),
                row.getString("user_agent"));
    }

    @Override
    public void counts(Trait trait, ObjLongConsumer<String> each) {
        String column =
                switch (trait) {
                    case METHOD -> "method";
                    case SCHEME -> "scheme";
                    case USER_AGENT -> "user_agent";
                    case HOST -> "host";
                };
        each(
                REQUESTS + COUNTS.formatted(column),
                List.of(span.domain(), span.site(), span.from(), span.to()),
                row -> each.accept(row.getString("value"), row.getLong("hits")));
    }

    @Override
    public long total() {
        long[] total = new long[1];
        each(
                REQUESTS + TOTAL,
                List.of(span.domain(), span.site(), span.from(), span.to()),
                row -> total[0] = row.getLong("hits"));
        return total[0];
    }

    private void each(String sql, List<Object> values, RowTaker taker) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            stop.with(() -> cancel(statement));
            if (stop.wanted()) {
                throw new StoreException(Trouble.UNAVAILABLE, STOPPED);
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    taker.take(row);
                }
            } finally {
                stop.done();
            }
        } catch (SQLException e) {
            throw stop.wanted()
                    ? new StoreException(Trouble.UNAVAILABLE, STOPPED, e)
                    : Failures.toStoreException(e, "cannot read the request log");
        }
    }

    private static void cancel(PreparedStatement statement) {
        try {
            statement.cancel();
        } catch (SQLException e) {
            LOG.debug("A reading does not stop", e);
        }
    }
}
