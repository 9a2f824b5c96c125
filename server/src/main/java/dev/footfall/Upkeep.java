package dev.footfall;

import dev.footfall.ingest.bot.BotRanges;
import dev.footfall.ingest.place.Places;
import dev.footfall.ingest.visitor.Salts;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What has to be looked after once a minute: old salts are destroyed, replaced place files and
/// lists of address ranges are read.
final class Upkeep implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private final Salts salts;
    private final Places places;
    private final BotRanges ranges;
    private final LongSupplier work;
    private long workBefore;
    private boolean tidy;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("footfall-upkeep").factory());

    /// @param work grows whenever something was stored or asked
    Upkeep(Salts salts, Places places, BotRanges ranges, LongSupplier work) {
        this.salts = salts;
        this.places = places;
        this.ranges = ranges;
        this.work = work;
        // run() catches what it throws, so nothing is lost with the future.
        var _ = timer.scheduleWithFixedDelay(this::run, 0, 1, TimeUnit.MINUTES);
    }

    private void run() {
        try {
            salts.destroyOld();
            if (places.reloadIfChanged()) {
                LOG.info("Read the replaced place files");
            }
            if (ranges.reloadIfChanged()) {
                LOG.info("Read the replaced lists of address ranges");
            }
            tidyWhenIdle();
        } catch (IOException | RuntimeException e) {
            LOG.error("Upkeep failed; tried again in a minute", e);
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

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
