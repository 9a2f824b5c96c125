package dev.footfall.store.duckdb;

import dev.footfall.store.Batch;
import dev.footfall.store.Receipt;
import dev.footfall.store.Receipt.Settled;
import dev.footfall.store.StoreException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What waits for the recorder or the writer.
sealed interface Work {

    Logger LOG = LoggerFactory.getLogger(Work.class);

    /// A batch whose sender waits for its receipt.
    record Append(Batch batch, Receipt receipt) implements Work {

        int size() {
            return Math.max(1, batch.size());
        }

        void tell(Settled settled) {
            try {
                receipt.settled(settled);
            } catch (RuntimeException e) {
                LOG.error("A receipt failed", e);
            }
        }
    }

    /// Batches that the journal holds.
    ///
    /// @param events how many the backlog counts for them: none where a replay found them
    /// @param end the position after them
    record Apply(List<Batch> batches, int events, long end) implements Work {

        int size() {
            return batches.stream().mapToInt(Batch::size).sum();
        }
    }

    /// A batch of a load, for the transaction under way.
    record Part(Batch batch, QueuedLoad load) implements Work {}

    /// Done when everything of the load that was queued before it is durable or refused.
    record Settle(QueuedLoad load, CompletableFuture<Settled> done) implements Work {

        void tell() {
            done.complete(load.outcome());
        }
    }

    /// Nothing to do but to look whether the store is closing.
    record Wake() implements Work {}

    /// Done when everything that was queued before it is in the database.
    record CatchUp(CompletableFuture<Boolean> done) implements Work {}

    record Alter<T>(Change<T> change, CompletableFuture<T> done) implements Work {

        /// Throws what ends the database; tells the asker of everything.
        void run(Ledger ledger) throws SQLException {
            try {
                done.complete(ledger.alter(change));
            } catch (SQLException e) {
                done.completeExceptionally(Failures.toStoreException(e, "cannot change the store"));
                if (Failures.endsDatabase(e)) {
                    throw e;
                }
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        }

        void refuse(StoreException why) {
            done.completeExceptionally(why);
        }
    }
}
