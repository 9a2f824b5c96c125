package dev.footfall.logfile;

import dev.footfall.ingest.Pipeline;
import dev.footfall.model.DropReason;
import dev.footfall.model.Hit;
import dev.footfall.model.Outcome;
import dev.footfall.store.Batch;
import dev.footfall.store.Load;
import dev.footfall.store.Receipt.Settled;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Writes into the data folder of a stopped server, within this process: one thread of its own
/// takes hits through the steps while the caller reads on and the log's thread writes.
public final class FolderTarget implements ImportTarget {

    /// Batches of hits that wait for the steps.
    private static final int UNDER_WAY = 2;

    private final Pipeline pipeline;
    private final Load load;
    private final ExecutorService steps;
    private final UnderWay waiting = new UnderWay(UNDER_WAY);
    private ImportTally dropped = ImportTally.NONE;
    private volatile ImportTally tally = ImportTally.NONE;

    public FolderTarget(Pipeline pipeline, Load load) {
        this.pipeline = pipeline;
        this.load = load;
        this.steps =
                new ThreadPoolExecutor(
                        1,
                        1,
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(UNDER_WAY + 1),
                        runnable -> new Thread(runnable, "import-steps"));
    }

    @Override
    public void send(List<Hit> hits) {
        waiting.makeRoom();
        submit(() -> take(hits));
    }

    @Override
    public void settle() {
        submit(this::awaitLoad);
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
        List<Outcome> outcomes = new ArrayList<>(hits.size());
        for (Hit hit : hits) {
            outcomes.add(pipeline.run(hit));
        }
        Batch batch = Batch.of(outcomes);
        refuseUnknownSite(batch);
        dropped = dropped.plus(ImportTally.of(0, 0, batch.rejected()));
        if (!load.add(batch)) {
            awaitLoad();
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

    private void awaitLoad() {
        ImportTally more =
                switch (load.settle()) {
                    case Settled.Stored(long stored, long repeated) ->
                            ImportTally.of(stored, repeated, List.of()).plus(dropped);
                    case Settled.Full() ->
                            throw new ImportException("the store takes no more events");
                    case Settled.NoRoom() -> throw new ImportException("the disk has no room");
                    case Settled.Unavailable(String detail) ->
                            throw new ImportException("the store cannot be written: " + detail);
                };
        dropped = ImportTally.NONE;
        tally = tally.plus(more);
    }
}
