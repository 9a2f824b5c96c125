package dev.footfall.capture;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// Says in the application's log what goes wrong within the library, at most once a minute, and how
/// often it went wrong since it last did. For any thread.
final class Troubles {

    private static final long MINUTE_NANOS = 60_000_000_000L;

    private final System.Logger log = System.getLogger("footfall.capture");
    private final LongSupplier nanos;
    private final AtomicLong next;
    private final AtomicLong silent = new AtomicLong();
    private volatile String last = "";

    /// @param nanos a monotonic clock
    Troubles(LongSupplier nanos) {
        this.nanos = nanos;
        this.next = new AtomicLong(nanos.getAsLong());
    }

    /// @param what without anything that was captured in it
    void tell(String what) {
        last = what;
        long now = nanos.getAsLong();
        long due = next.get();
        if (now - due < 0 || !next.compareAndSet(due, now + MINUTE_NANOS)) {
            silent.incrementAndGet();
            return;
        }
        long before = silent.getAndSet(0);
        String more = before == 0 ? "" : " (and " + before + " more since this was last said)";
        try {
            log.log(System.Logger.Level.WARNING, "Footfall capture: " + what + more);
        } catch (RuntimeException e) {
            // A log that fails is no reason for the application to fail.
            silent.incrementAndGet();
        }
    }

    /// What was told last, even if the log was not; empty when all went well.
    String last() {
        return last;
    }

    /// Tells the kind of a failure; its message may hold what was captured.
    void tell(String what, Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        String where = trace.length == 0 ? "" : " at " + trace[0];
        tell(what + ": " + failure.getClass().getName() + where);
    }
}
