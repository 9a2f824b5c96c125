package dev.footfall.store.duckdb;

import dev.footfall.model.Event;
import dev.footfall.model.Rejected;
import dev.footfall.store.Batch;
import dev.footfall.store.Receipt.Settled;
import dev.footfall.store.Receipt.Settled.Stored;
import dev.footfall.store.StoreCounters;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes loads: their batches enter one transaction as they come, until it fills a row group, and
/// nobody holds them until then. Belongs to the writer's thread.
final class Loading {

    private static final Logger LOG = LoggerFactory.getLogger(Loading.class);

    /// A row group of DuckDB: just so many rows at once go into the file as they are, without the
    /// write-ahead log, at half the cost; neither fewer nor more do (docs/decisions/0006).
    static final int GROUP = 122_880;

    /// Bounds a transaction of which most was refused.
    private static final int MOST_REJECTED = GROUP / 4;

    private final Handle handle;
    private final StoreCounters counters;
    private final FreeRoom room;
    private final List<Rejected> rejected = new ArrayList<>();
    private @Nullable QueuedLoad open;
    private long stored;
    private long repeated;

    Loading(Handle handle, StoreCounters counters, FreeRoom room) {
        this.handle = handle;
        this.counters = counters;
        this.room = room;
    }

    /// Whether there is a transaction that a batch more may enter.
    boolean isOpen() {
        return open != null;
    }

    /// Writes as much of the batch as the transaction takes, and commits it where it is full then.
    /// Throws what ends the open database; the load knows it then.
    ///
    /// @return the rest of the batch, for the next transaction
    Optional<Work.Part> take(Work.Part part) throws SQLException {
        QueuedLoad load = part.load();
        Optional<Work.Part> rest = Optional.empty();
        try {
            if (open != load) {
                commit();
            }
            if (!load.isRefused() && hasRoom(load)) {
                rest = add(part);
            }
        } finally {
            if (rest.isEmpty()) {
                load.taken();
            }
        }
        return rest;
    }

    private boolean hasRoom(QueuedLoad load) throws SQLException {
        if (room.isEnough()) {
            return true;
        }
        commit();
        counters.refusedNoRoom().increment();
        load.refuse(new Settled.NoRoom());
        return false;
    }

    private Optional<Work.Part> add(Work.Part part) throws SQLException {
        Batch batch = part.batch();
        int size = (int) Math.min(batch.events().size(), GROUP - stored);
        List<Event> rest = batch.events().subList(size, batch.events().size());
        write(
                part.load(),
                rest.isEmpty()
                        ? batch
                        : new Batch(
                                batch.events().subList(0, size),
                                batch.rejected(),
                                batch.entries()));
        if (stored >= GROUP || rejected.size() >= MOST_REJECTED) {
            commit();
        }
        return rest.isEmpty()
                ? Optional.empty()
                : Optional.of(new Work.Part(new Batch(rest, List.of()), part.load()));
    }

    private void write(QueuedLoad load, Batch piece) throws SQLException {
        open = load;
        try {
            for (Stored more : handle.ledger().add(List.of(piece))) {
                stored += more.stored();
                repeated += more.repeated();
            }
            rejected.addAll(piece.rejected());
        } catch (SQLException | RuntimeException e) {
            failed(load, e);
        }
    }

    /// Makes durable what the transaction holds, if there is one.
    void commit() throws SQLException {
        QueuedLoad load = open;
        if (load == null) {
            return;
        }
        try {
            handle.ledger().commit(handle.ledger().applied());
            Stored all = new Stored(stored, repeated);
            counters.commits().increment();
            counters.count(new Batch(List.of(), rejected), all);
            load.count(all);
            forget();
        } catch (SQLException | RuntimeException e) {
            failed(load, e);
        }
    }

    private void failed(QueuedLoad load, Exception cause) throws SQLException {
        SQLException e = cause instanceof SQLException known ? known : new SQLException(cause);
        forget();
        if (Failures.endsDatabase(e)) {
            load.refuse(Failures.refusal(e));
            throw e;
        }
        LOG.error("A load could not be written", e);
        load.refuse(new Settled.Unavailable("a batch could not be written"));
    }

    /// The transaction is no more: with the store that was open, where that has failed.
    void lose() {
        if (open != null) {
            open.refuse(new Settled.Unavailable("the store is opened again"));
            forget();
        }
    }

    private void forget() {
        open = null;
        stored = 0;
        repeated = 0;
        rejected.clear();
    }
}
