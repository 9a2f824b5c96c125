package dev.footfall.capture;

import dev.footfall.capture.Memory.For;
import dev.footfall.capture.mask.Masker;
import dev.footfall.capture.mask.Masking;
import dev.footfall.capture.mask.Tally;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// The engine: adapters [#begin] recordings and finish them; what is to be done with them is done
/// on threads of its own. Nothing here waits for anybody, throws, or holds more memory than the
/// settings allow; what is lost on the way is counted by reason, and the server is told. For any
/// thread.
public final class Capture implements AutoCloseable {

    private final Settings settings;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final Memory memory;
    private final Losses losses = new Losses();
    private final Troubles troubles;
    private final Switches switches;
    private final AtomicLong sequence = new AtomicLong();
    private final Optional<Outbox> outbox;
    private final Optional<Sender> sender;
    private final List<SinkCourier> couriers = new ArrayList<>();
    private final Scribe scribe;
    private final Optional<Rehearsal> rehearsal;
    private final List<Thread> threads = new ArrayList<>();
    private final Optional<AutoCloseable> shown;
    private volatile boolean closed;

    /// The largest sample that an annotation asks for.
    private volatile double mostTracked;

    /// Starts it with the clocks of the system and no sinks.
    public static Capture start(Settings settings) {
        return start(settings, List.of(), Map.of());
    }

    /// @param sinks take exchanges where [Task#PERSIST] is on
    /// @param rehearsals rules that are tried out: each tally is told what they would mask
    public static Capture start(
            Settings settings, List<Sink> sinks, Map<Masking, Tally> rehearsals) {
        return new Capture(settings, sinks, rehearsals, InstantSource.system(), System::nanoTime);
    }

    Capture(
            Settings settings,
            List<Sink> sinks,
            Map<Masking, Tally> rehearsals,
            InstantSource clock,
            LongSupplier nanos) {
        this.settings = settings;
        this.clock = clock;
        this.nanos = nanos;
        memory = new Memory(settings.memory());
        troubles = new Troubles(nanos);
        switches = new Switches(settings);
        outbox = settings.url().isEmpty() ? Optional.empty() : Optional.of(outbox(settings));
        sender =
                outbox.map(box -> {
                    HttpPost post = new HttpPost(settings.url(), settings.key());
                    return new Sender(box, post, settings, losses, troubles, nanos);
                });
        for (Sink sink : sinks) {
            couriers.add(
                    new SinkCourier(
                            sink, memory, losses, troubles, nanos, SinkCourier.FIRST_PAUSE));
        }
        List<Masker> tried = new ArrayList<>();
        rehearsals.forEach((masking, tally) -> tried.add(new Masker(masking, tally)));
        rehearsal = settings.rehearsal().map(rules -> new Rehearsal(rules, nanos));
        rehearsal.ifPresent(dry -> tried.add(dry.masker()));
        scribe =
                new Scribe(
                        new Completion(tried, settings),
                        switches,
                        new ExchangeLog(settings.logForm()),
                        outbox,
                        () -> sender.ifPresent(Sender::wake),
                        couriers,
                        () -> rehearsal.ifPresent(Rehearsal::tellNowAndThen),
                        memory,
                        losses,
                        troubles);
        run("footfall-capture", scribe);
        sender.ifPresent(sends -> run("footfall-sender", sends));
        couriers.forEach(courier -> run("footfall-sink", courier));
        shown = settings.jmx() ? show() : Optional.empty();
    }

    private Optional<AutoCloseable> show() {
        try {
            return Optional.of(CaptureBean.show(this));
        } catch (Exception | LinkageError e) {
            troubles.tell("it cannot be shown over JMX", e);
            return Optional.empty();
        }
    }

    private Outbox outbox(Settings settings) {
        Optional<Path> folder = settings.spool();
        if (folder.isPresent()) {
            try {
                return Spool.open(folder.get(), settings.spoolLimit(), losses, troubles);
            } catch (IOException | RuntimeException e) {
                troubles.tell(
                        "the spool folder cannot be used, so what is unsent stays in memory", e);
            }
        }
        return new MemoryOutbox(memory);
    }

    private void run(String name, Runnable task) {
        Thread thread = new OwnThread(name, task);
        threads.add(thread);
        thread.start();
    }

    /// A request has arrived.
    ///
    /// @param path without the query
    /// @return the recording to fill in; [Recording#OFF] when this exchange is not captured
    public Recording begin(String method, String path) {
        return begin(method, path, path, false);
    }

    /// The application is about to call somebody else. Patterns are for such calls where they begin
    /// with two slashes and a host, as `//api.example.com/orders/{id}` and `//*/**`.
    ///
    /// @param host that is called, with the port where the URL names one
    /// @param path without the query
    /// @return the recording to fill in; [Recording#OFF] when this exchange is not captured
    public Recording beginOutgoing(String method, String host, String path) {
        return begin(method, path, Recording.OTHERS + host + path, true);
    }

    private Recording begin(String method, String path, String subject, boolean outgoing) {
        try {
            double set = switches.setSample(method, subject);
            double usualShare =
                    outgoing ? switches.sample() : Math.max(switches.sample(), mostTracked);
            double share = set < 0 ? usualShare : set;
            if (closed || !isChosen(share)) {
                return Recording.OFF;
            }
            int most = switches.setMaxBody(method, subject);
            int usual = settings.annotatedOnly() && !outgoing ? 0 : switches.maxBody();
            int maxBody = most < 0 ? usual : most;
            Recording recording =
                    new Recording(
                            this,
                            method,
                            path,
                            outgoing,
                            clock.instant(),
                            nanos.getAsLong(),
                            new BodyRecorder(maxBody, memory, losses),
                            new BodyRecorder(maxBody, memory, losses));
            recording.share = set < 0 ? share : Switches.UNSET;
            recording.ceilingSet = most >= 0;
            return recording;
        } catch (RuntimeException e) {
            fail("a recording could not begin", e);
            return Recording.OFF;
        }
    }

