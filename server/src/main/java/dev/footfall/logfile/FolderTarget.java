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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /// Batches of hits that wait for the steps.
    private static final int UNDER_WAY = 2;

    /// A row group of DuckDB: just so many rows at once go into the file as they are, without the
    /// write-ahead log, at half the cost; neither fewer nor more do (docs/decisions/0006).
    private static final int GROUP = 122_880;

    /// Bounds what is kept of hits that were all dropped.
    private static final int MOST_OUTCOMES = GROUP + GROUP / 4;

    private static final Duration FULL_PAUSE = Duration.ofMillis(20);
    private static final int MOST_TRIES = 3_000;

    private final Pipeline pipeline;
    private final EventLog log;
    private final Pause pause;
    private final ExecutorService steps;
    private final UnderWay waiting = new UnderWay(UNDER_WAY);
    private List<Outcome> finished = new ArrayList<>();
    private int accepted;
    private Optional<Appended> appended = Optional.empty();
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
        for (Hit hit : hits) {
            Outcome outcome = pipeline.run(hit);
            finished.add(outcome);
            accepted += outcome instanceof Outcome.Accepted ? 1 : 0;
            if (accepted >= GROUP || finished.size() >= MOST_OUTCOMES) {
                appendFinished();
            }
        }
    }

    /// One group is written while the next one is made.
    private void appendFinished() {
        if (!finished.isEmpty()) {
            Batch batch = Batch.of(finished);
            finished = new ArrayList<>();
            accepted = 0;
            refuseUnknownSite(batch);
            awaitAppended();
            appended = Optional.of(new Appended(batch, append(batch)));
        }
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
        appendFinished();
        awaitAppended();
    }

    private void awaitAppended() {
        if (appended.isPresent()) {
            Appended oldest = appended.get();
            appended = Optional.empty();
            await(oldest);
        }
    }

    private void await(Appended oldest) {
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
