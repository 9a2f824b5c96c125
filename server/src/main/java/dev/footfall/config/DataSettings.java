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
        int threads,
        Duration queryLimit) {

    private static final int LARGEST_QUEUE = 10_000_000;
    private static final int MOST_READERS = 64;
    private static final int MOST_THREADS = 1_024;

    static DataSettings read(SettingsReader reader) {
        return new DataSettings(
                Path.of(reader.text("data.dir")),
                reader.bytes("data.min-free"),
                reader.whole("data.queue-limit", 1, LARGEST_QUEUE),
                reader.bytes("data.memory"),
                reader.whole("data.readers", 1, MOST_READERS),
                reader.whole("data.threads", 0, MOST_THREADS),
                reader.duration("data.query-limit"));
    }

    public StoreSettings store() {
        return new StoreSettings(
                dir, queueLimit, readers, threads, queryLimit, minFreeBytes, memoryBytes);
    }

    /// For work that only writes: the thread that writes would spin while another one of the
    /// store's does its work.
    DataSettings forWriting() {
        return new DataSettings(dir, minFreeBytes, queueLimit, memoryBytes, readers, 1, queryLimit);
    }
}
