package dev.footfall.store.duckdb;

import dev.footfall.store.StoreException;
import dev.footfall.store.StoreException.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// Brings the schema up to date: runs the numbered SQL files that have not run yet, each in a
/// transaction of its own. Forward only.
final class Migrations {

    private static final List<String> FILES =
            List.of(
                    "0001_start.sql",
                    "0002_journal.sql",
                    "0003_paths.sql",
                    "0004_rules.sql",
                    "0005_pseudonym.sql",
                    "0006_eye.sql",
                    "0007_tags.sql",
                    "0008_exchanges.sql",
                    "0009_networks.sql",
                    "0010_people.sql",
                    "0011_directions.sql",
                    "0012_sent_events.sql");

    void run(Connection connection) throws SQLException {
        int done = version(connection);
        if (done > FILES.size()) {
            throw new StoreException(
                    Trouble.BROKEN,
                    "the data folder was written by a newer Footfall (schema " + done + ")");
        }
        for (int i = done; i < FILES.size(); i++) {
            apply(connection, i + 1, text(FILES.get(i)));
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER)");
            try (ResultSet found =
                    statement.executeQuery(
                            "SELECT coalesce(max(version), 0) FROM schema_version")) {
                found.next();
                return found.getInt(1);
            }
        }
    }

    private static void apply(Connection connection, int version, String sql) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement();
                PreparedStatement mark =
                        connection.prepareStatement("INSERT INTO schema_version VALUES (?)")) {
            statement.execute(sql);
            mark.setInt(1, version);
            mark.execute();
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static String text(String file) {
        try (InputStream in = Migrations.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("missing from the build: " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
