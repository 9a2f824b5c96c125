package dev.footfall.store.duckdb;

import dev.footfall.model.Entry;
import dev.footfall.model.Event;
import dev.footfall.model.EventId;
import dev.footfall.model.KeptExchange;
import dev.footfall.model.Rejected;
import dev.footfall.model.Visit;
import dev.footfall.store.Batch;
import dev.footfall.store.Receipt.Settled.Stored;
import dev.footfall.store.Visits;
import dev.footfall.store.Visits.Moved;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Lock;

/// Writes batches into the tables, all of one call in one transaction: events with their visits,
/// visits that ended, refused input, entries. Belongs to the writer's thread.
final class Ledger implements AutoCloseable {

    /// How many refused inputs are kept; older ones make room.
    private static final long REJECTED_LIMIT = 100_000;

    private final Connection connection;
    private final KnownAnswers answers;
    private final Visits visits;
    private final Lock publishing;
    private final Shelf<EventId> ids;
    private final GivenIds givenIds;
    private final Insertion<StoredEvent> events;
    private final Insertion<Visit> endedVisits;
    private final Insertion<Numbered<Rejected>> rejected;
    private final EntryBook entries;
    private final Shelf<Moved> moved;
    private final TagUses tagUses;
    private final Touched touched = new Touched();
    private long nextSeq;
    private long keptSeq;
    private long applied;
    private boolean rejectedGrew = true;

    /// @param publishing held while a commit and the open visits become visible together
    Ledger(
            Connection connection,
            Shelves shelves,
            KnownAnswers answers,
            Visits visits,
            Lock publishing)
            throws SQLException {
        this.connection = connection;
        this.answers = answers;
        this.visits = visits;
        this.publishing = publishing;
        this.ids = shelves.ids();
        this.givenIds = new GivenIds(ids);
        this.nextSeq = 1 + lastSeq(connection);
        this.keptSeq = nextSeq;
        this.applied = number(connection, "SELECT position FROM journal");
        this.moved = shelves.moved();
        this.tagUses = new TagUses(connection, shelves.tagNames(), shelves.tagTallies());
        connection.setAutoCommit(false);
        this.events = new Insertion<>(connection, shelves.events(), "event", "new_events");
        this.endedVisits =
                new Insertion<>(connection, shelves.endedVisits(), "visit", "ended_visits");
        this.rejected = new Insertion<>(connection, shelves.rejected(), "rejected", "new_rejected");
        this.entries = new EntryBook(connection, shelves);
    }

    private static long lastSeq(Connection connection) throws SQLException {
        return number(
                connection,
                """
                SELECT greatest(
                    (SELECT coalesce(max(seq), 0) FROM event),
                    (SELECT coalesce(max(seq), 0) FROM rejected),
                    (SELECT coalesce(max(id), 0) FROM eye_event),
                    (SELECT coalesce(max(id), 0) FROM eye_fault),
                    (SELECT coalesce(max(seq), 0) FROM exchange),
                    (SELECT coalesce(max(id), 0) FROM visit))
                """);
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }

    /// The position of the journal up to which the tables are filled.
    long applied() {
        return applied;
    }

    /// Writes the batches durably and answers what became of each. When it throws, nothing of any
    /// of them is kept.
    ///
    /// @param end the position of the journal up to which the tables are filled then
    List<Stored> write(List<Batch> batches, long end) throws SQLException {
        List<Stored> stored = add(batches);
        commit(end);
        return stored;
    }

    /// Writes the batches into the transaction under way and answers what will have become of each
    /// at its [#commit]. When it throws, nothing of that transaction is kept.
    List<Stored> add(List<Batch> batches) throws SQLException {
        try {
            List<Stored> stored = new ArrayList<>(batches.size());
            List<StoredEvent> numbered = new ArrayList<>();
            List<Numbered<Rejected>> refused = new ArrayList<>();
            List<Entry> beside = new ArrayList<>();
            List<Event> all = eventsOf(batches);
            Set<EventId> known = HashSet.newHashSet(all.size());
            known.addAll(givenIds.stored(connection, all));
            GivenReceipts receipts = GivenReceipts.among(connection, ids, entriesOf(batches));
            known.addAll(receipts.exchanges());
            for (Batch batch : batches) {
                List<Entry> kept = receipts.unknown(unknown(batch.entries(), known));
                beside.addAll(kept);
                int calls = outgoing(batch.entries());
                int newCalls = outgoing(kept);
                int repeated = number(batch.events(), known, numbered);
                for (Rejected why : batch.rejected()) {
                    refused.add(new Numbered<>(nextSeq++, why));
                }
                stored.add(
                        new Stored(
                                batch.events().size() - repeated + newCalls,
                                repeated + calls - newCalls));
            }
            events.insert(tagUses.counted(numbered));
            rejected.insert(refused);
            entries.write(beside, () -> nextSeq++);
            rejectedGrew |= !refused.isEmpty();
            return stored;
        } catch (SQLException | RuntimeException e) {
            undo(e);
            throw e;
        }
    }

