package dev.footfall.store.duckdb;

import dev.footfall.model.EyeSchema;
import dev.footfall.store.EyeSchemaStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/// The table `eye_schema`. Its SQL is PostgreSQL's too.
public final class EyeSchemaTable implements EyeSchemaStore {

    private final DuckDb store;

    public EyeSchemaTable(DuckDb store) {
        this.store = store;
    }

    @Override
    public List<EyeSchema> schemas() {
        Sql all =
                Sql.of(
                        """
                        SELECT site, category, name, body, updated FROM eye_schema
                        ORDER BY site, category, name
                        """);
        return store.read((connection, _) ->
                EyeRows.list(
                        connection,
                        all,
                        row ->
                                new EyeSchema(
                                        row.getInt("site"),
                                        row.getString("category"),
                                        row.getString("name"),
                                        row.getString("body"),
                                        row.getLong("updated"))));
    }

    @Override
    public void put(EyeSchema schema) {
        Sql add =
                Sql.of("INSERT INTO eye_schema (site, category, name, body, updated) VALUES (")
                        .bind(schema.site())
                        .add(", ")
                        .bind(schema.category())
                        .add(", ")
                        .bind(schema.name())
                        .add(", ")
                        .bind(schema.schema())
                        .add(", ")
                        .bind(schema.updated())
                        .add(")");
        int _ = store.changeBeside(connection -> delete(connection, schema) + run(connection, add));
    }

    @Override
    public void remove(EyeSchema schema) {
        int _ = store.changeBeside(connection -> delete(connection, schema));
    }

    private static int delete(Connection connection, EyeSchema schema) throws SQLException {
        return run(
                connection,
                Sql.of("DELETE FROM eye_schema WHERE site = ")
                        .bind(schema.site())
                        .add(" AND category = ")
                        .bind(schema.category())
                        .add(" AND name = ")
                        .bind(schema.name()));
    }

    private static int run(Connection connection, Sql sql) throws SQLException {
        try (PreparedStatement statement = sql.prepare(connection)) {
            return statement.executeUpdate();
        }
    }
}
