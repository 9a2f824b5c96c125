package dev.footfall.store.duckdb;

import dev.footfall.Footfall;
import dev.footfall.account.Reply;
import dev.footfall.account.SiteWords;
import dev.footfall.config.Settings;
import dev.footfall.ingest.visit.OpenVisits;
import dev.footfall.model.Event;
import dev.footfall.model.Hit;
import dev.footfall.model.Outcome;
import dev.footfall.store.Appended;
import dev.footfall.store.Batch;
import dev.footfall.store.Receipt.Settled;
import dev.footfall.store.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// A whole house on a clock of its own, that can be closed and opened again, and whose tables can
/// be read in between.
final class LivedThrough implements AutoCloseable {

    private final Path data;
    private final Path settings;
    private final AtomicReference<Instant> now;
    private Footfall house;

    LivedThrough(Path folder, Instant start) throws IOException {
        this.data = folder.resolve("data");
        this.now = new AtomicReference<>(start);
        this.settings =
                Files.writeString(
                        folder.resolve("footfall.conf"),
                        "data.dir = \"%s\"\ndata.min-free = 1MB\n".formatted(data));
        this.house = open();
    }

    private Footfall open() throws IOException {
        return Footfall.open(Settings.load(Optional.of(settings), Map.of()), now::get);
    }

    Path data() {
        return data;
    }

    void add(SiteWords site) {
        if (house.accounts().sites().add(site) instanceof Reply.Refused<?> refused) {
            throw new AssertionError(refused);
        }
    }

    void passTo(Instant moment) {
        now.set(moment);
    }

    void pass(Duration time) {
        now.set(now.get().plus(time));
    }

    long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, now.get());
    }

    void restart() throws IOException {
        house.close();
        house = open();
    }

    /// The events that the hits became, stored.
    List<Event> take(List<Hit> hits) {
        List<Outcome> outcomes = hits.stream().map(house.pipeline()::run).toList();
        Batch batch = Batch.of(outcomes);
        Settled settled = Appended.to(house.log(), batch);
        if (!(settled instanceof Settled.Stored)) {
            throw new AssertionError(settled);
        }
        awaitTables();
        return batch.events();
    }

    /// Events are durable before they are in the tables; their visits must not find the clock far
    /// ahead of them.
    private void awaitTables() {
        if (house.log() instanceof DuckDb store) {
            store.read((_, _) -> true);
        }
    }

    /// Closes the house, reads the store, and opens the house again. In the SQL `visits` stands for
    /// the visits that ended and those still open.
    List<String> rows(String sql) throws IOException {
        house.close();
        try (DuckDb store =
                DuckDb.open(
                        StoreSettings.of(data),
                        () -> new OpenVisits(_ -> Long.MAX_VALUE / 8, 1_000_000),
                        InstantSource.fixed(now.get()))) {
            return store.read((connection, open) -> {
                String visits =
                        "(SELECT * FROM visit UNION ALL SELECT * FROM open_visits(%d))"
                                .formatted(open);
                List<String> rows = new ArrayList<>();
                try (Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery(sql.replace("visits", visits))) {
                    while (row.next()) {
                        rows.add(row.getString(1));
                    }
                }
                return rows;
            });
        } finally {
            house = open();
        }
    }

    @Override
    public void close() {
        house.close();
    }
}
