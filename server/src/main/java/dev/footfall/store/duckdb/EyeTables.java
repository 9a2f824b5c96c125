package dev.footfall.store.duckdb;

import static dev.footfall.store.duckdb.EyeRows.EVENT_COLUMNS;
import static dev.footfall.store.duckdb.EyeRows.FAULT_COLUMNS;

import dev.footfall.model.EyeEvent;
import dev.footfall.store.EyeStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Reads and changes the tables `eye_session`, `eye_event` and `eye_fault`, which the writer fills.
public final class EyeTables implements EyeStore {

    private static final String EVENTS = "SELECT " + EVENT_COLUMNS + " FROM eye_event";
    private static final String FAULTS = "SELECT " + FAULT_COLUMNS + " FROM eye_fault";
    private static final String SESSIONS =
            """
            SELECT s.id, s.created, coalesce(e.events, 0) AS events, e.first, e.last
            FROM (SELECT id, created FROM eye_session%s) s LEFT JOIN
                (SELECT session, count(*) AS events, min(happened) AS first, max(happened) AS last
                 FROM eye_event WHERE site = %d AND session IN (SELECT id FROM eye_session%s)
                 GROUP BY session) e ON e.session = s.id
            ORDER BY s.created %s, s.id %s
            """;

    private final DuckDb store;

    public EyeTables(DuckDb store) {
        this.store = store;
    }

    @Override
    public List<EventRow> events(int site, EventFilter filter, Stretch<EventRow> stretch) {
        return store.read((connection, _) -> {
            Sql rest = Sql.of(" FROM eye_event").add(EyeRows.where(site, filter));
            stretch.after()
                    .ifPresent(row ->
                            EyeRows.behind(
                                    rest,
                                    stretch.newestFirst(),
                                    "happened",
                                    row.event().timestamp(),
                                    row.id()));
            String way = way(stretch);
            rest.add(" ORDER BY happened " + way + ", id " + way);
            int rows = EyeRows.fitting(connection, EyeRows.EVENT_SIZE, rest, stretch);
            Sql sql = Sql.of("SELECT " + EVENT_COLUMNS).add(rest);
            return EyeRows.list(
                    connection, EyeRows.limited(sql, rows, stretch.skip()), EyeRows::event);
        });
    }

    private static String way(Stretch<?> stretch) {
        return stretch.newestFirst() ? "DESC" : "ASC";
    }

    @Override
    public long countEvents(int site, EventFilter filter) {
        return count(Sql.of("SELECT count(*) FROM eye_event").add(EyeRows.where(site, filter)));
    }

    private long count(Sql sql) {
        return store.read(
                (connection, _) -> EyeRows.list(connection, sql, row -> row.getLong(1)).getFirst());
    }

    @Override
    public Optional<EventRow> event(int site, long id, EventFilter filter) {
        return store.read((connection, _) -> event(connection, site, id, filter));
    }

    private static Optional<EventRow> event(
            Connection connection, int site, long id, EventFilter filter) throws SQLException {
        Sql sql = Sql.of(EVENTS).add(EyeRows.where(site, filter)).add(" AND id = ").bind(id);
        return EyeRows.list(connection, sql, EyeRows::event).stream().findFirst();
    }

    @Override
    public Optional<EventRow> change(
            int site, long id, EventFilter filter, Function<EventRow, Optional<EyeEvent>> edit) {
        return store.changeBeside(connection -> {
            Optional<EventRow> row = event(connection, site, id, filter);
            Optional<EyeEvent> edited = row.flatMap(edit);
            if (edited.isPresent()) {
                replace(connection, id, edited.get());
            }
            return row;
        });
    }

    private static void replace(Connection connection, long id, EyeEvent event)
            throws SQLException {
        run(
                connection,
                Sql.of("INSERT OR IGNORE INTO eye_session VALUES (")
                        .bind(event.site())
                        .add(", ")
                        .bind(event.session())
                        .add(", ")
                        .bind(event.received())
                        .add(")"));
        run(
                connection,
                Sql.of("UPDATE eye_event SET session = ")
                        .bind(event.session())
                        .add(", category = ")
                        .bind(event.category())
                        .add(", name = ")
                        .bind(event.name())
                        .add(", data = ")
                        .bind(event.data())
                        .add(", happened = ")
                        .bind(event.timestamp())
                        .add(" WHERE site = ")
                        .bind(event.site())
                        .add(" AND id = ")
                        .bind(id));
    }

    @Override
    public boolean removeEvent(int site, long id, EventFilter filter) {
        Sql sql =
                Sql.of("DELETE FROM eye_event")
                        .add(EyeRows.where(site, filter))
                        .add(" AND id = ")
                        .bind(id);
        return store.changeBeside(connection -> run(connection, sql) > 0);
    }