    private boolean isChosen(double share) {
        return share > 0
                && switches.isAnyOn()
                && (share >= 1 || ThreadLocalRandom.current().nextDouble() < share)
                && !OwnThread.isCurrent();
    }

    /// What annotations say of one handler. An adapter asks when it learns of its handlers, at the
    /// application's start where it can: a sample above the settings' holds from then on.
    ///
    /// @param nearest the method's before the class's; none: [Tracking#NONE]
    /// @throws IllegalArgumentException that names the attribute at fault
    public Tracking tracking(List<Tracked> nearest) {
        if (nearest.isEmpty()) {
            return Tracking.NONE;
        }
        Tracking tracking = Tracking.of(nearest, settings);
        synchronized (this) {
            mostTracked = Math.max(mostTracked, tracking.sample);
        }
        return tracking;
    }

    /// Whether an exchange is kept that was chosen before its handler was known.
    boolean keeps(Recording recording, Tracking by) {
        if (by == Tracking.NONE && settings.annotatedOnly()) {
            return false;
        }
        double share = by.sample < 0 ? switches.sample() : by.sample;
        return share >= recording.share
                || ThreadLocalRandom.current().nextDouble() * recording.share < share;
    }

    /// Sets how much is kept of bodies, now that the handler is known.
    void ceiling(Recording recording, Tracking by) {
        if (!recording.ceilingSet && (by.maxBody >= 0 || settings.annotatedOnly())) {
            int most = by.maxBody < 0 ? switches.maxBody() : by.maxBody;
            recording.requestBody().ceiling(most);
            recording.responseBody().ceiling(most);
        }
    }

    /// Called once for each recording, by the thread that finishes it.
    void take(Recording recording) {
        try {
            recording.sequence = sequence.incrementAndGet();
            long texts = Costs.texts(recording);
            if (closed || !memory.reserve(texts, For.EXCHANGE)) {
                recording.requestBody().release();
                recording.responseBody().release();
                losses.add(closed ? Loss.UNSENT : Loss.MEMORY, 1);
                return;
            }
            long headers =
                    Costs.headers(recording.requestHeaders)
                            + Costs.headers(recording.responseHeaders);
            if (memory.reserve(headers, For.HEADERS)) {
                recording.reserved = texts + headers;
            } else {
                recording.reserved = texts;
                recording.requestHeaders = Map.of();
                recording.responseHeaders = Map.of();
                losses.add(Loss.HEADERS_MEMORY, 1);
            }
            scribe.add(recording);
        } catch (RuntimeException e) {
            fail("a recording could not be taken", e);
        }
    }

    /// Something within an adapter failed; it went on as if nothing were captured.
    ///
    /// @param what in words, without anything that was captured
    public void fail(String what, Throwable failure) {
        losses.add(Loss.FAILED, 1);
        troubles.tell(what, failure);
    }

    /// What may be switched while the application runs.
    public Switches switches() {
        return switches;
    }

    public Losses losses() {
        return losses;
    }

    public Settings settings() {
        return settings;
    }

    /// How many exchanges were finished since the start.
    public long sequence() {
        return sequence.get();
    }

    /// How many bytes of memory are in use of those that the settings allow.
    public long memoryUsed() {
        return memory.used();
    }

    /// How many exchanges wait: to be dealt with, to be sent, or to be taken by sinks.
    public long waiting() {
        long forSinks = couriers.stream().mapToLong(SinkCourier::waiting).sum();
        return scribe.waiting() + outbox.map(Outbox::waiting).orElse(0L) + forSinks;
    }

    /// How many exchanges the server has taken.
    public long sent() {
        return sender.map(Sender::sent).orElse(0L);
    }

    /// How many exchanges sinks have taken, each counted by each sink.
    public long takenBySinks() {
        return couriers.stream().mapToLong(SinkCourier::taken).sum();
    }

    /// How many bytes the spool folder's files have; 0 without one.
    public long spoolSize() {
        return outbox.map(Outbox::bytesOnDisk).orElse(0L);
    }

    String lastTrouble() {
        return troubles.last();
    }

    /// What the settings' dry run has found so far; empty when there is none.
    public Optional<Tally> rehearsal() {
        return rehearsal.map(Rehearsal::tally);
    }

    long nanos() {
        return nanos.getAsLong();
    }

    /// Takes nothing more, and waits as long as the settings say for what is still unsent. What is
    /// then left is lost, unless there is a spool folder.
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        long deadline = nanos.getAsLong() + settings.closeWithin().toNanos();
        scribe.close();
        join(threads.get(0), deadline);
        couriers.forEach(SinkCourier::close);
        sender.ifPresent(sends -> sends.close(deadline));
        for (Thread thread : threads) {
            join(thread, deadline);
            thread.interrupt();
        }
        couriers.forEach(SinkCourier::giveUp);
        rehearsal.ifPresent(Rehearsal::tell);
        shown.ifPresent(this::hide);
        outbox.ifPresent(box -> {
            losses.add(Loss.UNSENT, box.isDurable() ? 0 : box.waiting());
            box.close();
        });
    }

    private void hide(AutoCloseable bean) {
        try {
            bean.close();
        } catch (Exception e) {
            troubles.tell("it is still shown over JMX", e);
        }
    }

    private void join(Thread thread, long deadlineNanos) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadlineNanos - nanos.getAsLong());
        try {
            thread.join(Math.max(1, left));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
