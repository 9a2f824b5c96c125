package dev.footfall.api.capture;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// How much large bodies may take up together, from the moment they begin to arrive until they are
/// stored: a sixteenth of the heap, as each is there several times over on its way. Small ones need
/// no share of it. Any thread may use it.
final class BodyRoom {

    /// What each body has without asking.
    static final int FREE = 1 << 20;

    private static final int UNIT = 1 << 20;
    private static final int PART_OF_HEAP = 16;
    private static final long PATIENCE_SECONDS = 5;

    private final Semaphore units;

    private BodyRoom(int units) {
        this.units = new Semaphore(units);
    }

    /// Never less than the largest body needs.
    static BodyRoom ofHeap() {
        long part = Runtime.getRuntime().maxMemory() / PART_OF_HEAP / UNIT;
        return new BodyRoom(Math.clamp(part, CaptureSurface.BODY_LIMIT / UNIT, 1 << 20));
    }

    Share share() {
        return new Share();
    }

    /// What one body holds; asked for by one thread at a time.
    final class Share {

        private final AtomicInteger held = new AtomicInteger();
        private final AtomicBoolean returned = new AtomicBoolean();
        private volatile boolean worked;

        /// Whether there is room for that many bytes in all, now.
        boolean take(long bytes) {
            int more = missing(bytes);
            return units.tryAcquire(more) && hold(more);
        }

        /// The same, but waits a while for it.
        boolean waitFor(long bytes) {
            int more = missing(bytes);
            try {
                return units.tryAcquire(more, PATIENCE_SECONDS, TimeUnit.SECONDS) && hold(more);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        private boolean hold(int more) {
            held.addAndGet(more);
            return true;
        }

        private int missing(long bytes) {
            return bytes <= FREE ? 0 : (int) Math.max(0, (bytes + UNIT - 1) / UNIT - held.get());
        }

        /// From now on it is given back by [#giveBack] alone, even if the sender goes away.
        void work() {
            worked = true;
        }

        void senderGone() {
            if (!worked) {
                giveBack();
            }
        }

        void giveBack() {
            if (returned.compareAndSet(false, true)) {
                units.release(held.get());
            }
        }
    }
}
