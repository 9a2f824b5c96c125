package dev.footfall.bench;

import dev.footfall.Footfall;
import dev.footfall.account.SiteWords;
import dev.footfall.config.Settings;
import dev.footfall.model.Outcome;
import dev.footfall.sample.SampleTraffic;
import dev.footfall.store.Batch;
import dev.footfall.store.Receipt.Settled;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/// Fills a stopped Footfall's data folder with the measurements' traffic, through its own steps and
/// its own log.
public final class Fill {

    private static final int BATCH = 10_000;
    private static final int BATCHES_IN_FLIGHT = 3;
    private static final int MICROS_A_MILLI = 1_000;

    private Fill() {}

    /// @param args how many events, 0 to make the site alone; the folder is named by the
    ///   environment, as for the server
    public static void main(String[] args) throws IOException, InterruptedException {
        Settings settings = Settings.load(Optional.empty(), System.getenv());
        SampleTraffic traffic = Sample.traffic(Long.parseLong(args[0]));
        Semaphore room = new Semaphore(BATCHES_IN_FLIGHT);
        AtomicReference<Optional<Settled>> failure = new AtomicReference<>(Optional.empty());
        try (Footfall footfall = Footfall.open(settings, InstantSource.system())) {
            if (footfall.accounts().sites().find(Sample.SITE).isEmpty()) {
                footfall.accounts().sites().add(SiteWords.named(Sample.SITE));
            }
            long done = 0;
            while (traffic.hasNext() && failure.get().isEmpty()) {
                Batch batch = next(traffic, footfall);
                room.acquire();
                footfall.log()
                        .append(
                                batch,
                                settled -> {
                                    if (!(settled instanceof Settled.Stored)) {
                                        failure.set(Optional.of(settled));
                                    }
                                    room.release();
                                });
                done += batch.size();
                if (done % (100L * BATCH) == 0) {
                    System.out.println(done + " events");
                }
            }
            room.acquire(BATCHES_IN_FLIGHT);
        }
        failure.get()
                .ifPresent(settled -> {
                    throw new IllegalStateException("not stored: " + settled);
                });
    }

    /// The next hits, taken through the steps as if they arrived now.
    private static Batch next(SampleTraffic traffic, Footfall footfall) {
        long now = footfall.clock().millis() * MICROS_A_MILLI;
        List<Outcome> outcomes = new ArrayList<>(BATCH);
        while (traffic.hasNext() && outcomes.size() < BATCH) {
            outcomes.add(footfall.pipeline().run(traffic.next().receivedAt(now)));
        }
        return Batch.of(outcomes);
    }
}
