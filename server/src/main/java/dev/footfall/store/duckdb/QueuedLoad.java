package dev.footfall.store.duckdb;

import dev.footfall.store.Batch;
import dev.footfall.store.Load;
import dev.footfall.store.Receipt.Settled;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/// A load of which a few batches at a time wait for the writer.
final class QueuedLoad implements Load {

    /// So many that the sender goes on while a row group is compressed.
    private static final int MOST_WAITING = 4;

    private final Writer writer;
    private final Semaphore room = new Semaphore(MOST_WAITING);
    private volatile Optional<Settled> refusal = Optional.empty();

    // The writer's thread alone counts.
    private long stored;
    private long repeated;

    QueuedLoad(Writer writer) {
        this.writer = writer;
    }

    @Override
    public boolean add(Batch batch) {
        room.acquireUninterruptibly();
        writer.write(new Work.Part(batch, this));
        return !isRefused();
    }

    @Override
    public Settled settle() {
        CompletableFuture<Settled> done = new CompletableFuture<>();
        writer.write(new Work.Settle(this, done));
        return Waiting.on(done);
    }

    /// A batch needs no room any more.
    void taken() {
        room.release();
    }

    boolean isRefused() {
        return refusal.isPresent();
    }

    /// The first reason counts.
    void refuse(Settled why) {
        refusal = refusal.or(() -> Optional.of(why));
    }

    /// What is durable now.
    void count(Settled.Stored more) {
        stored += more.stored();
        repeated += more.repeated();
    }

    /// What became of all since it was asked for last.
    Settled outcome() {
        Settled outcome = refusal.orElse(new Settled.Stored(stored, repeated));
        stored = 0;
        repeated = 0;
        return outcome;
    }
}
