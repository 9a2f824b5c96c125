package dev.footfall.store.duckdb;

import dev.footfall.store.StoreException;
import dev.footfall.store.StoreException.Trouble;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Waits for another thread's answer and throws what it threw.
final class Waiting {

    private Waiting() {}

    static <T> T on(CompletableFuture<T> done) {
        try {
            return done.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new StoreException(Trouble.BROKEN, String.valueOf(e.getCause()), e);
        } catch (CancellationException e) {
            throw new StoreException(Trouble.UNAVAILABLE, "the store is closed", e);
        }
    }
}
