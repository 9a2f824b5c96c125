package dev.footfall.store.duckdb;

import dev.footfall.store.Batch;
import dev.footfall.store.EventLog;
import dev.footfall.store.Receipt;
import dev.footfall.store.Receipt.Settled;
import dev.footfall.store.StoreCounters;
import dev.footfall.store.journal.Journal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The front of the store: one thread that writes what has queued up into the journal with one
/// fsync, hands it to the writer, and answers everybody in it (group commit). A batch with ids that
/// its sender chose goes straight to the writer: only the database knows whether they are new.
final class Recorder implements EventLog, Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);

    /// The largest record, in batches.
    private static final int GROUP_LIMIT = 5_000;

    private final Journal journal;
    private final Writer writer;
    private final Backlog backlog;
    private final StoreCounters counters;
    private final FreeRoom room;
    private final BlockingQueue<Work> queue = new LinkedBlockingQueue<>();
    private volatile boolean closing;
    private volatile boolean ended;

    Recorder(
            Journal journal,
            Writer writer,
            Backlog backlog,
            StoreCounters counters,
            FreeRoom room) {
        this.journal = journal;
        this.writer = writer;
        this.backlog = backlog;
        this.counters = counters;
        this.room = room;
    }

    @Override
    public void append(Batch batch, Receipt receipt) {
        Work.Append append = new Work.Append(batch, receipt);
        if (closing) {
            receipt.settled(closed());
        } else if (!backlog.admit(append.size())) {
            receipt.settled(new Settled.Full());
        } else if (batch.hasGivenIds()) {
            writer.write(append);
        } else {
            queue.add(append);
            refuseLate();
        }
    }

    /// Lets what is queued become durable, then ends the thread.
    void close() {
        closing = true;
        queue.add(new Work.Wake());
    }

    @Override
    public void run() {
        try {
            while (!closing || !queue.isEmpty()) {
                turn();
            }
        } catch (InterruptedException e) {
            LOG.error("Interrupted while there was work to do", e);
        }
        ended = true;
        refuseLate();
    }

    /// What slipped into the queue while the thread ended is answered all the same.
    private void refuseLate() {
        if (ended) {
            List<Work> late = new ArrayList<>();
            queue.drainTo(late);
            backlog.refuse(appends(late), closed());
        }
    }

    private void turn() throws InterruptedException {
        List<Work> taken = new ArrayList<>();
        taken.add(queue.take());
        queue.drainTo(taken, GROUP_LIMIT);
        List<Work.Append> group = appends(taken);
        if (group.isEmpty()) {
            return;
        }
        while (writer.isWriting() && !backlog.hasRoom()) {
            // Senders wait for the database to keep up.
        }
        if (writer.isWriting()) {
            record(group);
        } else {
            backlog.refuse(group, new Settled.Unavailable("the store is opened again"));
        }
    }

    private static List<Work.Append> appends(List<Work> works) {
        List<Work.Append> appends = new ArrayList<>(works.size());
        for (Work work : works) {
            if (work instanceof Work.Append append) {
                appends.add(append);
            }
        }
        return appends;
    }

    private void record(List<Work.Append> group) {
        if (!room.isEnough()) {
            backlog.refuse(group, new Settled.NoRoom());
            return;
        }
        List<Batch> batches = group.stream().map(Work.Append::batch).toList();
        try {
            long end = journal.append(batches);
            counters.records().increment();
            int events = group.stream().mapToInt(Work.Append::size).sum();
            backlog.recorded(events);
            writer.write(new Work.Apply(batches, events, end));
        } catch (IOException e) {
            LOG.error("The journal cannot be written: {}", e.getMessage());
            boolean full = Failures.isFullDisk(e);
            backlog.refuse(
                    group,
                    full ? new Settled.NoRoom() : new Settled.Unavailable("the journal fails"));
            return;
        } catch (RuntimeException e) {
            LOG.error("A group could not be written into the journal", e);
            backlog.refuse(group, new Settled.Unavailable("the batch could not be written"));
            return;
        }
        for (Work.Append append : group) {
            Settled.Stored stored = new Settled.Stored(append.batch().events().size(), 0);
            counters.count(append.batch(), stored);
            append.tell(stored);
        }
    }

    private static Settled closed() {
        return new Settled.Unavailable("the store is closing");
    }
}
