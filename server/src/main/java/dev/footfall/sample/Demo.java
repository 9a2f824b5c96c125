package dev.footfall.sample;

import dev.footfall.ingest.Pipeline;
import dev.footfall.model.Outcome;
import dev.footfall.store.Batch;
import dev.footfall.store.EventLog;
import dev.footfall.store.Receipt.Settled;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;

/// Fills a site with thirty days of sample traffic up to now, about 200,000 events. The traffic
/// hangs on the calendar, so filling again on the same day stores only what has happened since.
public final class Demo {

    public static final long SEED = 2026;

    /// About how many events a filled site has.
    public static final long EVENTS = 200_000;

    private static final int DAYS = 30;
    private static final int BATCH = 5_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE_WHEN_FULL = Duration.ofMillis(50);

    private final Pipeline pipeline;
    private final EventLog log;
    private final InstantSource clock;

    public Demo(Pipeline pipeline, EventLog log, InstantSource clock) {
        this.pipeline = pipeline;
        this.log = log;
        this.clock = clock;
    }

    /// What filling has done.
    ///
    /// @param stored new events
    /// @param repeated events that were there already
    /// @param dropped hits that the steps refused, such as referrer spam
    public record Filled(long stored, long repeated, long dropped) {

        Filled plus(Filled more) {
            return new Filled(
                    stored + more.stored, repeated + more.repeated, dropped + more.dropped);
        }
    }

    /// The log could not take the traffic.
    public static final class RefusedException extends Exception {

        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }
    }

    /// Blocks until everything is durable.
    ///
    /// @param domain a site that exists
    /// @param progress told after each batch how many hits are done
    public Filled fill(String domain, LongConsumer progress)
            throws RefusedException, InterruptedException {
        Instant now = clock.instant();
        Instant midnight = now.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
        long events = EVENTS * (DAYS + 1) / DAYS;
        SampleTraffic traffic =
                new SampleTraffic(
                        SEED, domain, midnight.minus(DAYS + 1L, ChronoUnit.DAYS), midnight, events);
        long nowMicros = ChronoUnit.MICROS.between(Instant.EPOCH, now);
        Filled filled = new Filled(0, 0, 0);
        long done = 0;
        boolean past = true;
        while (past && traffic.hasNext()) {
            List<Outcome> outcomes = new ArrayList<>(BATCH);
            while (past && traffic.hasNext() && outcomes.size() < BATCH) {
                var hit = traffic.next();
                past = hit.happened() <= nowMicros;
                if (past) {
                    outcomes.add(pipeline.run(hit.receivedAt(nowMicros)));
                }
            }
            filled = filled.plus(append(Batch.of(outcomes)));
            done += outcomes.size();
            progress.accept(done);
        }
        return filled;
    }

    private Filled append(Batch batch) throws RefusedException, InterruptedException {
        Instant giveUp = clock.instant().plus(PATIENCE);
        while (true) {
            switch (settle(batch)) {
                case Settled.Stored(int stored, int repeated) -> {
                    return new Filled(stored, repeated, batch.rejected().size());
                }
                case Settled.Full() -> {
                    if (clock.instant().isAfter(giveUp)) {
                        throw new RefusedException("the store has been full for " + PATIENCE);
                    }
                    Thread.sleep(PAUSE_WHEN_FULL);
                }
                case Settled.NoRoom() -> throw new RefusedException("the disk has no room");
                case Settled.Unavailable(String detail) -> throw new RefusedException(detail);
            }
        }
    }

    private Settled settle(Batch batch) throws RefusedException, InterruptedException {
        CompletableFuture<Settled> answer = new CompletableFuture<>();
        log.append(batch, answer::complete);
        try {
            return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new RefusedException("the store has not answered for " + PATIENCE);
        }
    }
}