    @Override
    public List<SessionRow> sessions(int site, String search, Stretch<SessionRow> stretch) {
        return store.read((connection, _) -> {
            Sql rest = sessionsWhere(site, search);
            stretch.after()
                    .ifPresent(row ->
                            EyeRows.behind(
                                    rest,
                                    stretch.newestFirst(),
                                    "created",
                                    row.created(),
                                    row.id()));
            String way = way(stretch);
            rest.add(" ORDER BY created " + way + ", id " + way);
            return EyeRows.list(
                    connection,
                    sessionsOf(site, EyeRows.limited(rest, stretch.limit(), stretch.skip()), way),
                    EyeRows::session);
        });
    }

    private static Sql sessionsWhere(int site, String search) {
        return EyeRows.search(
                Sql.of(" WHERE site = ").bind(site), search, List.of("CAST(id AS VARCHAR)"));
    }

    private static Sql sessionsOf(int site, Sql rest, String way) {
        String[] parts = SESSIONS.split("%s|%d", -1);
        return Sql.of(parts[0])
                .add(rest)
                .add(parts[1])
                .bind(site)
                .add(parts[2])
                .add(rest)
                .add(parts[3])
                .add(way)
                .add(parts[4])
                .add(way)
                .add(parts[5]);
    }

    @Override
    public long countSessions(int site, String search) {
        return count(Sql.of("SELECT count(*) FROM eye_session").add(sessionsWhere(site, search)));
    }

    @Override
    public Optional<SessionRow> session(int site, UUID id) {
        Sql rest = Sql.of(" WHERE site = ").bind(site).add(" AND id = ").bind(id);
        return store.read((connection, _) ->
                EyeRows.list(connection, sessionsOf(site, rest, "ASC"), EyeRows::session).stream()
                        .findFirst());
    }

    @Override
    public boolean renameSession(int site, UUID id, UUID to) {
        return store.changeBeside(connection -> {
            Sql sql =
                    Sql.of("INSERT OR IGNORE INTO eye_session SELECT site, ")
                            .bind(to)
                            .add(", created FROM eye_session WHERE site = ")
                            .bind(site)
                            .add(" AND id = ")
                            .bind(id);
            if (run(connection, sql) == 0) {
                return false;
            }
            run(
                    connection,
                    Sql.of("UPDATE eye_event SET session = ").bind(to).add(ofSession(site, id)));
            run(connection, Sql.of("DELETE FROM eye_session").add(session(" WHERE", site, id)));
            return true;
        });
    }

    private static Sql ofSession(int site, UUID id) {
        return Sql.of(" WHERE site = ").bind(site).add(" AND session = ").bind(id);
    }

    private static Sql session(String where, int site, UUID id) {
        return Sql.of(where + " site = ").bind(site).add(" AND id = ").bind(id);
    }

    @Override
    public boolean removeSession(int site, UUID id) {
        return store.changeBeside(connection -> {
            run(connection, Sql.of("DELETE FROM eye_event").add(ofSession(site, id)));
            Sql sql = Sql.of("DELETE FROM eye_session").add(session(" WHERE", site, id));
            return run(connection, sql) > 0;
        });
    }

    @Override
    public List<FaultRow> faults(int site, FaultFilter filter, Stretch<FaultRow> stretch) {
        return store.read((connection, _) -> {
            Sql rest = Sql.of(" FROM eye_fault").add(EyeRows.where(site, filter));
            String side = stretch.newestFirst() ? " < " : " > ";
            stretch.after().ifPresent(row -> rest.add(" AND id" + side).bind(row.id()));
            rest.add(" ORDER BY id " + way(stretch));
            int rows = EyeRows.fitting(connection, EyeRows.FAULT_SIZE, rest, stretch);
            Sql sql = Sql.of("SELECT " + FAULT_COLUMNS).add(rest);
            return EyeRows.list(
                    connection, EyeRows.limited(sql, rows, stretch.skip()), EyeRows::fault);
        });
    }

    @Override
    public long countFaults(int site, FaultFilter filter) {
        return count(Sql.of("SELECT count(*) FROM eye_fault").add(EyeRows.where(site, filter)));
    }

    @Override
    public Optional<FaultRow> fault(int site, long id) {
        Sql sql = Sql.of(FAULTS + " WHERE site = ").bind(site).add(" AND id = ").bind(id);
        return store.read((connection, _) ->
                EyeRows.list(connection, sql, EyeRows::fault).stream().findFirst());
    }

    @Override
    public boolean changeFault(int site, long id, String payload, String message, String errors) {
        Sql sql =
                Sql.of("UPDATE eye_fault SET payload = ")
                        .bind(payload)
                        .add(", message = ")
                        .bind(message)
                        .add(", errors = ")
                        .bind(errors)
                        .add(" WHERE site = ")
                        .bind(site)
                        .add(" AND id = ")
                        .bind(id);
        return store.changeBeside(connection -> run(connection, sql) > 0);
    }

    @Override
    public boolean removeFault(int site, long id) {
        Sql sql =
                Sql.of("DELETE FROM eye_fault WHERE site = ").bind(site).add(" AND id = ").bind(id);
        return store.changeBeside(connection -> run(connection, sql) > 0);
    }

    private static int run(Connection connection, Sql sql) throws SQLException {
        try (PreparedStatement statement = sql.prepare(connection)) {
            return statement.executeUpdate();
        }
    }
}
