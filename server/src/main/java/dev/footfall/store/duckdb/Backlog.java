package dev.footfall.store.duckdb;

import dev.footfall.model.Notice;
import dev.footfall.store.Receipt.Settled;
import dev.footfall.store.StoreCounters;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How many events are on their way into the database, in numbers. Half of the limit may be durable
/// in the journal and not yet in the database; above that the recorder waits, so that senders feel
/// it by slower answers first and are refused only when the whole limit is reached. Any thread may
/// use it.
final class Backlog {

    private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);
    private static final long PATIENCE_NANOS = 100_000_000;

    /// For how long the operator is told that something was refused.
    private static final long TOLD_MILLIS = 60_000;

    private final int limit;
    private final StoreCounters counters;
    private final InstantSource clock;
    private final AtomicLong refusedAt = new AtomicLong(Long.MIN_VALUE / 2);
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger recorded = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition less = lock.newCondition();

    Backlog(int limit, StoreCounters counters, InstantSource clock) {
        this.limit = limit;
        this.counters = counters;
        this.clock = clock;
    }

    /// Whether that many may come in, else it is counted. More than the whole limit may when
    /// nothing else waits.
    boolean admit(int size) {
        int before = waiting.getAndAdd(size);
        if (before > 0 && before + size > limit) {
            waiting.addAndGet(-size);
            counters.refusedFull().increment();
            long now = clock.millis();
            if (now - refusedAt.getAndSet(now) >= TOLD_MILLIS) {
                LOG.warn("{}", words());
            }
            return false;
        }
        return true;
    }

    /// What the operator is told for a minute after something was refused.
    Optional<Notice> notice() {
        boolean lately = clock.millis() - refusedAt.get() < TOLD_MILLIS;
        return lately ? Optional.of(new Notice("data.queue-limit", words())) : Optional.empty();
    }

    private String words() {
        return "%d events wait to be written, and what comes beside them is answered 503"
                .formatted(limit);
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
