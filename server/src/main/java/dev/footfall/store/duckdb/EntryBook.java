package dev.footfall.store.duckdb;

import dev.footfall.model.Entry;
import dev.footfall.model.EyeEvent;
import dev.footfall.model.EyeFault;
import dev.footfall.model.EyeSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/// Writes entries into their tables. Belongs to the writer's thread.
final class EntryBook implements AutoCloseable {

    private final Insertion<EyeSession> sessions;
    private final Insertion<Numbered<EyeEvent>> events;
    private final Insertion<Numbered<EyeFault>> faults;

    EntryBook(Connection connection, Shelves shelves) throws SQLException {
        this.sessions =
                new Insertion<>(
                        connection, shelves.eyeSessions(), "eye_session", "new_eye_sessions", true);
        this.events =
                new Insertion<>(connection, shelves.eyeEvents(), "eye_event", "new_eye_events");
        this.faults =
                new Insertion<>(connection, shelves.eyeFaults(), "eye_fault", "new_eye_faults");
    }

    /// Inside the transaction that is open.
    ///
    /// @param numbers the next places in the order of storing
    void write(List<Entry> entries, LongSupplier numbers) throws SQLException {
        if (entries.isEmpty()) {
            return;
        }
        List<EyeSession> begun = new ArrayList<>();
        List<Numbered<EyeEvent>> told = new ArrayList<>();
        List<Numbered<EyeFault>> faulty = new ArrayList<>();
        for (Entry entry : entries) {
            switch (entry) {
                case EyeSession session -> begun.add(session);
                case EyeEvent event -> {
                    begun.add(new EyeSession(event.site(), event.session(), event.received()));
                    told.add(new Numbered<>(numbers.getAsLong(), event));
                }
                case EyeFault fault -> faulty.add(new Numbered<>(numbers.getAsLong(), fault));
            }
        }
        sessions.insert(begun);
        events.insert(told);
        faults.insert(faulty);
    }

    @Override
    public void close() throws SQLException {
        sessions.close();
        events.close();
        faults.close();
    }
}
