package dev.footfall.capture;

import java.util.concurrent.atomic.AtomicLong;

/// The one ceiling on what the library holds. As it fills, bodies are refused first, then headers,
/// and exchanges only when it is full. For any thread.
final class Memory {

    /// For what memory is asked: the share of the ceiling that may be in use for it to be given.
    enum For {
        BODY(0.6),
        HEADERS(0.8),
        EXCHANGE(1.0);

        private final double share;

        For(double share) {
            this.share = share;
        }
    }

    private final long ceiling;
    private final AtomicLong used = new AtomicLong();

    /// @param ceiling in bytes
    Memory(long ceiling) {
        this.ceiling = ceiling;
    }

    boolean reserve(long bytes, For what) {
        long most = (long) (ceiling * what.share);
        if (used.addAndGet(bytes) <= most) {
            return true;
        }
        used.addAndGet(-bytes);
        return false;
    }

    void release(long bytes) {
        used.addAndGet(-bytes);
    }

    /// Whether there is plenty left.
    boolean isHalfFree() {
        return used.get() < ceiling / 2;
    }

    long used() {
        return used.get();
    }
}
