package dev.footfall.store.duckdb;

import dev.footfall.model.Notice;
import dev.footfall.model.Visit;
import dev.footfall.store.Batch;
import dev.footfall.store.EventLog;
import dev.footfall.store.Leftovers;
import dev.footfall.store.Load;
import dev.footfall.store.QueryEngine;
import dev.footfall.store.Receipt;
import dev.footfall.store.StoreCounters;
import dev.footfall.store.StoreException;
import dev.footfall.store.StoreException.Trouble;
import dev.footfall.store.StoreSettings;
import dev.footfall.store.Visits;
import dev.footfall.store.journal.Journal;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The embedded store: a journal with the thread that records in it, one database file with the
/// thread that writes it, a few reader threads. Any thread may call it.
public final class DuckDb implements EventLog, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DuckDb.class);

    /// How many questions may wait to be answered.
    private static final int MOST_WAITING = 256;

    /// How many readings may go on for as long as somebody takes what they read, and how many more
    /// may wait.
    private static final int LONG_READERS = 4;

    private static final int MOST_WAITING_LONG = 16;

    private final Handle handle;
    private final StoreCounters counters = StoreCounters.zero();
    private final Journal journal;
    private final Backlog backlog;
    private final FreeRoom room;
    private final Writer writer;
    private final Recorder recorder;
    private final Readers readers;
    private final Readers longReaders;
    private final Thread writing;
    private final Thread recording;
    private final Duration queryLimit;

    private DuckDb(StoreSettings settings, Supplier<Visits> noVisits, InstantSource clock) {
        this.queryLimit = settings.queryLimit();
        this.handle = new Handle(settings, noVisits);
        handle.open();
        Leftovers.remove(settings.folder().resolve(Database.SPILLS));
        this.journal = journal(settings);
        this.backlog = new Backlog(settings.queueLimit(), counters, clock);
        this.room = new FreeRoom(settings, clock);
        this.writer = new Writer(handle, journal, backlog, counters, room, clock);
        this.recorder = new Recorder(journal, writer, backlog, counters, room);
        this.readers =
                new Readers(
                        handle,
                        "footfall-reader-",
                        settings.readers(),
                        MOST_WAITING,
                        writer::catchUp);
        this.longReaders =
                new Readers(
                        handle,
                        "footfall-long-reader-",
                        LONG_READERS,
                        MOST_WAITING_LONG,
                        writer::catchUp);
        this.writing = Thread.ofPlatform().name("footfall-writer").unstarted(writer);
        this.recording = Thread.ofPlatform().name("footfall-recorder").unstarted(recorder);
    }

    private Journal journal(StoreSettings settings) {
        try {
            return Journal.open(settings.folder().resolve("journal"), handle.ledger().applied());
        } catch (IOException e) {
            handle.closeQuietly();
            throw new StoreException(
                    Trouble.BROKEN, "cannot open the journal in " + settings.folder(), e);
        }
    }

    /// Opens the folder's store, making what is missing, and restores the visits that were open. It
    /// can be read then; [#start] makes it write.
    ///
    /// @param noVisits makes the book of open visits, empty
    public static DuckDb open(
            StoreSettings settings, Supplier<Visits> noVisits, InstantSource clock) {
        return new DuckDb(settings, noVisits, clock);
    }

    /// Stores what the journal held when the process ended, then begins to take what is appended.
    public DuckDb start() {
        writer.replay();
        writing.start();
        recording.start();
        return this;
    }

    @Override
    public void append(Batch batch, Receipt receipt) {
        recorder.append(batch, receipt);
    }

    /// Begins a load.
    public Load load() {
        return new QueuedLoad(writer);
    }

    <T> T change(Change<T> change) {
        try {
            return writer.change(change);
        } finally {
            handle.answers().forgetAll();
        }
    }

    /// Changes what no question about traffic is answered from: neither events nor visits.
    <T> T changeBeside(Change<T> change) {
        return writer.change(change);
    }

    <T> T read(Reading<T> reading) {
        return readers.read(reading);
    }

    /// For what is handed over while it is read, to somebody who may be slow: it takes no place
    /// from the questions.
    <T> T readLong(Reading<T> reading) {
        return longReaders.read(reading);
    }

    /// The open visits, for a change: what it does to them is kept or forgotten with it.
    Visits visits() {
        return handle.visits();
    }

    Shelves shelves() {
        return handle.shelves();
    }

    /// The visits that are open now.
    List<Visit> openVisits() {
        return read((_, open) -> List.copyOf(handle.shelves().openVisits().rows(open)));
    }

    /// A connection's statements that may take no longer than a question may.
    Limited limited(Connection connection) {
        return new Limited(connection, queryLimit);
    }

    /// Answers questions about what is stored.
    public QueryEngine queries() {
        return new DuckDbQueries(readers, handle, writer::catchUp, queryLimit);
    }

    public StoreCounters counters() {
        return counters;
    }

    /// When the site's first event happened, microseconds since 1970 UTC; -1 while it has none.
    public long firstEvent(int site) {
        return read((connection, _) -> {
            try (PreparedStatement least =
                    connection.prepareStatement(
                            "SELECT coalesce(min(happened), -1) FROM event WHERE site = ?")) {
                least.setInt(1, site);
                try (ResultSet found = least.executeQuery()) {
                    found.next();
                    return found.getLong(1);
                }
            }
        });
    }

    /// How many events wait to be written.
    public int waiting() {
        return backlog.waiting();
    }

    /// Grows whenever something was stored or asked.
    public long work() {
        return counters.records().sum()
                + counters.commits().sum()
                + readers.readings()
                + longReaders.readings();
    }

    /// Whether questions can be asked and events stored right now.
    public boolean isOpen() {
        return handle.isOpen();
    }

    /// That the disk has too little room, or more comes than can be written.
    public List<Notice> notices() {
        return Stream.of(room.notice(), backlog.notice()).flatMap(Optional::stream).toList();
    }

    /// Writes what is queued, then closes the file. Visits that are open stay so and are restored
    /// at the next opening.
    @Override
    public void close() {
        recorder.close();
        end(recording);
        writer.close();
        end(writing);
        readers.close();
        longReaders.close();
        try {
            journal.close(handle.isOpen() ? handle.ledger().applied() : 0);
        } catch (IOException e) {
            LOG.warn("The journal does not close", e);
        }
        handle.closeQuietly();
    }

    private static void end(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
