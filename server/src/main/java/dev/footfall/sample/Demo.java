package dev.footfall.sample;

import dev.footfall.ingest.Pipeline;
import dev.footfall.model.Hit;
import dev.footfall.model.Micros;
import dev.footfall.model.Outcome;
import dev.footfall.store.Batch;
import dev.footfall.store.EventLog;
import dev.footfall.store.Receipt.Settled;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/// Fills a site with thirty days of sample traffic up to now, about 200,000 events. The traffic is
/// nailed to the calendar in pieces of thirty days, so filling again stores only what has happened
/// since.
public final class Demo {

    public static final long SEED = 2026;

    /// About how many events a filled site has.
    public static final long EVENTS = 200_000;

    /// How long a piece of the calendar is, microseconds.
    private static final long PIECE = Duration.ofDays(30).toSeconds() * 1_000_000;

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
        long now = Micros.now(clock);
        Iterator<Hit> hits = hits(domain, now).iterator();
        Filled filled = new Filled(0, 0, 0);
        long done = 0;
        while (hits.hasNext()) {
            List<Outcome> outcomes = new ArrayList<>(BATCH);
            while (hits.hasNext() && outcomes.size() < BATCH) {
                outcomes.add(pipeline.run(hits.next().receivedAt(now)));
            }
            filled = filled.plus(append(Batch.of(outcomes)));
            done += outcomes.size();
            progress.accept(done);
        }
        return filled;
    }

    /// The hits of the thirty days before `now`: the end of one piece of the calendar and the
    /// beginning of the next.
    private static Stream<Hit> hits(String domain, long now) {
        long from = now - PIECE;
        return Stream.of(from, now)
                .map(moment -> Math.floorDiv(moment, PIECE))
                .distinct()
                .flatMap(piece -> piece(domain, piece))
                .dropWhile(hit -> hit.happened() < from)
                .takeWhile(hit -> hit.happened() <= now);
    }

    private static Stream<Hit> piece(String domain, long number) {
        Instant from = Micros.instant(number * PIECE);
        Instant to = from.plus(PIECE, ChronoUnit.MICROS);
        return new SampleTraffic(SEED + number, domain, from, to, EVENTS).stream();
    }

    private Filled append(Batch batch) throws RefusedException, InterruptedException {
        Instant giveUp = clock.instant().plus(PATIENCE);
        while (true) {
            switch (settle(batch)) {
                case Settled.Stored(long stored, long repeated) -> {
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
