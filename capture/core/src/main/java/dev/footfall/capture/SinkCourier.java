package dev.footfall.capture;

import dev.footfall.capture.Memory.For;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// Brings exchanges to one sink, on a thread of its own.
final class SinkCourier implements Runnable {

    /// In milliseconds; each pause is twice as long as the one before.
    static final long FIRST_PAUSE = 500;

    private static final int MOST_ITEMS = 200;
    private static final int MOST_TRIES = 5;
    private static final long LONGEST_PAUSE = 10_000;
    private static final long POLL_MILLIS = 200;
    private static final long TEND_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Sink sink;
    private final Memory memory;
    private final Losses losses;
    private final Troubles troubles;
    private final LongSupplier nanos;
    private final long firstPause;
    private final LinkedBlockingQueue<Exchange> queue = new LinkedBlockingQueue<>();
    private final AtomicInteger inHand = new AtomicInteger();
    private final AtomicLong taken = new AtomicLong();
    private long tendDue;
    private boolean patient;
    private volatile boolean closing;

    /// @param nanos a monotonic clock
    /// @param firstPause in milliseconds, before what was not taken is offered again
    SinkCourier(
            Sink sink,
            Memory memory,
            Losses losses,
            Troubles troubles,
            LongSupplier nanos,
            long firstPause) {
        this.sink = sink;
        this.memory = memory;
        this.losses = losses;
        this.troubles = troubles;
        this.nanos = nanos;
        this.firstPause = firstPause;
        this.tendDue = nanos.getAsLong();
    }

    /// @param exchange masked
    void offer(Exchange exchange) {
        if (memory.reserve(Costs.exchange(exchange), For.EXCHANGE)) {
            queue.add(exchange);
        } else {
            losses.add(Loss.MEMORY, 1);
        }
    }

    /// How many wait to be taken.
    int waiting() {
        return queue.size() + inHand.get();
    }

    /// How many the sink has taken.
    long taken() {
        return taken.get();
    }

    /// Ends when what was offered is taken.
    void close() {
        closing = true;
    }

    /// It had its time: what was not taken by now counts as lost.
    void giveUp() {
        List<Exchange> left = new ArrayList<>();
        queue.drainTo(left);
        left.forEach(this::release);
        losses.add(Loss.UNSENT, left.size() + inHand.getAndSet(0));
    }

    @Override
    public void run() {
        try {
            boolean more = true;
            while (more) {
                boolean last = closing;
                Exchange first = queue.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
                more = first != null || !last;
                if (first != null) {
                    List<Exchange> batch = new ArrayList<>();
                    batch.add(first);
                    queue.drainTo(batch, MOST_ITEMS - 1);
                    deliver(batch);
                }
                tend();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closeSink();
        }
    }

    private void tend() throws InterruptedException {
        long now = nanos.getAsLong();
        if (now - tendDue < 0 || closing) {
            return;
        }
        tendDue = now + TEND_NANOS;
        try {
            sink.tend();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception | LinkageError e) {
            tell("a sink could not be tended", e);
        }
    }

    private void closeSink() {
        try {
            sink.close();
        } catch (Exception | LinkageError e) {
            tell("a sink could not be closed", e);
        }
    }

    private void deliver(List<Exchange> batch) throws InterruptedException {
        inHand.set(batch.size());
        try {
            long pause = firstPause;
            boolean done = take(batch);
            for (int tries = 1; !done && !closing && isTriedAgain(tries); tries++) {
                Thread.sleep(pause);
                pause = Math.min(LONGEST_PAUSE, 2 * pause);
                done = take(batch);
            }
            if (!done) {
                losses.add(Loss.SINK, inHand.getAndSet(0));
            }
        } finally {
            batch.forEach(this::release);
        }
    }

    /// A sink that says that it cannot now is waited for as long as it keeps nobody else from
    /// memory.
    private boolean isTriedAgain(int tries) {
        return tries < MOST_TRIES || (patient && memory.isHalfFree());
    }

    private void release(Exchange exchange) {
        memory.release(Costs.exchange(exchange));
    }

    /// Whether nothing is left to be done with it.
    private boolean take(List<Exchange> batch) throws InterruptedException {
        patient = false;
        try {
            sink.take(List.copyOf(batch));
            settle(batch.size(), 0);
            return true;
        } catch (InterruptedException e) {
            throw e;
        } catch (SinkException e) {
            tell("a sink failed", e);
            patient = e.isPassing();
            if (e.refused() > 0) {
                settle(batch.size(), Math.min(batch.size(), e.refused()));
            }
            return e.refused() > 0;
        } catch (Exception | LinkageError e) {
            tell("a sink failed", e);
            return false;
        }
    }

    private void settle(int count, int refused) {
        taken.addAndGet(count - refused);
        if (inHand.getAndSet(0) > 0) {
            losses.add(Loss.SINK, refused);
        }
    }

    private void tell(String what, Throwable failure) {
        if (failure instanceof SinkException) {
            troubles.tell(what + ": " + failure.getMessage());
        } else {
            troubles.tell(what, failure);
        }
    }
}
