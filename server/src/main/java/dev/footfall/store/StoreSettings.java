package dev.footfall.store;

import java.nio.file.Path;
import java.time.Duration;

/// How the embedded store behaves.
///
/// @param folder holds the store's file; made when missing
/// @param queueLimit how many events may wait to be written before appends are refused
/// @param readers how many questions are answered at the same time
/// @param threads how many cores the engine may use; 0 for all
/// @param queryLimit how long one question may take
/// @param minFreeBytes appends are refused while the disk has less room than this
/// @param memoryBytes how much memory the engine may use beside the heap
public record StoreSettings(
        Path folder,
        int queueLimit,
        int readers,
        int threads,
        Duration queryLimit,
        long minFreeBytes,
        long memoryBytes) {

    public static StoreSettings of(Path folder) {
        return new StoreSettings(
                folder, 50_000, 2, 0, Duration.ofSeconds(30), 256L << 20, 1L << 30);
    }
}
