package dev.footfall.store.duckdb;

import dev.footfall.store.NetworkStore;
import java.sql.PreparedStatement;
import java.util.List;

/// Writes table `visitor_network`. Any thread may call it; the writer's thread does the work.
public final class NetworkTable implements NetworkStore {

    /// Of a site that is gone nothing is kept.
    private static final String KEEP =
            "INSERT INTO visitor_network SELECT number, ?, ? FROM site WHERE number = ?"
                    + " ON CONFLICT DO UPDATE SET network = excluded.network";

    private final DuckDb store;

    public NetworkTable(DuckDb store) {
        this.store = store;
    }

    @Override
    public void keep(List<Known> known) {
        int kept =
                store.changeBeside(connection -> {
                    try (PreparedStatement keep = connection.prepareStatement(KEEP)) {
                        for (Known one : known) {
                            keep.setLong(1, one.visitor());
                            keep.setString(2, one.network());
                            keep.setInt(3, one.site());
                            keep.execute();
                        }
                    }
                    return known.size();
                });
        assert kept == known.size();
    }
}
