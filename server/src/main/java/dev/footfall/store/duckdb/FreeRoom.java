package dev.footfall.store.duckdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/// Watches the disk's free space, so that appends are refused before a write fails. Looks at most
/// four times a second. Belongs to the writer's thread.
final class FreeRoom {

    private static final long LOOK_MILLIS = 250;

    private final Path folder;
    private final long minFreeBytes;
    private final InstantSource clock;
    private long lookedAt = Long.MIN_VALUE / 2;
    private boolean enough = true;

    FreeRoom(Path folder, long minFreeBytes, InstantSource clock) {
        this.folder = folder;
        this.minFreeBytes = minFreeBytes;
        this.clock = clock;
    }

    boolean isEnough() {
        long now = clock.millis();
        if (now - lookedAt >= LOOK_MILLIS) {
            lookedAt = now;
            enough = usable() >= minFreeBytes;
        }
        return enough;
    }

    private long usable() {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            return 0;
        }
    }
}
