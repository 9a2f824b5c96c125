package dev.footfall.store.duckdb;

import dev.footfall.store.Batch;
import dev.footfall.store.Receipt;
import dev.footfall.store.StoreException;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/// What waits for the writer.
sealed interface Work {

    record Append(Batch batch, Receipt receipt) implements Work {}

    /// Nothing to do but to look whether the store is closing.
    record Wake() implements Work {}

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
