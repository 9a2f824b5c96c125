package dev.footfall.store.duckdb;

import dev.footfall.model.CaptureLosses;
import dev.footfall.model.Entry;
import dev.footfall.model.EyeEvent;
import dev.footfall.model.EyeFault;
import dev.footfall.model.EyeSession;
import dev.footfall.model.KeptExchange;
import dev.footfall.store.duckdb.ExchangeColumns.Loss;
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
    private final Insertion<Numbered<KeptExchange>> exchanges;
    private final Insertion<Loss> losses;

    EntryBook(Connection connection, Shelves shelves) throws SQLException {
        this.sessions =
                new Insertion<>(
                        connection, shelves.eyeSessions(), "eye_session", "new_eye_sessions", true);
        this.events =
                new Insertion<>(connection, shelves.eyeEvents(), "eye_event", "new_eye_events");
        this.faults =
                new Insertion<>(connection, shelves.eyeFaults(), "eye_fault", "new_eye_faults");
        this.exchanges =
                new Insertion<>(connection, shelves.exchanges(), "exchange", "new_exchanges");
        this.losses =
                new Insertion<>(
                        connection, shelves.captureLosses(), "capture_loss", "new_capture_losses");
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
        List<Numbered<KeptExchange>> kept = new ArrayList<>();
        List<Loss> lost = new ArrayList<>();
        for (Entry entry : entries) {
            switch (entry) {
                case EyeSession session -> begun.add(session);
                case EyeEvent event -> {
                    begun.add(new EyeSession(event.site(), event.session(), event.received()));
                    told.add(new Numbered<>(numbers.getAsLong(), event));
                }
                case EyeFault fault -> faulty.add(new Numbered<>(numbers.getAsLong(), fault));
                case KeptExchange exchange ->
                        kept.add(new Numbered<>(numbers.getAsLong(), exchange));
                case CaptureLosses(int site, long received, var counts, _) ->
                        counts.forEach((reason, count) ->
                                lost.add(new Loss(site, received, reason, count)));
            }
        }
        sessions.insert(begun);
        events.insert(told);
        faults.insert(faulty);
        exchanges.insert(kept);
        losses.insert(lost);
    }

    @Override
    public void close() throws SQLException {
        sessions.close();
        events.close();
        faults.close();
        exchanges.close();
        losses.close();
    }
}
