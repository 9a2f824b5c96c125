package dev.footfall.store.duckdb;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/// Runs statements on a connection, each within a limit of time. For one thread.
///
/// @param limit counted in whole seconds, at least one
record Limited(Connection connection, Duration limit) {

    /// What is done with one row.
    @FunctionalInterface
    interface RowTaker {
        void take(ResultSet row) throws SQLException;
    }

    PreparedStatement prepare(Sql sql) throws SQLException {
        PreparedStatement statement = sql.prepare(connection);
        try {
            statement.setQueryTimeout(Math.clamp(limit.toSeconds(), 1, Integer.MAX_VALUE));
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    void each(Sql sql, RowTaker taker) throws SQLException {
        try (PreparedStatement statement = prepare(sql);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                taker.take(row);
            }
        }
    }

    /// The first number of the first row; 0 where there is none.
    long number(Sql sql) throws SQLException {
        try (PreparedStatement statement = prepare(sql);
                ResultSet result = statement.executeQuery()) {
            return result.next() ? result.getLong(1) : 0;
        }
    }
}
