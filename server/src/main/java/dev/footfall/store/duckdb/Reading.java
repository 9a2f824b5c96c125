package dev.footfall.store.duckdb;

import java.sql.Connection;
import java.sql.SQLException;

/// Reads inside one consistent snapshot of what is stored.
@FunctionalInterface
public interface Reading<T> {

    /// @param openVisits what to hand to the table function `open_visits` to read the visits that
    ///   were open at the snapshot
    T read(Connection connection, long openVisits) throws SQLException;
}
