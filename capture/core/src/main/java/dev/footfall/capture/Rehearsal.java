package dev.footfall.capture;

import dev.footfall.capture.mask.Masker;
import dev.footfall.capture.mask.Masking;
import dev.footfall.capture.mask.Tally;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// A dry run of masking rules: counts what they would mask, and tells it in the application's log,
/// under `footfall.capture` and at the level INFO, a minute after the start, every hour, and at the
/// end.
final class Rehearsal {

    private static final long FIRST_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long EVERY_NANOS = TimeUnit.HOURS.toNanos(1);

    /// How many names one record in the log tells of.
    private static final int MOST_LINES = 100;

    private final System.Logger log = System.getLogger("footfall.capture");
    private final Tally tally = new Tally();
    private final Masker masker;
    private final LongSupplier nanos;
    private final AtomicLong due;

    /// @param nanos a monotonic clock
    Rehearsal(Masking rules, LongSupplier nanos) {
        this.masker = new Masker(rules, tally);
        this.nanos = nanos;
        this.due = new AtomicLong(nanos.getAsLong() + FIRST_NANOS);
    }

    Masker masker() {
        return masker;
    }

    Tally tally() {
        return tally;
    }

    void tellNowAndThen() {
        long now = nanos.getAsLong();
        if (now - due.get() >= 0) {
            due.set(now + EVERY_NANOS);
            tell();
        }
    }

    void tell() {
        List<String> lines = tally.report();
        int shown = Math.min(MOST_LINES, lines.size());
        String more = shown < lines.size() ? ", and " + (lines.size() - shown) + " more" : "";
        String found = lines.isEmpty() ? "nothing" : String.join(", ", lines.subList(0, shown));
        try {
            log.log(
                    System.Logger.Level.INFO,
                    () -> "Footfall capture: the dry run would mask " + found + more);
        } catch (RuntimeException e) {
            // A log that fails is no reason for the application to fail.
            due.set(nanos.getAsLong() + EVERY_NANOS);
        }
    }
}
