package dev.footfall.store.duckdb;

import dev.footfall.model.Notice;
import dev.footfall.store.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Watches the disk's free space, so that appends are refused before a write fails, and tells the
/// operator when it begins and when it is over. Looks at most four times a second. Any thread may
/// ask.
final class FreeRoom {

    private static final Logger LOG = LoggerFactory.getLogger(FreeRoom.class);
    private static final long LOOK_MILLIS = 250;
    private static final long MEGABYTE = 1_000_000;

    private final StoreSettings settings;
    private final InstantSource clock;
    private long lookedAt = Long.MIN_VALUE / 2;
    private long free = Long.MAX_VALUE;

    FreeRoom(StoreSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    synchronized boolean isEnough() {
        long now = clock.millis();
        if (now - lookedAt >= LOOK_MILLIS) {
            lookedAt = now;
            boolean before = hasEnough();
            free = usable();
            tell(before);
        }
        return hasEnough();
    }

    /// What the operator is told while there is too little.
    synchronized Optional<Notice> notice() {
        return isEnough() ? Optional.empty() : Optional.of(new Notice("data.min-free", words()));
    }

    private boolean hasEnough() {
        return free >= settings.minFreeBytes();
    }

    private void tell(boolean before) {
        if (before && !hasEnough()) {
            LOG.warn("{}: {}", settings.folder(), words());
        } else if (!before && hasEnough()) {
            LOG.info("{}: the disk has room again, and events are taken", settings.folder());
        }
    }

    private String words() {
        return ("the disk has %d MB of room, less than the %d MB that stay free;"
                        + " what comes is answered 507 until there is more")
                .formatted(free / MEGABYTE, settings.minFreeBytes() / MEGABYTE);
    }

    private long usable() {
        try {
            return Files.getFileStore(settings.folder()).getUsableSpace();
        } catch (IOException e) {
            return 0;
        }
    }
}
