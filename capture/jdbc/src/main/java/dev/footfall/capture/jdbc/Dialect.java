package dev.footfall.capture.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/// What the databases say each in its own way.
enum Dialect {
    POSTGRESQL("postgresql.sql"),
    /// MySQL and MariaDB.
    MYSQL("mysql.sql"),
    H2("h2.sql");

    private static final String NAME = "footfall_exchange";

    private final String resource;

    Dialect(String resource) {
        this.resource = resource;
    }

    /// By the name that the database gives itself; empty for one that is not known.
    static Optional<Dialect> of(Connection connection) throws SQLException {
        return switch (connection.getMetaData().getDatabaseProductName()) {
            case "PostgreSQL" -> Optional.of(POSTGRESQL);
            case "MySQL", "MariaDB" -> Optional.of(MYSQL);
            case "H2" -> Optional.of(H2);
            default -> Optional.empty();
        };
    }

    /// The statements that make a table with its indexes, where they are not there.
    List<String> creation(String table) {
        String last = this == H2 ? table : table.substring(table.indexOf('.') + 1);
        String text =
                text().replaceAll("(?m)^--.*\n", "")
                        .replaceAll(NAME + "_(\\w+)", Matcher.quoteReplacement(last) + "_$1")
                        .replaceAll("\\b" + NAME + "\\b", Matcher.quoteReplacement(table));
        return Arrays.stream(text.split(";", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private String text() {
        try (InputStream in = Dialect.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not beside the class");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A statement that inserts a row, unless there is one with its id; its parameters are the
    /// columns, in their order.
    ///
    /// @param columns the first is the id
    String insertion(String table, List<String> columns) {
        String names = String.join(", ", columns);
        String values = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
        String plain = "INSERT INTO " + table + " (" + names + ") VALUES (" + values + ")";
        return switch (this) {
            case POSTGRESQL -> plain + " ON CONFLICT (id) DO NOTHING";
            // INSERT IGNORE would hide other errors too.
            case MYSQL -> plain + " ON DUPLICATE KEY UPDATE id = id";
            case H2 ->
                    "MERGE INTO %s t USING (SELECT CAST(? AS uuid) AS id) s ON t.id = s.id"
                                    .formatted(table)
                            + " WHEN NOT MATCHED THEN INSERT (%s) VALUES (s.id%s)"
                                    .formatted(names, values.substring(1));
        };
    }

    /// A statement that deletes rows that came before a time, no more than so many at once.
    String deletion(String table, int most) {
        String old = "received_at < ?";
        return switch (this) {
            case POSTGRESQL ->
                    "DELETE FROM %s WHERE id IN (SELECT id FROM %s WHERE %s LIMIT %d"
                                    .formatted(table, table, old, most)
                            + " FOR UPDATE SKIP LOCKED)";
            case MYSQL ->
                    "DELETE FROM %s WHERE %s ORDER BY received_at LIMIT %d"
                            .formatted(table, old, most);
            case H2 ->
                    "DELETE FROM %s WHERE %s FETCH FIRST %d ROWS ONLY".formatted(table, old, most);
        };
    }

    /// A statement that fails where the table is not there.
    static String probe(String table) {
        return "SELECT id FROM " + table + " WHERE 1 = 0";
    }
}
