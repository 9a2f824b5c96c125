package dev.footfall.store.duckdb;

import dev.footfall.store.Receipt.Settled;
import dev.footfall.store.StoreCounters;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// How many events are on their way into the database, in numbers. Half of the limit may be durable
/// in the journal and not yet in the database; above that the recorder waits, so that senders feel
/// it by slower answers first and are refused only when the whole limit is reached. Any thread may
/// use it.
final class Backlog {

    private static final long PATIENCE_NANOS = 100_000_000;

    private final int limit;
    private final StoreCounters counters;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger recorded = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition less = lock.newCondition();

    Backlog(int limit, StoreCounters counters) {
        this.limit = limit;
        this.counters = counters;
    }

    /// Whether that many may come in. More than the whole limit may when nothing else waits.
    boolean admit(int size) {
        int before = waiting.getAndAdd(size);
        if (before > 0 && before + size > limit) {
            waiting.addAndGet(-size);
            return false;
        }
        return true;
    }

    /// They are not kept, and their senders are told why.
    void refuse(List<Work.Append> appends, Settled why) {
        for (Work.Append append : appends) {
            waiting.addAndGet(-append.size());
            if (why instanceof Settled.NoRoom) {
                counters.refusedNoRoom().increment();
            }
            append.tell(why);
        }
    }

    /// It is in the database, without the journal, and its sender is told.
    void stored(Work.Append append, Settled.Stored stored) {
        waiting.addAndGet(-append.size());
        counters.count(append.batch(), stored);
        append.tell(stored);
    }

    /// They are durable in the journal.
    void recorded(int size) {
        recorded.addAndGet(size);
    }

    /// They were recorded, and are in the database now.
    void applied(int size) {
        waiting.addAndGet(-size);
        recorded.addAndGet(-size);
        lock.lock();
        try {
            less.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int waiting() {
        return waiting.get();
    }

    boolean hasRecorded() {
        return recorded.get() > 0;
    }

    /// Waits a moment while the database is behind; whether it is not any more.
    boolean hasRoom() throws InterruptedException {
        if (recorded.get() <= limit / 2) {
            return true;
        }
        lock.lock();
        try {
            long left = PATIENCE_NANOS;
            while (recorded.get() > limit / 2 && left > 0) {
                left = less.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
        return recorded.get() <= limit / 2;
    }
}
