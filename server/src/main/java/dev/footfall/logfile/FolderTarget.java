package dev.footfall.logfile;

import dev.footfall.ingest.Pipeline;
import dev.footfall.model.DropReason;
import dev.footfall.model.Hit;
import dev.footfall.model.Outcome;
import dev.footfall.model.Rejected;
import dev.footfall.store.Batch;
import dev.footfall.store.EventLog;
import dev.footfall.store.Receipt.Settled;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Writes into the data folder of a stopped server, within this process: one thread of its own
/// takes hits through the steps while the caller reads on and the log's thread writes.
public final class FolderTarget implements ImportTarget {

    /// Batches that wait for the steps, and as many again that wait for the log.
    private static final int UNDER_WAY = 2;

    private static final Duration FULL_PAUSE = Duration.ofMillis(20);
    private static final int MOST_TRIES = 3_000;

    private final Pipeline pipeline;
    private final EventLog log;
    private final Pause pause;
    private final ExecutorService steps;
    private final UnderWay waiting = new UnderWay(UNDER_WAY);
    private final ArrayDeque<Appended> appended = new ArrayDeque<>();
    private volatile ImportTally tally = ImportTally.NONE;

    public FolderTarget(Pipeline pipeline, EventLog log) {
        this(pipeline, log, Pause.REAL);
    }

    FolderTarget(Pipeline pipeline, EventLog log, Pause pause) {
        this.pipeline = pipeline;
        this.log = log;
        this.pause = pause;
        this.steps =
                new ThreadPoolExecutor(
                        1,
                        1,
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(UNDER_WAY + 1),
                        runnable -> new Thread(runnable, "import-steps"));
    }

    private record Appended(Batch batch, CompletableFuture<Settled> settled) {}

    @Override
    public void send(List<Hit> hits) {
        waiting.makeRoom();
        submit(() -> take(hits));
    }

    @Override
    public void settle() {
        submit(this::awaitLog);
        waiting.awaitAll();
    }

    @Override
    public ImportTally tally() {
        return tally;
    }

    /// Lets what is under way end.
    @Override
    public void close() {
        steps.close();
    }

    private void submit(Runnable task) {
        try {
            waiting.add(steps.submit(task));
        } catch (RejectedExecutionException e) {
            throw new ImportException("the import has ended", e);
        }
    }

    private void take(List<Hit> hits) {
        List<Outcome> outcomes = hits.stream().map(pipeline::run).toList();
        Batch batch = Batch.of(outcomes);
        refuseUnknownSite(batch);
        while (appended.size() >= UNDER_WAY) {
            awaitOldest();
        }
        appended.add(new Appended(batch, append(batch)));
    }

    private static void refuseUnknownSite(Batch batch) {
        boolean unknown =
                batch.events().isEmpty()
                        && batch.rejected().stream()
                                .allMatch(r -> r.reason() == DropReason.UNKNOWN_SITE);
        if (unknown && !batch.rejected().isEmpty()) {
            String domain = batch.rejected().getFirst().domain();
            throw new ImportException(
                    "there is no site '%s'; make it with: footfall site add %s"
                            .formatted(domain, domain));
        }
    }

    private CompletableFuture<Settled> append(Batch batch) {
        CompletableFuture<Settled> settled = new CompletableFuture<>();
        log.append(batch, settled::complete);
        return settled;
    }

    private void awaitLog() {
        while (!appended.isEmpty()) {
            awaitOldest();
        }
    }

    private void awaitOldest() {
        Appended oldest = appended.remove();
        Settled settled = oldest.settled.join();
        for (int tries = 1; settled instanceof Settled.Full && tries < MOST_TRIES; tries++) {
            pause.pause(FULL_PAUSE);
            settled = append(oldest.batch).join();
        }
        ImportTally more =
                switch (settled) {
                    case Settled.Stored(int stored, int repeated) ->
                            tallyOf(stored, repeated, oldest.batch.rejected());
                    case Settled.Full() ->
                            throw new ImportException("the store takes no more events");
                    case Settled.NoRoom() -> throw new ImportException("the disk has no room");
                    case Settled.Unavailable(String detail) ->
                            throw new ImportException("the store cannot be written: " + detail);
                };
        tally = tally.plus(more);
    }

    private static ImportTally tallyOf(int stored, int repeated, List<Rejected> rejected) {
        Map<String, Long> dropped = new TreeMap<>();
        for (Rejected why : rejected) {
            dropped.merge(why.reason().word(), 1L, Long::sum);
        }
        return new ImportTally(stored, repeated, dropped);
    }
}
