package dev.footfall.capture.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/// One connection for a short while, given back as it was lent.
final class Session implements AutoCloseable {

    /// The network is given more time than the statement, so that the database can say what is
    /// wrong.
    private static final int GRACE_MILLIS = 5_000;

    /// What is done with a connection.
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private final Connection connection;
    private final int lentMillis;

    private Session(Connection connection, int lentMillis) {
        this.connection = connection;
        this.lentMillis = lentMillis;
    }

    static Session open(Connection connection, Duration timeout) {
        int millis = Math.toIntExact(Math.min(Integer.MAX_VALUE / 2, timeout.toMillis()));
        int lent = 0;
        try {
            lent = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, millis + GRACE_MILLIS);
        } catch (SQLException e) {
            // Not every driver can; then the statement's own time-out has to do.
            lent = -1;
        }
        return new Session(connection, lent);
    }

    Connection connection() {
        return connection;
    }

    /// All of the work becomes durable, or nothing.
    <T> T inTransaction(Work<T> work) throws SQLException {
        boolean lent = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            T done = work.with(connection);
            connection.commit();
            connection.setAutoCommit(lent);
            return done;
        } catch (SQLException | RuntimeException e) {
            try {
                connection.rollback();
                connection.setAutoCommit(lent);
            } catch (SQLException broken) {
                e.addSuppressed(broken);
            }
            throw e;
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            if (lentMillis >= 0 && !connection.isClosed()) {
                connection.setNetworkTimeout(Runnable::run, lentMillis);
            }
        }
    }
}
