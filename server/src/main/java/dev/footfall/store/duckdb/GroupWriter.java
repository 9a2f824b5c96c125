package dev.footfall.store.duckdb;

import dev.footfall.model.DropReason;
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
            refuse(group.appends(), new Settled.NoRoom());
            Group rest = new Group(handle.ledger().applied());
            group.applies().forEach(rest::add);
            if (!rest.isEmpty()) {
                write(rest);
            }
            return;
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
            Work.Append append = group.appends().get(i);
            backlog.leave(append.size());
            counters.count(append.batch(), stored.get(i));
            append.tell(stored.get(i));
        }
        group.applies().forEach(apply -> backlog.applied(apply.events()));
        journal.release(group.end());
    }

    /// One batch that cannot be written must not take its neighbours with it.
    private void failed(Group group, SQLException e) throws SQLException {
        if (Failures.endsDatabase(e)) {
            boolean full = Failures.toStoreException(e, "").trouble() == Trouble.NO_ROOM;
            refuse(
                    group.appends(),
                    full ? new Settled.NoRoom() : new Settled.Unavailable("opening again"));
            group.applies().forEach(apply -> backlog.applied(apply.events()));
            throw e;
        }
        if (!group.isAlone()) {
            alone(group);
        } else if (group.applies().isEmpty()) {
            LOG.error("A batch could not be written", e);
            refuse(group.appends(), new Settled.Unavailable("the batch could not be written"));
        } else {
            LOG.error("An event that is durable cannot be stored; it is kept as rejected", e);
            settle(group, handle.ledger().write(storable(group.batches()), group.end()));
        }
    }

    private void alone(Group group) throws SQLException {
        for (Work.Append append : group.appends()) {
            Group alone = new Group(handle.ledger().applied());
            alone.add(append);
            write(alone);
        }
        for (Work.Apply apply : group.applies()) {
            Group alone = new Group(handle.ledger().applied());
            alone.add(apply);
            write(alone);
        }
    }

    /// The same batches, with those events rejected that the database does not take.
    private List<Batch> storable(List<Batch> batches) throws SQLException {
        List<Event> events = new ArrayList<>();
        List<Rejected> rejected = new ArrayList<>();
        for (Batch batch : batches) {
            rejected.addAll(batch.rejected());
            for (Event event : batch.events()) {
                if (handle.ledger().takes(event)) {
                    events.add(event);
                } else {
                    rejected.add(unstorable(event));
                }
            }
        }
        return List.of(new Batch(events, rejected));
    }

    private static Rejected unstorable(Event event) {
        return new Rejected(
                event.received(),
                "",
                "",
                DropReason.UNSTORABLE,
                "the database does not take a value of this event",
                event.toString());
    }

    void refuse(List<Work.Append> appends, Settled why) {
        for (Work.Append append : appends) {
            backlog.leave(append.size());
            if (why instanceof Settled.NoRoom) {
                counters.refusedNoRoom().increment();
            }
            append.tell(why);
        }
    }

    /// Fills the database with what the journal has and it has not.
    void replay() {
        long from = handle.ledger().applied();
        List<Work.Apply> found = new ArrayList<>();
        try {
            journal.replay(
                    from,
                    (batch, end) -> {
                        found.add(new Work.Apply(List.of(batch), 0, end));
                        if (sum(found) >= LIMIT) {
                            apply(found);
                        }
                    });
            apply(found);
        } catch (IOException e) {
            throw new StoreException(Trouble.BROKEN, "the journal cannot be read", e);
        }
        long applied = handle.ledger().applied();
        if (applied > from) {
            LOG.info("Stored what the journal held: bytes {} to {}", from, applied);
        }
    }

    private static int sum(List<Work.Apply> found) {
        return found.stream()
                .flatMap(apply -> apply.batches().stream())
                .mapToInt(Batch::size)
                .sum();
    }

    private void apply(List<Work.Apply> found) {
        Group group = new Group(handle.ledger().applied());
        found.forEach(group::add);
        found.clear();
        try {
            if (!group.isEmpty()) {
                write(group);
            }
        } catch (SQLException e) {
            throw Failures.toStoreException(e, "cannot store what the journal holds");
        }
    }
}
