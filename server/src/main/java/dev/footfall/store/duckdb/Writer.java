package dev.footfall.store.duckdb;

import dev.footfall.store.Receipt.Settled;
import dev.footfall.store.StoreCounters;
import dev.footfall.store.StoreException;
import dev.footfall.store.StoreException.Trouble;
import dev.footfall.store.journal.Journal;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that writes the database: takes what the recorder hands on and what comes with
/// ids of its own, and writes it in one transaction. Opens the database again when an I/O error has
/// closed it, and fills it from the journal then.
final class Writer implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

    /// How long what is durable already waits for company, as an event costs a fifth in a large
    /// transaction. Nobody waits for it: a question brings it about at once.
    private static final long COMPANY_NANOS = 250_000_000;

    /// After a group of so many appends the next one is given a moment to gather, as a commit costs
    /// about the same whatever its size (PostgreSQL's commit_siblings and commit_delay).
    private static final int BUSY_GROUP = 8;

    private static final long GATHER_NANOS = 1_000_000;

    private static final long SWEEP_MILLIS = 5_000;

    /// How long a transaction waits for the next batch of a load.
    private static final long LOAD_MILLIS = 1_000;

    private static final long REOPEN_MILLIS = 1_000;

    private final Handle handle;
    private final GroupWriter groups;
    private final Loading loading;
    private final Backlog backlog;
    private final StoreCounters counters;
    private final InstantSource clock;
    private final FreeRoom room;
    private final BlockingQueue<Work> queue = new LinkedBlockingQueue<>();
    private volatile boolean closing;
    private volatile boolean ended;
    private long sweptAt;
    private int lastAppends;

    Writer(
            Handle handle,
            Journal journal,
            Backlog backlog,
            StoreCounters counters,
            FreeRoom room,
            InstantSource clock) {
        this.handle = handle;
        this.backlog = backlog;
        this.counters = counters;
        this.clock = clock;
        this.room = room;
        this.groups = new GroupWriter(handle, journal, backlog, counters, room);
        this.loading = new Loading(handle, counters, room);
        this.sweptAt = clock.millis();
    }

    /// Whether what is handed over is being written now, not only when the database is open again.
    boolean isWriting() {
        return handle.isOpen() && !ended;
    }

    void write(Work work) {
        queue.add(work);
        refuseLate();
    }

    <T> T change(Change<T> change) {
        CompletableFuture<T> done = new CompletableFuture<>();
        if (closing) {
            throw closed();
        }
        write(new Work.Alter<>(change, done));
        return Waiting.on(done);
    }

    /// Waits until the database has everything of which a sender was told before this call.
    void catchUp() {
        if (backlog.hasRecorded() && !ended) {
            CompletableFuture<Boolean> done = new CompletableFuture<>();
            write(new Work.CatchUp(done));
            boolean _ = Waiting.on(done);
        }
    }

    /// Lets what is queued be written, then ends the thread.
    void close() {
        closing = true;
        queue.add(new Work.Wake());
    }

    @Override
    public void run() {
        while (!closing || !queue.isEmpty()) {
            try {
                turn();
            } catch (InterruptedException e) {
                closing = true;
            }
        }
        ended = true;
        refuseLate();
    }

    /// What slipped into the queue while the thread ended is answered all the same.
    private void refuseLate() {
        if (ended) {
            refuseWaiting(closed());
        }
    }

    private void turn() throws InterruptedException {
        if (!handle.isOpen()) {
            refuseWaiting(opening());
            reopen();
            return;
        }
        Work first = queue.poll(closing ? 0 : patienceMillis(), TimeUnit.MILLISECONDS);
        try {
            if (first instanceof Work.Part part) {
                load(part);
            } else {
                loading.commit();
                if (first != null) {
                    work(first);
                }
            }
            sweep();
        } catch (SQLException | RuntimeException e) {
            LOG.error("The store failed and is opened again: {}", e.getMessage());
            loading.lose();
            handle.closeQuietly();
        }
    }

    /// Between its transactions visits end, as there is no other time while a load goes on.
    private void load(Work.Part part) throws SQLException {
        Optional<Work.Part> rest = loading.take(part);
        while (rest.isPresent()) {
            sweep();
            rest = loading.take(rest.get());
        }
    }

    private long patienceMillis() {
        return loading.isOpen() ? LOAD_MILLIS : SWEEP_MILLIS;
    }

    private void work(Work first) throws SQLException {
        long began = System.nanoTime();
        Group group = new Group(handle.ledger().applied());
        @Nullable Work next = first;
        while (next != null && join(group, next)) {
            next = group.size() < GroupWriter.LIMIT ? company(group, began) : null;
        }
        lastAppends = group.appends().size();
        if (!group.isEmpty()) {
            groups.write(group);
        }
        switch (next) {
            case Work.Alter<?> alter -> alter.run(handle.ledger());
            case Work.CatchUp(var done) -> done.complete(true);
            case Work.Part part -> load(part);
            case Work.Settle settle -> settle.tell();
            case null -> {}
            case Work.Append _, Work.Apply _, Work.Wake _ -> {}
        }
    }

    /// Takes the work into the group, if it is of that kind.
    private boolean join(Group group, Work work) {
        switch (work) {
            case Work.Append append -> group.add(append);
            case Work.Apply apply when apply.end() > group.end() -> group.add(apply);
            // Applied already, when the store was opened again.
            case Work.Apply apply -> backlog.applied(apply.events());
            case Work.Part _, Work.Settle _, Work.Alter<?> _, Work.CatchUp _, Work.Wake _ -> {
                return false;
            }
        }
        return true;
    }

    /// The next work, if it comes soon enough for those in the group.
    private @Nullable Work company(Group group, long began) {
        Work next = queue.poll();
        if (next != null || closing) {
            return next;
        }
        if (group.appends().isEmpty()) {
            return awaited(COMPANY_NANOS - (System.nanoTime() - began));
        }
        if (lastAppends >= BUSY_GROUP) {
            lastAppends = 0;
            LockSupport.parkNanos(GATHER_NANOS);
            return queue.poll();
        }
        return null;
    }

    private @Nullable Work awaited(long nanos) {
        try {
            return nanos <= 0 ? null : queue.poll(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            closing = true;
            return null;
        }
    }

    private void sweep() throws SQLException {
        long now = clock.millis();
        if (now - sweptAt >= SWEEP_MILLIS && !loading.isOpen() && room.isEnough()) {
            sweptAt = now;
            handle.ledger().endVisits(now * 1000);
            handle.ledger().trimRejected();
        }
    }

    private void refuseWaiting(StoreException why) {
        List<Work> waitingNow = new ArrayList<>();
        queue.drainTo(waitingNow);
        waitingNow.forEach(work -> refuse(work, why));
    }

    /// What the journal holds is not lost: it is applied when the store is opened again.
    private void refuse(Work work, StoreException why) {
        switch (work) {
            case Work.Append append -> backlog.refuse(List.of(append), unwritten(why));
            case Work.Part(_, var load) -> {
                load.refuse(unwritten(why));
                load.taken();
            }
            case Work.Settle settle -> {
                settle.load().refuse(unwritten(why));
                settle.tell();
            }
            case Work.Apply apply -> backlog.applied(apply.events());
            case Work.Alter<?> alter -> alter.refuse(why);
            case Work.CatchUp(var done) -> done.completeExceptionally(why);
            case Work.Wake() -> {}
        }
    }

    private Settled unwritten(StoreException why) {
        return room.isEnough()
                ? new Settled.Unavailable(String.valueOf(why.getMessage()))
                : new Settled.NoRoom();
    }

    private void reopen() throws InterruptedException {
        if (room.isEnough()) {
            try {
                handle.open();
                groups.replay();
                counters.reopened().increment();
                LOG.info("The store is open again");
                return;
            } catch (StoreException e) {
                LOG.warn("The store does not open: {}", e.getMessage());
                handle.closeQuietly();
            }
        }
        Work arrived = queue.poll(closing ? 0 : REOPEN_MILLIS, TimeUnit.MILLISECONDS);
        if (arrived != null) {
            refuse(arrived, opening());
        }
    }

    /// Stores what the journal held when the process ended.
    void replay() {
        groups.replay();
    }

    private static StoreException opening() {
        return new StoreException(Trouble.UNAVAILABLE, "the store is opened again");
    }

    private static StoreException closed() {
        return new StoreException(Trouble.UNAVAILABLE, "the store is closed");
    }
}
