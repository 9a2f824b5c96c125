package dev.footfall.store.duckdb;

import dev.footfall.model.Visit;
import dev.footfall.store.StoreException;
import dev.footfall.store.StoreException.Trouble;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A few platform threads that read, each in a snapshot of its own: DuckDB's queries hold the
/// thread that runs them, so virtual threads wait here instead. More than a bounded number of
/// waiting questions are refused.
final class Readers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Readers.class);
    private static final int PATIENCE_SECONDS = 10;
    private static final int IDLE_SECONDS = 60;

    private final Handle handle;
    private final Runnable catchUp;
    private final ThreadPoolExecutor threads;
    private final LongAdder readings = new LongAdder();

    /// @param name of its threads
    /// @param atOnce how many read at the same time
    /// @param queueLimit how many more may wait
    /// @param catchUp waits until the database has everything of which a sender was told
    Readers(Handle handle, String name, int atOnce, int queueLimit, Runnable catchUp) {
        this.handle = handle;
        this.catchUp = catchUp;
        this.threads =
                new ThreadPoolExecutor(
                        atOnce,
                        atOnce,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(queueLimit),
                        Thread.ofPlatform().daemon().name(name, 1).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /// Runs the reading on a reader's thread, once the database has caught up, and waits for it.
    <T> T read(Reading<T> reading) {
        return read(catchUp, reading);
    }

    /// Runs the reading like [#read], for whoever has just waited until the database caught up.
    <T> T readAsIs(Reading<T> reading) {
        return read(() -> {}, reading);
    }

    private <T> T read(Runnable before, Reading<T> reading) {
        CompletableFuture<T> done = new CompletableFuture<>();
        try {
            threads.execute(() -> run(before, reading, done));
        } catch (RejectedExecutionException e) {
            throw new StoreException(
                    Trouble.UNAVAILABLE, "too many questions are waiting to be answered", e);
        }
        return Waiting.on(done);
    }

    /// How many readings there were.
    long readings() {
        return readings.sum();
    }

    private <T> void run(Runnable before, Reading<T> reading, CompletableFuture<T> done) {
        readings.increment();
        try {
            before.run();
            done.complete(inSnapshot(reading));
        } catch (SQLException e) {
            done.completeExceptionally(Failures.toStoreException(e, "cannot read the store"));
        } catch (RuntimeException | Error e) {
            done.completeExceptionally(e);
        }
    }

    private <T> T inSnapshot(Reading<T> reading) throws SQLException {
        try (Connection connection = handle.database().duplicate()) {
            connection.setAutoCommit(false);
            List<Visit> open = handle.pin(connection, Readers::begin);
            Shelf<Visit> shelf = handle.shelves().openVisits();
            long token = shelf.lay(open);
            try {
                return reading.read(connection, token);
            } finally {
                shelf.clear(token);
                connection.rollback();
            }
        }
    }

    /// A transaction's snapshot is taken by its first statement.
    private static boolean begin(Connection connection, long noVisits) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT seq FROM open_from")) {
            return row.next();
        }
    }

    /// Waits for the questions under way: DuckDB keeps a file open, and the functions that were
    /// registered with it, while any connection to it is.
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("A question is still being answered while the store closes");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
