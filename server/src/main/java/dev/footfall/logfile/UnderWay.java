package dev.footfall.logfile;

import java.util.ArrayDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/// Tasks that have been handed over and not been waited for yet, the oldest first. For one thread.
final class UnderWay {

    private final int most;
    private final ArrayDeque<Future<?>> tasks = new ArrayDeque<>();

    /// @param most how many may be under way at the same time
    UnderWay(int most) {
        this.most = most;
    }

    /// Waits until one more may be added.
    void makeRoom() {
        while (tasks.size() >= most) {
            await(tasks.remove());
        }
    }

    void add(Future<?> task) {
        tasks.add(task);
    }

    void awaitAll() {
        while (!tasks.isEmpty()) {
            await(tasks.remove());
        }
    }

    private static void await(Future<?> task) {
        try {
            task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImportException("the import was stopped", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ImportException known) {
                throw known;
            }
            throw new ImportException("the import failed: " + e.getCause(), e);
        }
    }
}
