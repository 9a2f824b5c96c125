package dev.footfall.capture;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Does with finished recordings what is to be done, away from the application's threads: masks,
/// logs, and puts them on their way. One thread.
final class Scribe implements Runnable {

    private static final long POLL_MILLIS = 200;

    private final LinkedBlockingQueue<Recording> queue = new LinkedBlockingQueue<>();
    private final Completion completion;
    private final Switches switches;
    private final ExchangeLog log;
    private final Optional<Outbox> outbox;
    private final Runnable wakeSender;
    private final List<SinkCourier> sinks;
    private final Runnable nowAndThen;
    private final Memory memory;
    private final Losses losses;
    private final Troubles troubles;
    private volatile boolean closing;

    /// @param outbox none when there is no server to send to
    /// @param nowAndThen called after each exchange, and while there is none
    Scribe(
            Completion completion,
            Switches switches,
            ExchangeLog log,
            Optional<Outbox> outbox,
            Runnable wakeSender,
            List<SinkCourier> sinks,
            Runnable nowAndThen,
            Memory memory,
            Losses losses,
            Troubles troubles) {
        this.completion = completion;
        this.switches = switches;
        this.log = log;
        this.outbox = outbox;
        this.wakeSender = wakeSender;
        this.sinks = List.copyOf(sinks);
        this.nowAndThen = nowAndThen;
        this.memory = memory;
        this.losses = losses;
        this.troubles = troubles;
    }

    void add(Recording finished) {
        queue.add(finished);
    }

    /// Ends when what was added is done.
    void close() {
        closing = true;
    }

    /// How many wait to be dealt with.
    int waiting() {
        return queue.size();
    }

    @Override
    public void run() {
        try {
            boolean more = true;
            while (more) {
                boolean last = closing;
                Recording next = queue.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
                more = next != null || !last;
                if (next != null) {
                    write(next);
                }
                nowAndThen.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(Recording recording) {
        try {
            Exchange exchange = completion.of(recording);
            if (isOn(Task.LOG, recording)) {
                log.write(exchange);
            }
            boolean persist = isOn(Task.PERSIST, recording);
            release(recording);
            if (persist) {
                outbox.ifPresent(box -> persist(box, exchange));
                sinks.forEach(sink -> sink.offer(exchange));
            }
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            release(recording);
            losses.add(Loss.FAILED, 1);
            troubles.tell("an exchange could not be dealt with", e);
        }
    }

    private boolean isOn(Task task, Recording recording) {
        return switches.isOn(task, recording.method, recording.subject(), recording.routeSubject());
    }

    private void release(Recording recording) {
        memory.release(recording.reserved);
        recording.reserved = 0;
        recording.requestBody().release();
        recording.responseBody().release();
    }

    private void persist(Outbox box, Exchange exchange) {
        Exchange kept = exchange;
        boolean put = box.put(ExchangeJson.bytes(kept));
        if (!put && !box.isDurable() && hasBody(kept)) {
            kept = Costs.withoutBodies(kept);
            losses.add(Loss.BODY_MEMORY, 1);
            put = box.put(ExchangeJson.bytes(kept));
        }
        if (!put) {
            losses.add(box.isDurable() ? Loss.SPOOL_FULL : Loss.MEMORY, 1);
        } else if (box.waiting() >= Sender.MOST_ITEMS) {
            wakeSender.run();
        }
    }

    private static boolean hasBody(Exchange exchange) {
        return exchange.request().body().bytes().length > 0
                || exchange.response().body().bytes().length > 0;
    }
}
