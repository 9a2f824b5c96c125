package dev.footfall.store.duckdb;

import dev.footfall.model.EventId;
import dev.footfall.model.Visit;
import dev.footfall.store.Lookup;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks single rows up. Any thread may call it; a reader's thread does the work.
public final class StoredThings implements Lookup {

    private static final String EVENT = "SELECT * FROM event WHERE id_high = ? AND id_low = ?";

    private static final String VISIT =
            "SELECT * FROM (SELECT *, false AS open FROM visit UNION ALL"
                    + " SELECT *, true AS open FROM open_visits(%d)) WHERE id = ?";

    private static final String LATEST =
            """
            SELECT seq, id_high, id_low, happened, kind, name, host, path, method, status, route,
                duration, consumer, source, country, browser, os, device, bot, bot_reason, bot_name
            FROM event WHERE site = ? AND seq > ? ORDER BY seq DESC LIMIT ?
            """;

    private final DuckDb store;

    public StoredThings(DuckDb store) {
        this.store = store;
    }

    @Override
    public List<Visit> openVisits() {
        return store.openVisits();
    }

    @Override
    public Optional<Found> event(EventId id) {
        return store.read((connection, open) -> {
            Map<String, Object> event = row(connection, EVENT, id.high(), id.low());
            if (event.isEmpty()) {
                return Optional.empty();
            }
            event.remove("id_high");
            event.remove("id_low");
            event.remove("pseudonym");
            long visit = ((Number) event.getOrDefault("visit", -1L)).longValue();
            int site = ((Number) event.getOrDefault("site", 0)).intValue();
            return Optional.of(
                    new Found(site, event, row(connection, VISIT.formatted(open), visit)));
        });
    }

    @Override
    public List<Recent> latest(int site, long after, int limit) {
        return store.read((connection, _) -> {
            List<Recent> latest = new ArrayList<>();
            try (PreparedStatement statement = connection.prepareStatement(LATEST)) {
                statement.setInt(1, site);
                statement.setLong(2, after);
                statement.setInt(3, limit);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        latest.add(recent(row));
                    }
                }
            }
            return latest;
        });
    }

    private static Recent recent(ResultSet row) throws SQLException {
        Map<String, Object> values = values(row);
        EventId id = new EventId(row.getLong("id_high"), row.getLong("id_low"));
        List.of("seq", "id_high", "id_low").forEach(values::remove);
        values.values().removeIf(value -> value.equals(""));
        return new Recent(row.getLong("seq"), id, values);
    }

    /// The first row by its columns' names, without those that are null; empty where there is none.
    private static Map<String, Object> row(Connection connection, String sql, long... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setLong(i + 1, parameters[i]);
            }
            try (ResultSet found = statement.executeQuery()) {
                return found.next() ? values(found) : Map.of();
            }
        }
    }

    private static Map<String, Object> values(ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        Map<String, Object> values = LinkedHashMap.newLinkedHashMap(columns.getColumnCount());
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            Object value = row.getObject(i);
            if (value != null) {
                values.put(columns.getColumnLabel(i), value);
            }
        }
        return values;
    }
}
