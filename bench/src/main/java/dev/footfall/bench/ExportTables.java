package dev.footfall.bench;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/// Writes what a stopped Footfall has stored as CSV files in the shape of `postgres/tables.sql`, so
/// that PostgreSQL is asked about the very same events.
public final class ExportTables {

    private static final String UUID_OF =
            "concat_ws('-', h[1:8], h[9:12], h[13:16], '8000', '000000000000')";

    private static final String EVENTS =
            """
            COPY (
              SELECT %s AS event_id, '%s' AS website_id, %s AS session_id, %s AS visit_id,
                     make_timestamp(happened) AS created_at, path, query, source, referrer,
                     utm_campaign, CASE kind WHEN 'pageview' THEN 1 WHEN 'custom' THEN 2
                     WHEN 'request' THEN 6 ELSE 7 END AS event_type, name, host,
                     bot <> 'person' AS bot, route, status, duration
              FROM event ORDER BY seq
            ) TO '%s' (FORMAT csv, HEADER false)
            """;

    private static final String SESSIONS =
            """
            COPY (
              SELECT %s AS session_id, '%s' AS website_id, any_value(browser), any_value(os),
                     any_value(device), any_value(country), any_value(region), any_value(city),
                     make_timestamp(min(happened)) AS created_at
              FROM event GROUP BY visitor
            ) TO '%s' (FORMAT csv, HEADER false)
            """;

    private ExportTables() {}

    /// @param args the store's file, the folder for the CSV files
    public static void main(String[] args) throws SQLException {
        Path folder = Path.of(args[1]);
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + args[0]);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    EVENTS.formatted(
                            uuid("seq"),
                            Sample.WEBSITE,
                            uuid("visitor"),
                            uuid("visit"),
                            folder.resolve("events.csv")));
            statement.execute(
                    SESSIONS.formatted(
                            uuid("visitor"), Sample.WEBSITE, folder.resolve("sessions.csv")));
        }
    }

    /// A number's 64 bits as the text of a UUID.
    private static String uuid(String column) {
        String hex = "lpad(lower(hex(" + column + ")), 16, '0')";
        return UUID_OF.replace("h[", hex + "[");
    }
}
