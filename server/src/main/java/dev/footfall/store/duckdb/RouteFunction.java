package dev.footfall.store.duckdb;

import dev.footfall.store.RouteNames;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBScalarFunction;
import org.duckdb.DuckDBScalarFunctionBuilder;
import org.duckdb.DuckDBWritableVector;

/// Lets SQL name routes: a function `route_of(token, method, path)` that asks the naming which lies
/// under that token. The engine's threads call it.
final class RouteFunction implements DuckDBScalarFunction {

    static final String NAME = "route_of";

    private final Shelf<RouteNames> shelf;

    RouteFunction(Shelf<RouteNames> shelf) {
        this.shelf = shelf;
    }

    void register(Connection connection) throws SQLException {
        try (DuckDBScalarFunctionBuilder function = DuckDBFunctions.scalarFunction()) {
            function.withName(NAME)
                    .withParameters(long.class, String.class, String.class)
                    .withReturnType(String.class)
                    .withVectorizedFunction(this)
                    .register(connection);
        }
    }

    @Override
    public void apply(DuckDBDataChunkReader rows, DuckDBWritableVector routes) {
        DuckDBReadableVector tokens = rows.vector(0);
        DuckDBReadableVector methods = rows.vector(1);
        DuckDBReadableVector paths = rows.vector(2);
        String[] named = new String[Math.toIntExact(rows.rowCount())];
        for (int i = 0; i < named.length; i++) {
            List<? extends RouteNames> names = shelf.rows(tokens.getLong(i));
            String path = paths.getString(i);
            named[i] = names.isEmpty() ? path : names.getFirst().of(methods.getString(i), path);
        }
        routes.setStrings(0, named);
    }
}
