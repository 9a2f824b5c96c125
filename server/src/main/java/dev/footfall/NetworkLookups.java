package dev.footfall;

import dev.footfall.config.DnsSettings;
import dev.footfall.ingest.network.DnsNames;
import dev.footfall.ingest.network.Networks;
import dev.footfall.store.duckdb.DuckDb;
import dev.footfall.store.duckdb.NetworkTable;
import java.time.Duration;
import java.util.Optional;

/// Puts together what looks up from which networks visitors come.
final class NetworkLookups {

    /// How long a name server has for its answer.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private NetworkLookups() {}

    /// Empty where the operator has not switched it on.
    static Optional<Networks> open(DnsSettings settings, DuckDb store) {
        return settings.reverse()
                ? Optional.of(
                        new Networks(
                                new DnsNames(settings.server(), PATIENCE), new NetworkTable(store)))
                : Optional.empty();
    }
}
