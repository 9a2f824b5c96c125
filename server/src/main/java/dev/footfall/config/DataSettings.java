package dev.footfall.config;

import dev.footfall.store.StoreSettings;
import java.nio.file.Path;
import java.time.Duration;

/// Where everything is kept and what keeping it may cost.
public record DataSettings(
        Path dir,
        long minFreeBytes,
        int queueLimit,
        long memoryBytes,
        int readers,
        Duration queryLimit) {

    private static final int LARGEST_QUEUE = 10_000_000;
    private static final int MOST_READERS = 64;

    static DataSettings read(SettingsReader reader) {
        return new DataSettings(
                Path.of(reader.text("data.dir")),
                reader.bytes("data.min-free"),
                reader.whole("data.queue-limit", 1, LARGEST_QUEUE),
                reader.bytes("data.memory"),
                reader.whole("data.readers", 1, MOST_READERS),
                reader.duration("data.query-limit"));
    }

    public StoreSettings store() {
        return new StoreSettings(dir, queueLimit, readers, queryLimit, minFreeBytes, memoryBytes);
    }
}
