package dev.footfall.capture;

import dev.footfall.capture.Answer.Kind;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// Takes what is in the outbox to the server, in order and until it has arrived: the one thread
/// that waits for the network.
final class Sender implements Runnable {

    static final int MOST_ITEMS = 500;

    private static final int MOST_BYTES = 1 << 20;
    private static final long FIRST_PAUSE = 500;
    private static final long LONGEST_PAUSE = 60_000;

    private final Outbox outbox;
    private final HttpPost post;
    private final String site;
    private final long flushMillis;
    private final Losses losses;
    private final Troubles troubles;
    private final LongSupplier nanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean full;
    private boolean closing;
    private long deadlineNanos;
    private final AtomicLong sent = new AtomicLong();
    private int most = MOST_ITEMS;
    private long pause = FIRST_PAUSE;

    Sender(
            Outbox outbox,
            HttpPost post,
            Settings settings,
            Losses losses,
            Troubles troubles,
            LongSupplier nanos) {
        this.outbox = outbox;
        this.post = post;
        this.site = settings.site();
        this.flushMillis = settings.flushEvery().toMillis();
        this.losses = losses;
        this.troubles = troubles;
        this.nanos = nanos;
    }

    /// How many the server has taken.
    long sent() {
        return sent.get();
    }

    /// There is enough for a whole batch.
    void wake() {
        lock.lock();
        try {
            full = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Nothing more will come: the rest is to be sent before the deadline.
    void close(long byNanos) {
        lock.lock();
        try {
            closing = true;
            deadlineNanos = byNanos;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void run() {
        try {
            long wait = 0;
            while (await(wait > 0 ? wait : flushMillis, wait > 0)) {
                wait = sendAll();
            }
            while (sendAll() > 0 && isTimeForAnother()) {
                // what could not be sent is tried again until the deadline
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            losses.add(Loss.FAILED, 1);
            troubles.tell("sending has stopped", e);
        }
    }

    /// Waits, unless there is enough for a batch and no pause to be kept. False when closing.
    private boolean await(long millis, boolean paused) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (left > 0 && !closing && (paused || !full)) {
                left = changed.awaitNanos(left);
            }
            full = false;
            return !closing;
        } finally {
            lock.unlock();
        }
    }

    /// While closing: a short wait, and whether the deadline is still to come.
    private boolean isTimeForAnother() throws InterruptedException {
        lock.lock();
        try {
            long rest = deadlineNanos - nanos.getAsLong();
            long left = Math.min(rest, TimeUnit.MILLISECONDS.toNanos(FIRST_PAUSE));
            while (left > 0) {
                left = changed.awaitNanos(left);
            }
            return deadlineNanos - nanos.getAsLong() > 0;
        } finally {
            lock.unlock();
        }
    }

    /// Sends until nothing waits; or returns how many milliseconds to wait before the next try.
    private long sendAll() throws InterruptedException {
        List<byte[]> items = outbox.first(most, MOST_BYTES);
        Map<Loss, Long> lost = losses.take();
        while (!items.isEmpty() || !lost.isEmpty()) {
            Answer answer = post.post(ExchangeJson.batch(site, lost, items), items.size());
            if (!settle(answer, items.size())) {
                losses.putBack(lost);
                return answer.kind() == Kind.LATER ? pause(answer) : 1;
            }
            items = outbox.first(most, MOST_BYTES);
            lost = losses.take();
        }
        return 0;
    }

    /// Whether this batch is done with.
    private boolean settle(Answer answer, int items) {
        if (!answer.detail().isEmpty()) {
            troubles.tell("sending: " + answer.detail());
        }
        switch (answer.kind()) {
            case TAKEN -> {
                losses.add(Loss.REFUSED, answer.refused());
                sent.addAndGet(items - answer.refused());
                outbox.sent(items);
                most = Math.min(MOST_ITEMS, 2 * most);
                pause = FIRST_PAUSE;
                return true;
            }
            case LATER -> {
                return false;
            }
            case NEVER -> {
                if (items > 1) {
                    most = Math.max(1, items / 2);
                } else if (items == 1) {
                    losses.add(Loss.REFUSED, 1);
                    outbox.sent(1);
                }
                return items == 0;
            }
        }
        return false;
    }

    /// Twice as long each time, and never quite the same, so that many applications do not come
    /// back together.
    private long pause(Answer answer) {
        long wait = pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1);
        pause = Math.min(LONGEST_PAUSE, 2 * pause);
        return Math.max(wait, answer.pauseMillis());
    }
}
