package dev.footfall.store.duckdb;

import java.sql.Connection;
import java.sql.SQLException;

/// Changes small tables inside a transaction of its own, on the writer's thread.
@FunctionalInterface
public interface Change<T> {

    T apply(Connection connection) throws SQLException;
}
