package dev.footfall.store.duckdb;

import dev.footfall.model.EventId;
import dev.footfall.model.Visit;
import dev.footfall.model.Window;
import dev.footfall.store.Lookup;
import dev.footfall.store.QueryPlan.Source;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.ZoneOffset;
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
            SELECT e.seq, e.id_high, e.id_low, e.happened, e.kind, e.name, e.host, e.path, e.method,
                e.status, e.route, e.duration, e.consumer, e.source, e.country, e.browser, e.os,
                e.device, e.bot, e.bot_reason, e.bot_name
            """;

    /// Over the rows themselves: without a condition the engine answers from statistics, which know
    /// rows that are not committed yet.
    private static final String NEWEST = "SELECT coalesce(max(seq), 0) FROM event WHERE seq > ?";

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
    public Latest latest(Tail tail, long after, int limit) {
        long naming = store.shelves().routes().lay(List.of(tail.routes()));
        try {
            return store.read((connection, open) -> {
                Limited limited = store.limited(connection);
                // First, so that what is stored meanwhile is looked at again rather than missed.
                long newest = Math.max(limited.number(Sql.of(NEWEST).with(after)), after);
                List<Recent> events = new ArrayList<>();
                limited.each(
                        latest(tail, after, open, naming).bind(limit),
                        row -> events.add(recent(row)));
                long seen = events.isEmpty() ? newest : Math.max(newest, events.getFirst().seq());
                return new Latest(events, seen);
            });
        } finally {
            store.shelves().routes().clear(naming);
        }
    }

    private static Sql latest(Tail tail, long after, long open, long naming) {
        RowsSql rows =
                new RowsSql(
                        tail.site(),
                        new Window(tail.since(), Long.MAX_VALUE, ZoneOffset.UTC),
                        open,
                        new RoutesSql(naming, tail.routes().byMethod()));
        return Sql.of(LATEST)
                .add("FROM ")
                .add(rows.from(Source.EVENTS, Beside.of(tail.filter())))
                .add(" WHERE e.site = ")
                .bind(tail.site())
                .add(" AND e.seq > ")
                .bind(after)
                .add(" AND e.happened >= ")
                .bind(tail.since())
                .add(" AND ")
                .add(new FilterSql(rows).of(tail.filter(), Source.EVENTS))
                .add(" ORDER BY e.seq DESC LIMIT ");
    }

    @Override
    public List<Property> properties(int site, Window window, String event, int limit) {
        Sql names =
                Sql.of("SELECT unnest(json_keys(e.props)) AS name FROM event e WHERE e.site = ")
                        .bind(site)
                        .add(" AND e.happened >= ")
                        .bind(window.from())
                        .add(" AND e.happened < ")
                        .bind(window.to())
                        .add(" AND e.props <> ''");
        if (!event.isEmpty()) {
            names.add(" AND e.name = ").bind(event);
        }
        Sql counted =
                Sql.of("SELECT name, count(*) AS events FROM (")
                        .add(names)
                        .add(") GROUP BY name ORDER BY events DESC, name LIMIT ")
                        .bind(limit);
        return store.read((connection, _) -> {
            List<Property> found = new ArrayList<>();
            store.limited(connection)
                    .each(
                            counted,
                            row ->
                                    found.add(
                                            new Property(
                                                    row.getString("name"), row.getLong("events"))));
            return found;
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
