package dev.footfall.store.duckdb;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// The way to tables of a few rows, such as sites and keys: read by readers, changed by the one
/// writer. A change is durable when its method returns. Blocks; any thread may call it.
final class SmallTables {

    private final DuckDb store;

    SmallTables(DuckDb store) {
        this.store = store;
    }

    /// What one row of an answer says.
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    <T> List<T> rows(String sql, RowReader<T> reader) {
        return store.read((connection, _) -> {
            List<T> rows = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery(sql)) {
                while (found.next()) {
                    rows.add(reader.read(found));
                }
            }
            return rows;
        });
    }

    /// Runs one statement.
    ///
    /// @param values bound to its question marks
    void change(String sql, Object... values) {
        int _ = store.changeBeside(connection -> run(connection, sql, values));
    }

    /// Runs several statements in one transaction.
    <T> T together(Change<T> changes) {
        return store.change(changes);
    }

    static int run(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    static long next(Connection connection, String sequence) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet next =
                        statement.executeQuery("SELECT nextval('" + sequence + "') AS number")) {
            next.next();
            return next.getLong(1);
        }
    }
}
