package dev.footfall.store.duckdb;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A statement in the making: text of our own and, bound to its question marks, every value that
/// came from outside.
final class Sql {

    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    Sql add(String words) {
        text.append(words);
        return this;
    }

    Sql add(Sql other) {
        text.append(other.text);
        values.addAll(other.values);
        return this;
    }

    Sql bind(Object value) {
        text.append('?');
        values.add(value);
        return this;
    }

    /// Binds the next question mark that the text has already.
    Sql with(Object value) {
        values.add(value);
        return this;
    }

    /// Adds each with the words between them.
    Sql join(String between, List<Sql> all) {
        for (int i = 0; i < all.size(); i++) {
            add(i == 0 ? "" : between).add(all.get(i));
        }
        return this;
    }

    static Sql of(String words) {
        return new Sql().add(words);
    }

    String text() {
        return text.toString();
    }

    List<Object> values() {
        return List.copyOf(values);
    }

    PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text());
        try {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }
}
