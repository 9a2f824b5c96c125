package dev.footfall.store.duckdb;

import dev.footfall.model.Rejected;
import dev.footfall.store.Batch;
import dev.footfall.store.EventLog;
import dev.footfall.store.Receipt;
import dev.footfall.store.Receipt.Settled;
import dev.footfall.store.StoreCounters;
import dev.footfall.store.StoreException;
import dev.footfall.store.StoreException.Trouble;
import dev.footfall.store.StoreSettings;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that writes: takes what has queued up, writes it in one transaction, and answers
/// everybody in it (group commit). Opens the database again when an I/O error has closed it.
final class Writer implements EventLog, Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

    /// The largest transaction, in events; bounds the time that an append waits for its neighbours.
    private static final int GROUP_LIMIT = 20_000;

    /// After a group of so many appends the next one is given a moment to gather, as a commit costs
    /// about the same whatever its size (PostgreSQL's commit_siblings and commit_delay).
    private static final int BUSY_GROUP = 8;

    private static final long GATHER_NANOS = 1_000_000;

    private static final long SWEEP_MILLIS = 5_000;
    private static final long REOPEN_MILLIS = 1_000;

    private final StoreSettings settings;
    private final Handle handle;
    private final StoreCounters counters;
    private final InstantSource clock;
    private final FreeRoom room;
    private final BlockingQueue<Work> queue = new LinkedBlockingQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean closing;
    private volatile boolean ended;
    private long sweptAt;
    private int lastGroup;

    Writer(StoreSettings settings, Handle handle, StoreCounters counters, InstantSource clock) {
        this.settings = settings;
        this.handle = handle;
        this.counters = counters;
        this.clock = clock;
        this.room = new FreeRoom(settings.folder(), settings.minFreeBytes(), clock);
        this.sweptAt = clock.millis();
    }

    int waiting() {
        return waiting.get();
    }

    /// A batch larger than the whole queue is taken when nothing else waits.
    @Override
    public void append(Batch batch, Receipt receipt) {
        int size = Math.max(1, batch.size());
        int before = waiting.getAndAdd(size);
        if (before > 0 && before + size > settings.queueLimit()) {
            waiting.addAndGet(-size);
            counters.refusedFull().increment();
            receipt.settled(new Settled.Full());
        } else if (closing) {
            waiting.addAndGet(-size);
            receipt.settled(new Settled.Unavailable("the store is closing"));
        } else {
            queue.add(new Work.Append(batch, receipt));
            refuseLate();
        }
    }

    <T> T change(Change<T> change) {
        CompletableFuture<T> done = new CompletableFuture<>();
        if (closing) {
            throw closed();
        }
        queue.add(new Work.Alter<>(change, done));
        refuseLate();
        return Waiting.on(done);
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
            List<Work> late = new ArrayList<>();
            queue.drainTo(late);
            late.forEach(work -> refuse(work, closed()));
        }
    }

    private void turn() throws InterruptedException {
        if (!handle.isOpen()) {
            refuseWaiting();
            reopen();
            return;
        }
        Work first = queue.poll(closing ? 0 : SWEEP_MILLIS, TimeUnit.MILLISECONDS);
        try {
            if (first != null) {
                work(first);
            }
            sweep();
        } catch (SQLException e) {
            LOG.error("The store failed and is opened again: {}", e.getMessage());
            handle.closeQuietly();
        }
    }

    private void work(Work first) throws SQLException {
        List<Work.Append> group = new ArrayList<>();
        if (lastGroup >= BUSY_GROUP) {
            LockSupport.parkNanos(GATHER_NANOS);
        }
        Work next = first;
        int events = 0;
        while (next instanceof Work.Append append) {
            group.add(append);
            events += append.batch().size();
            next = events < GROUP_LIMIT ? queue.poll() : null;
        }
        lastGroup = group.size();
        if (!group.isEmpty()) {
            write(group);
        }
        if (next instanceof Work.Alter<?> alter) {
            alter.run(handle.ledger());
        }
    }

    private void write(List<Work.Append> group) throws SQLException {
        if (!room.isEnough()) {
            settle(group, new Settled.NoRoom());
            return;
        }
        try {
            List<Settled.Stored> stored =
                    handle.ledger().write(group.stream().map(Work.Append::batch).toList());
            counters.commits().increment();
            for (int i = 0; i < group.size(); i++) {
                count(group.get(i).batch(), stored.get(i));
                settle(List.of(group.get(i)), stored.get(i));
            }
        } catch (SQLException e) {
            failed(group, e);
        } catch (RuntimeException e) {
            failed(group, new SQLException(e));
        }
    }

    /// One batch that cannot be written must not take its neighbours with it.
    private void failed(List<Work.Append> group, SQLException e) throws SQLException {
        if (Failures.endsDatabase(e)) {
            boolean full = Failures.toStoreException(e, "").trouble() == Trouble.NO_ROOM;
            settle(group, full ? new Settled.NoRoom() : new Settled.Unavailable("opening again"));
            throw e;
        }
        if (group.size() > 1) {
            for (Work.Append alone : group) {
                write(List.of(alone));
            }
        } else {
            LOG.error("A batch could not be written", e);
            settle(group, new Settled.Unavailable("the batch could not be written"));
        }
    }

    private void count(Batch batch, Settled.Stored stored) {
        counters.stored().add(stored.stored());
        counters.repeated().add(stored.repeated());
        for (Rejected refused : batch.rejected()) {
            Objects.requireNonNull(counters.rejected().get(refused.reason())).increment();
        }
    }

    private void settle(List<Work.Append> group, Settled settled) {
        for (Work.Append append : group) {
            waiting.addAndGet(-Math.max(1, append.batch().size()));
            if (settled instanceof Settled.NoRoom) {
                counters.refusedNoRoom().increment();
            }
            try {
                append.receipt().settled(settled);
            } catch (RuntimeException e) {
                LOG.error("A receipt failed", e);
            }
        }
    }

    private void sweep() throws SQLException {
        long now = clock.millis();
        if (now - sweptAt >= SWEEP_MILLIS && room.isEnough()) {
            sweptAt = now;
            handle.ledger().endVisits(now * 1000);
            handle.ledger().trimRejected();
        }
    }

    private void refuseWaiting() {
        List<Work> waitingNow = new ArrayList<>();
        queue.drainTo(waitingNow);
        StoreException why = new StoreException(Trouble.UNAVAILABLE, "the store is opened again");
        waitingNow.forEach(work -> refuse(work, why));
    }

    private void refuse(Work work, StoreException why) {
        switch (work) {
            case Work.Append append ->
                    settle(
                            List.of(append),
                            room.isEnough()
                                    ? new Settled.Unavailable(String.valueOf(why.getMessage()))
                                    : new Settled.NoRoom());
            case Work.Alter<?> alter -> alter.refuse(why);
            case Work.Wake() -> {}
        }
    }

    private void reopen() throws InterruptedException {
        if (room.isEnough()) {
            try {
                handle.open();
                counters.reopened().increment();
                LOG.info("The store is open again");
                return;
            } catch (StoreException e) {
                LOG.warn("The store does not open: {}", e.getMessage());
            }
        }
        Work arrived = queue.poll(closing ? 0 : REOPEN_MILLIS, TimeUnit.MILLISECONDS);
        if (arrived != null) {
            refuse(arrived, new StoreException(Trouble.UNAVAILABLE, "the store is opened again"));
        }
    }

    private static StoreException closed() {
        return new StoreException(Trouble.UNAVAILABLE, "the store is closed");
    }
}
