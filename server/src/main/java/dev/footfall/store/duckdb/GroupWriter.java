package dev.footfall.store.duckdb;

import dev.footfall.model.DropReason;
import dev.footfall.model.Entry;
import dev.footfall.model.Event;
import dev.footfall.model.Rejected;
import dev.footfall.store.Batch;
import dev.footfall.store.Receipt.Settled;
import dev.footfall.store.StoreCounters;
import dev.footfall.store.StoreException;
import dev.footfall.store.StoreException.Trouble;
import dev.footfall.store.journal.Journal;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes groups into the database, each in one transaction, and tells everybody in them. What one
/// batch does wrong befalls no other. Belongs to the writer's thread.
final class GroupWriter {

    private static final Logger LOG = LoggerFactory.getLogger(GroupWriter.class);

    /// The largest transaction, in events; bounds the time that an append waits for its neighbours.
    static final int LIMIT = 20_000;

    private final Handle handle;
    private final Journal journal;
    private final Backlog backlog;
    private final StoreCounters counters;
    private final FreeRoom room;

    GroupWriter(
            Handle handle,
            Journal journal,
            Backlog backlog,
            StoreCounters counters,
            FreeRoom room) {
        this.handle = handle;
        this.journal = journal;
        this.backlog = backlog;
        this.counters = counters;
        this.room = room;
    }

    /// Throws what ends the open database; everybody has been told then.
    void write(Group group) throws SQLException {
        if (!room.isEnough() && !group.appends().isEmpty()) {
            backlog.refuse(group.appends(), new Settled.NoRoom());
            group.dropAppends();
            if (group.isEmpty()) {
                return;
            }
        }
        try {
            settle(group, handle.ledger().write(group.batches(), group.end()));
        } catch (SQLException e) {
            failed(group, e);
        } catch (RuntimeException e) {
            failed(group, new SQLException(e));
        }
    }

    private void settle(Group group, List<Settled.Stored> stored) {
        counters.commits().increment();
        for (int i = 0; i < group.appends().size(); i++) {
            backlog.stored(group.appends().get(i), stored.get(i));
        }
        group.applies().forEach(apply -> backlog.applied(apply.events()));
        journal.release(group.end());
    }

    /// One batch that cannot be written must not take its neighbours with it.
    private void failed(Group group, SQLException e) throws SQLException {
        List<Group> each = group.each();
        if (Failures.endsDatabase(e)) {
            giveUp(group, e);
            throw e;
        } else if (each.size() > 1) {
            writeEach(each);
        } else if (group.applies().isEmpty()) {
            LOG.error("A batch could not be written", e);
            backlog.refuse(
                    group.appends(), new Settled.Unavailable("the batch could not be written"));
        } else {
            LOG.error("An event that is durable cannot be stored; it is kept as rejected", e);
            writeStorable(group);
        }
    }

    private void writeEach(List<Group> each) throws SQLException {
        for (int i = 0; i < each.size(); i++) {
            try {
                write(each.get(i));
            } catch (SQLException e) {
                each.subList(i + 1, each.size()).forEach(rest -> giveUp(rest, e));
                throw e;
            }
        }
    }

    private void writeStorable(Group group) throws SQLException {
        try {
            settle(group, handle.ledger().write(storable(group.batches()), group.end()));
        } catch (SQLException e) {
            giveUp(group, e);
            throw e;
        }
    }

    /// What the journal holds is not lost: it is applied when the store is opened again.
    private void giveUp(Group group, Exception e) {
        backlog.refuse(group.appends(), Failures.refusal(e));
        group.applies().forEach(apply -> backlog.applied(apply.events()));
    }

    /// The same batches, with that rejected which the database does not take.
    private List<Batch> storable(List<Batch> batches) throws SQLException {
        List<Event> events = new ArrayList<>();
        List<Rejected> rejected = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        for (Batch batch : batches) {
            rejected.addAll(batch.rejected());
            for (Event event : batch.events()) {
                if (handle.ledger().takes(event)) {
                    events.add(event);
                } else {
                    rejected.add(unstorable(event.received(), event.toString()));
                }
            }
            for (Entry entry : batch.entries()) {
                if (handle.ledger().takes(entry)) {
                    entries.add(entry);
                } else {
                    rejected.add(unstorable(entry.received(), entry.toString()));
                }
            }
        }
        return List.of(new Batch(events, rejected, entries));
    }

    private static Rejected unstorable(long at, String original) {
        return new Rejected(
                at,
                "",
                "",
                DropReason.UNSTORABLE,
                "the database does not take a value of it",
                original);
    }

    /// Fills the database with what the journal has and it has not.
    void replay() {
        long from = handle.ledger().applied();
        Replay replay = new Replay();
        try {
            journal.replay(from, replay);
        } catch (IOException e) {
            throw new StoreException(Trouble.BROKEN, "the journal cannot be read", e);
        }
        replay.write();
        long applied = handle.ledger().applied();
        if (applied > from) {
            LOG.info("Stored what the journal held: bytes {} to {}", from, applied);
        }
    }

    /// Writes what the journal yields in groups.
    private final class Replay implements Journal.Reader {

        private Group group = new Group(handle.ledger().applied());

        @Override
        public void read(Batch batch, long end) {
            group.add(new Work.Apply(List.of(batch), 0, end));
            if (group.size() >= LIMIT) {
                write();
            }
        }

        void write() {
            try {
                if (!group.isEmpty()) {
                    GroupWriter.this.write(group);
                }
            } catch (SQLException e) {
                throw Failures.toStoreException(e, "cannot store what the journal holds");
            }
            group = new Group(handle.ledger().applied());
        }
    }
}
