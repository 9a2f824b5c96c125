package dev.footfall;

import dev.footfall.ingest.visitor.Salts;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What has to be looked after once a minute: old salts are destroyed, replaced place files and
/// lists are read, what is kept for a time only is removed.
final class Upkeep implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    /// Files of the operator that are read again where they were changed.
    ///
    /// @param ifChanged answers whether they were
    record Reload(String what, BooleanSupplier ifChanged) {}

    private final Salts salts;
    private final List<Reload> reloads;
    private final List<Runnable> removals;
    private final LongSupplier work;
    private long workBefore;
    private boolean tidy;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("footfall-upkeep").factory());

    /// @param removals each removes what is not to be kept any longer
    /// @param work grows whenever something was stored or asked
    Upkeep(Salts salts, List<Reload> reloads, List<Runnable> removals, LongSupplier work) {
        this.salts = salts;
        this.reloads = List.copyOf(reloads);
        this.removals = List.copyOf(removals);
        this.work = work;
        // run() catches what it throws, so nothing is lost with the future.
        var _ = timer.scheduleWithFixedDelay(this::run, 0, 1, TimeUnit.MINUTES);
    }

    private void run() {
        try {
            salts.destroyOld();
            for (Reload reload : reloads) {
                if (reload.ifChanged().getAsBoolean()) {
                    LOG.info("Read again, as changed: {}", reload.what());
                }
            }
            removals.forEach(Runnable::run);
            tidyWhenIdle();
        } catch (IOException | RuntimeException e) {
            if (timer.isShutdown()) {
                LOG.debug("Upkeep ended with the house", e);
            } else {
                LOG.error("Upkeep failed; tried again in a minute", e);
            }
        }
    }

    /// The collector shrinks the heap only when it runs, and without work it never does.
    @SuppressWarnings("SystemGc")
    private void tidyWhenIdle() {
        long now = work.getAsLong();
        if (now != workBefore) {
            workBefore = now;
            tidy = false;
        } else if (!tidy) {
            tidy = true;
            System.gc();
        }
    }

    /// Breaks off what is under way, which is done again after the next start, and waits until it
    /// has ended.
    @Override
    public void close() {
        timer.shutdownNow();
        timer.close();
    }
}
