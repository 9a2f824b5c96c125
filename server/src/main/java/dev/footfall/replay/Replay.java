package dev.footfall.replay;

import dev.footfall.replay.KeptExchanges.Listed;
import dev.footfall.replay.Sender.Sent;
import dev.footfall.replay.compare.Answer;
import dev.footfall.replay.compare.AnswerComparison;
import dev.footfall.replay.compare.Differences;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/// Sends kept requests again and compares what comes with what was recorded. One thread reads them,
/// in the order in which they happened and a little ahead; as many as the settings say send them
/// when they are due. How long an answer took counts from when its request was due, not from when
/// it was sent (wrk2's rule), so a slow target cannot hide by slowing the replay down; how late
/// requests were sent is told beside.
public final class Replay {

    /// How many requests are read before they are sent.
    private static final int AHEAD = 32;

    /// Before the first is due, so that it and those right behind it can be read until then.
    private static final Duration LEAD = Duration.ofMillis(200);

    private final ReplaySettings settings;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final Tally tally;

    /// @param clock stamps the answers
    /// @param nanos a clock that only goes forward
    public Replay(ReplaySettings settings, InstantSource clock, LongSupplier nanos) {
        this.settings = settings;
        this.clock = clock;
        this.nanos = nanos;
        this.tally = new Tally(settings);
    }

    /// Does it; once for each instance.
    ///
    /// @param listed what is sent, in this order
    /// @param progress told how many have been read
    public ReplayReport run(KeptExchanges kept, List<Listed> listed, IntConsumer progress)
            throws InterruptedException {
        Semaphore room = new Semaphore(settings.concurrency() + AHEAD);
        try (Sender sender = new Sender(settings, clock);
                ExecutorService senders = Executors.newFixedThreadPool(settings.concurrency())) {
            Optional<Start> start = Optional.empty();
            for (int i = 0; i < listed.size(); i++) {
                Optional<Recorded> recorded = sendable(kept, listed.get(i), sender);
                if (recorded.isPresent()) {
                    room.acquire();
                    Start from = start.orElseGet(() -> start(recorded.get()));
                    start = Optional.of(from);
                    long due = from.due(settings.pace(), recorded.get());
                    senders.execute(() -> {
                        try {
                            play(sender, recorded.get(), due);
                        } finally {
                            room.release();
                        }
                    });
                }
                progress.accept(i + 1);
            }
        }
        return tally.report(listed.size());
    }

    /// When the first request was recorded, and when it is sent.
    private record Start(Instant recorded, long nanos) {

        long due(Pace pace, Recorded one) {
            return nanos + pace.due(recorded, one.time()).toNanos();
        }
    }

    private Start start(Recorded first) {
        long lead = settings.pace().isPlanned() ? LEAD.toNanos() : 0;
        return new Start(first.time(), nanos.getAsLong() + lead);
    }

    private Optional<Recorded> sendable(KeptExchanges kept, Listed one, Sender sender) {
        if (tally.isGivenUp()) {
            tally.addNotSent();
            return Optional.empty();
        }
        if (!settings.methods().contains(one.method())) {
            tally.addSkipped(Skipped.METHOD);
            return Optional.empty();
        }
        Optional<Recorded> recorded = kept.load(one);
        Optional<Skipped> refusal =
                recorded.isEmpty() ? Optional.of(Skipped.GONE) : sender.refusal(recorded.get());
        refusal.ifPresent(tally::addSkipped);
        return refusal.isEmpty() ? recorded : Optional.empty();
    }

    private void play(Sender sender, Recorded recorded, long due) {
        try {
            if (settings.dryRun()) {
                tally.addSent(recorded, 0);
            } else if (tally.isGivenUp()) {
                tally.addNotSent();
            } else {
                await(due);
                send(sender, recorded, due);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            tally.addNotSent();
        }
    }

    private void send(Sender sender, Recorded recorded, long due) throws InterruptedException {
        long begun = nanos.getAsLong();
        long from = settings.pace().isPlanned() ? due : begun;
        tally.addSent(recorded, begun - from);
        switch (sender.send(recorded)) {
            case Sent.Failed(String cause) -> tally.addFailure(recorded, cause);
            case Sent.Came(Answer first) -> {
                tally.addLatency(recorded, nanos.getAsLong() - from);
                Differences raw = compared(recorded.answer(), first);
                if (settings.times() == 1) {
                    tally.addCompared(recorded, raw, new Differences(_ -> false));
                } else {
                    again(sender, recorded, first, raw);
                }
            }
        }
    }

    private void again(Sender sender, Recorded recorded, Answer first, Differences raw)
            throws InterruptedException {
        switch (sender.send(recorded)) {
            case Sent.Failed(String cause) -> tally.addFailure(recorded, "second time: " + cause);
            case Sent.Came(Answer second) ->
                    tally.addCompared(recorded, raw, compared(first, second));
        }
    }

    private Differences compared(Answer before, Answer after) {
        return AnswerComparison.of(before, after, settings.ignored()::contains);
    }

    private void await(long due) throws InterruptedException {
        for (long left = due - nanos.getAsLong(); left > 0; left = due - nanos.getAsLong()) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }
}
