package dev.footfall.store.duckdb;

import dev.footfall.store.Batch;
import dev.footfall.store.EventLog;
import dev.footfall.store.QueryEngine;
import dev.footfall.store.Receipt;
import dev.footfall.store.StoreCounters;
import dev.footfall.store.StoreSettings;
import dev.footfall.store.Visits;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/// The embedded store: one file, one writer thread, a few reader threads. Any thread may call it.
public final class DuckDb implements EventLog, AutoCloseable {

    private final Handle handle;
    private final StoreCounters counters = StoreCounters.zero();
    private final Writer writer;
    private final Readers readers;
    private final Thread thread;
    private final Duration queryLimit;

    private DuckDb(StoreSettings settings, Supplier<Visits> noVisits, InstantSource clock) {
        this.queryLimit = settings.queryLimit();
        this.handle = new Handle(settings, noVisits);
        handle.open();
        this.writer = new Writer(settings, handle, counters, clock);
        this.readers = new Readers(handle, settings);
        this.thread = Thread.ofPlatform().name("footfall-writer").unstarted(writer);
    }

    /// Opens the folder's store, making what is missing, and restores the visits that were open.
    ///
    /// @param noVisits makes the book of open visits, empty
    public static DuckDb open(
            StoreSettings settings, Supplier<Visits> noVisits, InstantSource clock) {
        DuckDb store = new DuckDb(settings, noVisits, clock);
        store.thread.start();
        return store;
    }

    @Override
    public void append(Batch batch, Receipt receipt) {
        writer.append(batch, receipt);
    }

    <T> T change(Change<T> change) {
        return writer.change(change);
    }

    <T> T read(Reading<T> reading) {
        return readers.read(reading);
    }

    /// Answers questions about what is stored.
    public QueryEngine queries() {
        return new DuckDbQueries(readers, queryLimit);
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
        return writer.waiting();
    }

    /// Grows whenever something was stored or asked.
    public long work() {
        return counters.commits().sum() + readers.readings();
    }

    /// Whether questions can be asked and events stored right now.
    public boolean isOpen() {
        return handle.isOpen();
    }

    /// Writes what is queued, then closes the file. Visits that are open stay so and are restored
    /// at the next opening.
    @Override
    public void close() {
        writer.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        readers.close();
        handle.closeQuietly();
    }
}
