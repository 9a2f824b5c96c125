package dev.footfall.store.duckdb;

import dev.footfall.store.RequestPaths;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;

/// Reads the paths of requests from table `event`, in the order of storing.
public final class RequestPathsTable implements RequestPaths {

    /// How many paths one reading hands over.
    private static final int MOST = 200_000;

    private static final String LAST = "SELECT coalesce(max(seq), 0) FROM event WHERE seq >= ?";

    private static final String PATHS =
            """
            SELECT path, bool_or(status < 400) AS answered FROM event
            WHERE seq > ? AND seq <= ? AND site = ? AND method <> '' AND route = ''
            GROUP BY path ORDER BY count(*) DESC, path LIMIT ?
            """;

    private final DuckDb store;

    public RequestPathsTable(DuckDb store) {
        this.store = store;
    }

    @Override
    public long readAfter(int site, long after, Consumer<Seen> each) {
        return store.read((connection, _) -> {
            long last = Math.max(after, last(connection, after));
            if (last > after) {
                read(connection, site, after, last, each);
            }
            return last;
        });
    }

    private static long last(Connection connection, long after) throws SQLException {
        try (PreparedStatement last = connection.prepareStatement(LAST)) {
            last.setLong(1, after);
            try (ResultSet found = last.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        }
    }

    private static void read(
            Connection connection, int site, long after, long last, Consumer<Seen> each)
            throws SQLException {
        try (PreparedStatement paths = connection.prepareStatement(PATHS)) {
            paths.setLong(1, after);
            paths.setLong(2, last);
            paths.setInt(3, site);
            paths.setInt(4, MOST);
            try (ResultSet row = paths.executeQuery()) {
                while (row.next()) {
                    each.accept(new Seen(row.getString("path"), row.getBoolean("answered")));
                }
            }
        }
    }
}
