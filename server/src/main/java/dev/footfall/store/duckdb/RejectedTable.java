package dev.footfall.store.duckdb;

import dev.footfall.model.DropReason;
import dev.footfall.model.Rejected;
import dev.footfall.store.RejectedStore;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads the table `rejected`, which the writer fills and trims.
public final class RejectedTable implements RejectedStore {

    private static final String NEWEST =
            """
            SELECT received, surface, domain, reason, detail, original FROM rejected
            WHERE ? = '' OR domain = ?
            ORDER BY seq DESC LIMIT ?
            """;

    private final DuckDb store;

    public RejectedTable(DuckDb store) {
        this.store = store;
    }

    @Override
    public List<Rejected> newest(String domain, int limit) {
        return store.read((connection, _) -> {
            List<Rejected> newest = new ArrayList<>();
            try (PreparedStatement find = connection.prepareStatement(NEWEST)) {
                find.setString(1, domain);
                find.setString(2, domain);
                find.setInt(3, limit);
                try (ResultSet row = find.executeQuery()) {
                    while (row.next()) {
                        newest.add(rejected(row));
                    }
                }
            }
            return newest;
        });
    }

    private static Rejected rejected(ResultSet row) throws SQLException {
        return new Rejected(
                row.getLong("received"),
                row.getString("surface"),
                row.getString("domain"),
                DropReason.valueOf(row.getString("reason").toUpperCase(Locale.ROOT)),
                row.getString("detail"),
                row.getString("original"));
    }
}
