package dev.footfall.store.duckdb;

import dev.footfall.model.Event;
import dev.footfall.model.EventId;
import dev.footfall.model.Rejected;
import dev.footfall.model.Visit;
import dev.footfall.store.Batch;
import dev.footfall.store.Receipt.Settled.Stored;
import dev.footfall.store.Visits;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Lock;

/// Writes batches into the tables, all of one call in one transaction: events with their visits,
/// visits that ended, refused input. Belongs to the writer's thread.
final class Ledger implements AutoCloseable {

    private static final long CURRENT = 0;

    /// How many refused inputs are kept; older ones make room.
    private static final long REJECTED_LIMIT = 100_000;

    private final Connection connection;
    private final Shelves shelves;
    private final Visits visits;
    private final Lock publishing;
    private final GivenIds givenIds;
    private final PreparedStatement insertEvents;
    private final PreparedStatement insertVisits;
    private final PreparedStatement insertRejected;
    private long nextSeq;

    /// @param publishing held while a commit and the open visits become visible together
    Ledger(Connection connection, Shelves shelves, Visits visits, Lock publishing)
            throws SQLException {
        this.connection = connection;
        this.shelves = shelves;
        this.visits = visits;
        this.publishing = publishing;
        this.givenIds = new GivenIds(shelves.ids());
        this.nextSeq = 1 + lastSeq(connection);
        connection.setAutoCommit(false);
        this.insertEvents = insert("event", "new_events");
        this.insertVisits = insert("visit", "ended_visits");
        this.insertRejected = insert("rejected", "new_rejected");
    }

    private PreparedStatement insert(String table, String function) throws SQLException {
        return connection.prepareStatement(
                "INSERT INTO %s SELECT * FROM %s(%d)".formatted(table, function, CURRENT));
    }

    private static long lastSeq(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet last =
                        statement.executeQuery(
                                """
                                SELECT greatest(
                                    (SELECT coalesce(max(seq), 0) FROM event),
                                    (SELECT coalesce(max(seq), 0) FROM rejected),
                                    (SELECT coalesce(max(id), 0) FROM visit))
                                """)) {
            last.next();
            return last.getLong(1);
        }
    }

    /// Writes the batches durably and answers what became of each. When it throws, nothing of any
    /// of them is kept.
    List<Stored> write(List<Batch> batches) throws SQLException {
        long firstSeq = nextSeq;
        try {
            List<Stored> answers = new ArrayList<>(batches.size());
            List<StoredEvent> events = new ArrayList<>();
            List<RejectedRow> rejected = new ArrayList<>();
            Set<EventId> known = new HashSet<>(givenIds.stored(connection, eventsOf(batches)));
            for (Batch batch : batches) {
                int repeated = number(batch.events(), known, events);
                for (Rejected refused : batch.rejected()) {
                    rejected.add(new RejectedRow(nextSeq++, refused));
                }
                answers.add(new Stored(batch.events().size() - repeated, repeated));
            }
            insert(shelves.events(), events, insertEvents);
            insert(shelves.rejected(), rejected, insertRejected);
            publish();
            return answers;
        } catch (SQLException | RuntimeException e) {
            nextSeq = firstSeq;
            undo(e);
            throw e;
        }
    }

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
                numbered.add(new StoredEvent(seq, event, visits.join(event, seq)));
            }
        }
        return repeated;
    }

    /// Moves visits that ended from memory into their table.
    void endVisits(long now) throws SQLException {
        try {
            List<Visit> ended = visits.end(now);
            if (!ended.isEmpty()) {
                insert(shelves.endedVisits(), ended, insertVisits);
                try (Statement statement = connection.createStatement()) {
                    statement.execute("UPDATE open_from SET seq = " + visits.oldest(nextSeq));
                }
            }
            publish();
        } catch (SQLException | RuntimeException e) {
            undo(e);
            throw e;
        }
    }

    void trimRejected() throws SQLException {
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

    private static <T> void insert(Shelf<T> shelf, List<T> rows, PreparedStatement insert)
            throws SQLException {
        if (!rows.isEmpty()) {
            shelf.lay(CURRENT, rows);
            try {
                insert.execute();
            } finally {
                shelf.clear(CURRENT);
            }
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
    }

    private void undo(Exception cause) {
        visits.forget();
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public void close() throws SQLException {
        insertEvents.close();
        insertVisits.close();
        insertRejected.close();
    }
}
