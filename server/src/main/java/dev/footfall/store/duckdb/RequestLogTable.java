package dev.footfall.store.duckdb;

import dev.footfall.store.RequestLog;
import dev.footfall.store.Stop;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;

/// Reads the request log from table `event`, row by row while it is handed over, on threads of its
/// own: who takes it slowly keeps no other question waiting.
public final class RequestLogTable implements RequestLog {

    /// DuckDB's driver reads a whole result into memory otherwise. While it does not, a connection
    /// has one result open at a time.
    private static final String ROW_BY_ROW = "SET SESSION jdbc_stream_results = true";

    private final DuckDb store;

    public RequestLogTable(DuckDb store) {
        this.store = store;
    }

    @Override
    public void read(Span span, Stop stop, Consumer<Snapshot> then) {
        store.readLong((connection, _) -> {
            stream(connection);
            then.accept(new RequestLogSnapshot(connection, span, stop));
            return true;
        });
    }

    static void stream(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(ROW_BY_ROW);
        }
    }
}
