package dev.footfall.store.duckdb;

import dev.footfall.ingest.visit.OpenVisits;
import dev.footfall.store.StoreException;
import dev.footfall.store.StoreSettings;
import java.nio.file.Path;
import java.time.InstantSource;

/// A process of its own that opens a store: exit code 3 when it is in use.
final class OpensStore {

    private OpensStore() {}

    public static void main(String[] args) {
        try (DuckDb store =
                DuckDb.open(
                                StoreSettings.of(Path.of(args[0])),
                                () -> new OpenVisits(_ -> 1, 1),
                                InstantSource.system())
                        .start()) {
            System.exit(store.isOpen() ? 0 : 1);
        } catch (StoreException e) {
            System.out.println(e.getMessage());
            System.exit(e.trouble() == StoreException.Trouble.IN_USE ? 3 : 4);
        }
    }
}
