package dev.footfall.store;

import dev.footfall.model.Event;
import dev.footfall.store.Receipt.Settled;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Appends, and answers what became of it once that is settled.
public final class Appended {

    private static final long PATIENCE_SECONDS = 20;

    private Appended() {}

    public static Settled to(EventLog log, Batch batch) {
        CompletableFuture<Settled> settled = new CompletableFuture<>();
        log.append(batch, settled::complete);
        return settled.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    public static Settled to(EventLog log, List<Event> events) {
        return to(log, new Batch(events, List.of()));
    }

    public static Settled to(EventLog log, Event... events) {
        return to(log, List.of(events));
    }
}