    /// Makes durable what was added. When it throws, nothing of it is kept.
    ///
    /// @param end the position of the journal up to which the tables are filled then
    void commit(long end) throws SQLException {
        try {
            List<Moved> turned = visits.moved();
            turned.forEach(one -> touched.add(one.to()));
            MovedEvents.write(connection, moved, turned);
            if (end > applied) {
                execute("UPDATE journal SET position = " + end);
            }
            publish();
            applied = end;
        } catch (SQLException | RuntimeException e) {
            undo(e);
            throw e;
        }
    }

    /// How many stand for themselves: their senders are told of them as of events.
    private static int outgoing(List<Entry> entries) {
        return (int)
                entries.stream().filter(e -> e instanceof KeptExchange k && k.isOutgoing()).count();
    }

    /// Those that say more about no event that was stored before, one of a kind for each.
    private static List<Entry> unknown(List<Entry> entries, Set<EventId> known) {
        Set<About> seen = new HashSet<>();
        return entries.stream()
                .filter(entry ->
                        entry.event()
                                .filter(id ->
                                        known.contains(id)
                                                || !seen.add(new About(entry.getClass(), id)))
                                .isEmpty())
                .toList();
    }

    private static List<Entry> entriesOf(List<Batch> batches) {
        return batches.stream().flatMap(batch -> batch.entries().stream()).toList();
    }

    private record About(Class<?> kind, EventId event) {}

    private static List<Event> eventsOf(List<Batch> batches) {
        return batches.size() == 1
                ? batches.getFirst().events()
                : batches.stream().flatMap(batch -> batch.events().stream()).toList();
    }

    private int number(List<Event> events, Set<EventId> known, List<StoredEvent> numbered) {
        int repeated = 0;
        for (Event event : events) {
            if (event.idGiven() && !known.add(event.id())) {
                repeated++;
            } else {
                long seq = nextSeq++;
                Visit visit = visits.join(event, seq);
                touched.add(visit);
                numbered.add(new StoredEvent(seq, event, visit));
            }
        }
        return repeated;
    }

    /// Whether the tables take the event; nothing of it is kept.
    boolean takes(Event event) throws SQLException {
        try {
            StoredEvent alone = new StoredEvent(nextSeq, event, visits.join(event, nextSeq));
            events.insert(List.of(alone));
            return true;
        } catch (SQLException e) {
            if (Failures.endsDatabase(e)) {
                throw e;
            }
            return false;
        } catch (RuntimeException e) {
            return false;
        } finally {
            visits.forget();
            connection.rollback();
        }
    }

    /// Whether the tables take the entry; nothing of it is kept.
    boolean takes(Entry entry) throws SQLException {
        try {
            entries.write(List.of(entry), () -> nextSeq);
            return true;
        } catch (SQLException e) {
            if (Failures.endsDatabase(e)) {
                throw e;
            }
            return false;
        } finally {
            connection.rollback();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Moves visits that ended from memory into their table.
    void endVisits(long now) throws SQLException {
        try {
            List<Visit> ended = visits.end(now);
            if (!ended.isEmpty()) {
                endedVisits.insert(ended);
                execute("UPDATE open_from SET seq = " + visits.oldest(nextSeq));
                publish();
            }
        } catch (SQLException | RuntimeException e) {
            undo(e);
            throw e;
        }
    }

    void trimRejected() throws SQLException {
        if (!rejectedGrew) {
            return;
        }
        rejectedGrew = false;
        alter(c -> {
            try (Statement statement = c.createStatement()) {
                return statement.executeUpdate(
                        """
                        DELETE FROM rejected WHERE seq <=
                            (SELECT seq FROM rejected ORDER BY seq DESC
                             LIMIT 1 OFFSET %d)
                        """
                                .formatted(REJECTED_LIMIT));
            }
        });
    }

    <T> T alter(Change<T> change) throws SQLException {
        try {
            T answer = change.apply(connection);
            publish();
            return answer;
        } catch (SQLException | RuntimeException e) {
            undo(e);
            throw e;
        }
    }

    private void publish() throws SQLException {
        publishing.lock();
        try {
            connection.commit();
            visits.keep();
        } finally {
            publishing.unlock();
        }
        // Only now: a question that begins from here on sees what is new.
        touched.forgetIn(answers);
        touched.clear();
        keptSeq = nextSeq;
    }

    private void undo(Exception cause) {
        nextSeq = keptSeq;
        touched.clear();
        visits.forget();
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public void close() throws SQLException {
        events.close();
        endedVisits.close();
        rejected.close();
        entries.close();
    }
}
