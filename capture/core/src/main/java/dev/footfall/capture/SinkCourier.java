package dev.footfall.capture;

import dev.footfall.capture.Memory.For;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Brings exchanges to one sink, on a thread of its own.
final class SinkCourier implements Runnable {

    private static final int MOST_ITEMS = 200;
    private static final int MOST_TRIES = 5;
    private static final long FIRST_PAUSE = 500;
    private static final long POLL_MILLIS = 200;

    private final Sink sink;
    private final Memory memory;
    private final Losses losses;
    private final Troubles troubles;
    private final LinkedBlockingQueue<Exchange> queue = new LinkedBlockingQueue<>();
    private volatile boolean closing;

    SinkCourier(Sink sink, Memory memory, Losses losses, Troubles troubles) {
        this.sink = sink;
        this.memory = memory;
        this.losses = losses;
        this.troubles = troubles;
    }

    /// @param exchange masked
    void offer(Exchange exchange) {
        if (memory.reserve(Costs.exchange(exchange), For.EXCHANGE)) {
            queue.add(exchange);
        } else {
            losses.add(Loss.MEMORY, 1);
        }
    }

    /// Ends when what was offered is taken.
    void close() {
        closing = true;
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
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closeSink();
        }
    }

    private void closeSink() {
        try {
            sink.close();
        } catch (Exception e) {
            troubles.tell("a sink could not be closed", e);
        }
    }

    private void deliver(List<Exchange> batch) throws InterruptedException {
        long pause = FIRST_PAUSE;
        boolean taken = take(batch);
        for (int tries = 1; !taken && tries < MOST_TRIES && !closing; tries++) {
            Thread.sleep(pause);
            pause *= 2;
            taken = take(batch);
        }
        if (!taken) {
            losses.add(Loss.SINK, batch.size());
        }
        batch.forEach(exchange -> memory.release(Costs.exchange(exchange)));
    }

    private boolean take(List<Exchange> batch) throws InterruptedException {
        try {
            sink.take(List.copyOf(batch));
            return true;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            troubles.tell("a sink failed", e);
            return false;
        }
    }
}
