package dev.footfall.bench;

import dev.footfall.Footfall;
import dev.footfall.account.SiteWords;
import dev.footfall.api.HttpServer;
import dev.footfall.config.Settings;
import dev.footfall.store.EventLog;
import dev.footfall.store.Receipt.Settled;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// The real server, but every event is acknowledged at once and forgotten.
public final class WithoutStore {

    private static final EventLog FORGETFUL =
            (batch, receipt) -> receipt.settled(new Settled.Stored(batch.events().size(), 0));

    private WithoutStore() {}

    /// Runs until the process is told to end; settings come from the environment.
    public static void main(String[] args) throws IOException, InterruptedException {
        Settings settings = Settings.load(Optional.empty(), System.getenv());
        try (Footfall footfall = Footfall.open(settings, InstantSource.system())) {
            footfall.accounts().sites().add(SiteWords.named(Sample.SITE));
            footfall.ensureAdminKey();
            try (HttpServer server = footfall.serve(FORGETFUL)) {
                System.out.println("listening on port " + server.port());
                new CountDownLatch(1).await();
            }
        }
    }
}
