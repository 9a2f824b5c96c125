package dev.footfall.capture.jdbc;

import dev.footfall.capture.Exchange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The table of exchanges in one database. All statements have the same time-out.
final class Table {

    /// How many bytes of bodies go to the database at once, about.
    private static final long BYTES_AT_ONCE = 1 << 20;

    private final Dialect dialect;
    private final String name;
    private final int timeoutSeconds;

    Table(Dialect dialect, String name, Duration timeout) {
        this.dialect = dialect;
        this.name = name;
        this.timeoutSeconds = Math.toIntExact(Math.min(Integer.MAX_VALUE, timeout.toSeconds()));
    }

    /// Asks first, as a user who may not make tables may still find one.
    void createIfMissing(Session session) throws SQLException {
        try {
            session.inTransaction(connection -> execute(connection, Dialect.probe(name)));
        } catch (SQLException e) {
            if (!SqlTrouble.isMissingTable(e)) {
                throw e;
            }
            session.inTransaction(this::create);
        }
    }

    private boolean create(Connection connection) throws SQLException {
        for (String sql : dialect.creation(name)) {
            execute(connection, sql);
        }
        return true;
    }

    private boolean execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(timeoutSeconds);
            return statement.execute(sql);
        }
    }

    /// Leaves out those that are there already.
    boolean insert(Connection connection, List<Exchange> exchanges) throws SQLException {
        String sql = dialect.insertion(name, Row.COLUMNS);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(timeoutSeconds);
            long bytes = 0;
            for (Exchange exchange : exchanges) {
                Row.write(exchange, statement, dialect);
                statement.addBatch();
                bytes += exchange.request().body().bytes().length;
                bytes += exchange.response().body().bytes().length;
                if (bytes >= BYTES_AT_ONCE) {
                    statement.executeBatch();
                    bytes = 0;
                }
            }
            statement.executeBatch();
            return true;
        }
    }

    /// How many were deleted.
    int deleteBefore(Connection connection, Instant time, int most) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(dialect.deletion(name, most))) {
            statement.setQueryTimeout(timeoutSeconds);
            Row.time(statement, 1, time, dialect);
            return statement.executeUpdate();
        }
    }
}
