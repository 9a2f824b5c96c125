package dev.footfall.logfile;

import dev.footfall.ingest.Pipeline;
import dev.footfall.model.Hit;
import dev.footfall.store.Batch;
import dev.footfall.store.EventLog;
import dev.footfall.store.Receipt.Settled;
import dev.footfall.store.StoreException;
import dev.footfall.store.StoreException.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Writes into the store of a server that serves: in small batches, one after the other, between
/// which the events of others find their place.
public final class ServingTarget implements ImportTarget {

    private static final int BATCH = 5_000;
    private static final int MOST_TRIES = 3_000;
    private static final Duration FULL_PAUSE = Duration.ofMillis(20);

    private final Pipeline pipeline;
    private final EventLog log;
    private final Pause pause;
    private ImportTally tally = ImportTally.NONE;

    public ServingTarget(Pipeline pipeline, EventLog log) {
        this(pipeline, log, Pause.REAL);
    }

    ServingTarget(Pipeline pipeline, EventLog log, Pause pause) {
        this.pipeline = pipeline;
        this.log = log;
        this.pause = pause;
    }

    /// @throws StoreException when the store takes no more
    @Override
    public void send(List<Hit> hits) {
        for (int from = 0; from < hits.size(); from += BATCH) {
            List<Hit> part = hits.subList(from, Math.min(hits.size(), from + BATCH));
            store(Batch.of(part.stream().map(pipeline::run).toList()));
        }
    }

    private void store(Batch batch) {
        Settled settled = append(batch);
        for (int tries = 1; settled instanceof Settled.Full && tries < MOST_TRIES; tries++) {
            pause.pause(FULL_PAUSE);
            settled = append(batch);
        }
        ImportTally more =
                switch (settled) {
                    case Settled.Stored(long stored, long repeated) ->
                            ImportTally.of(stored, repeated, batch.rejected());
                    case Settled.Full() ->
                            throw new StoreException(
                                    Trouble.UNAVAILABLE, "too many events are waiting");
                    case Settled.NoRoom() ->
                            throw new StoreException(Trouble.NO_ROOM, "no room on the disk");
                    case Settled.Unavailable(String detail) ->
                            throw new StoreException(Trouble.UNAVAILABLE, detail);
                };
        tally = tally.plus(more);
    }

    private Settled append(Batch batch) {
        CompletableFuture<Settled> settled = new CompletableFuture<>();
        log.append(batch, settled::complete);
        return settled.join();
    }

    /// All that was sent is durable already.
    @Override
    public void settle() {}

    @Override
    public ImportTally tally() {
        return tally;
    }

    @Override
    public void close() {}
}
