package dev.footfall.bench;

import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Looks in a stopped Footfall's store for events that were answered 202, and prints how many were
/// acknowledged, are missing and are there more than once.
public final class CountStored {

    private static final String COUNT =
            """
            WITH acknowledged AS (
              SELECT column0 AS high, column1 AS low
              FROM read_csv('%s', header = false, delim = ',',
                            columns = {'column0': 'BIGINT', 'column1': 'BIGINT'})),
            times AS (
              SELECT a.high, a.low, count(e.seq) AS stored
              FROM acknowledged a LEFT JOIN event e ON e.id_high = a.high AND e.id_low = a.low
              GROUP BY a.high, a.low)
            SELECT count(*), count(*) FILTER (WHERE stored = 0), count(*) FILTER (WHERE stored > 1)
            FROM times
            """;

    private CountStored() {}

    /// @param args the store's file, and the file of acknowledged ids
    public static void main(String[] args) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + args[0]);
                Statement statement = connection.createStatement();
                ResultSet counts = statement.executeQuery(COUNT.formatted(args[1]))) {
            counts.next();
            System.out.printf(
                    "acknowledged=%d missing=%d twice=%d%n",
                    counts.getLong(1), counts.getLong(2), counts.getLong(3));
        }
    }
}
