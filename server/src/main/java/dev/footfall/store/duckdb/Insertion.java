package dev.footfall.store.duckdb;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/// Inserts rows that lie on a shelf into a table. Belongs to the writer's thread.
final class Insertion<T> implements AutoCloseable {

    private static final long CURRENT = 0;

    private final Connection connection;
    private final Shelf<T> shelf;
    private final String sql;
    private PreparedStatement prepared;

    /// @param function the table function that reads the shelf
    Insertion(Connection connection, Shelf<T> shelf, String table, String function)
            throws SQLException {
        this(connection, shelf, table, function, false);
    }

    /// @param onlyNew whether rows whose key is in the table already are left out
    Insertion(Connection connection, Shelf<T> shelf, String table, String function, boolean onlyNew)
            throws SQLException {
        this.connection = connection;
        this.shelf = shelf;
        this.sql =
                "INSERT %s INTO %s SELECT * FROM %s(%d)"
                        .formatted(onlyNew ? "OR IGNORE" : "", table, function, CURRENT);
        this.prepared = connection.prepareStatement(sql);
    }

    void insert(List<T> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        // The driver closes a statement that has failed.
        if (prepared.isClosed()) {
            prepared = connection.prepareStatement(sql);
        }
        shelf.lay(CURRENT, rows);
        try {
            prepared.execute();
        } finally {
            shelf.clear(CURRENT);
        }
    }

    @Override
    public void close() throws SQLException {
        prepared.close();
    }
}
