package dev.footfall;

import dev.footfall.ingest.place.Places;
import dev.footfall.ingest.visitor.Salts;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What has to be looked after once a minute: old salts are destroyed, replaced place files are
/// read.
final class Upkeep implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private final Salts salts;
    private final Places places;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("footfall-upkeep").factory());

    Upkeep(Salts salts, Places places) {
        this.salts = salts;
        this.places = places;
        // run() catches what it throws, so nothing is lost with the future.
        var _ = timer.scheduleWithFixedDelay(this::run, 0, 1, TimeUnit.MINUTES);
    }

    private void run() {
        try {
            salts.destroyOld();
            if (places.reloadIfChanged()) {
                LOG.info("Read the replaced place files");
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("Upkeep failed; tried again in a minute", e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
