package dev.footfall.api.admin;

import dev.footfall.account.Accounts;
import dev.footfall.account.NewSites;
import dev.footfall.account.People;
import dev.footfall.account.Reply;
import dev.footfall.account.RouteRules;
import dev.footfall.account.Scope;
import dev.footfall.api.Blocking;
import dev.footfall.api.Gate;
import dev.footfall.api.HttpServer;
import dev.footfall.api.Json;
import dev.footfall.ingest.visit.OpenVisits;
import dev.footfall.model.Identity;
import dev.footfall.model.Site;
import dev.footfall.store.StoreSettings;
import dev.footfall.store.duckdb.AccountTables;
import dev.footfall.store.duckdb.DuckDb;
import dev.footfall.store.duckdb.RejectedTable;
import dev.footfall.store.duckdb.RouteRuleTable;
import dev.footfall.store.duckdb.UserTables;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/// The administration's surfaces over a real store, on a free port.
public final class AdminServer implements AutoCloseable {

    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z"));

    public final DuckDb store;
    public final Accounts accounts;
    public final String admin;
    public final int port;
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    public AdminServer(Path folder, String... anonymous) {
        store =
                DuckDb.open(
                                StoreSettings.of(folder),
                                () -> new OpenVisits(_ -> 1_800_000_000L, 1000),
                                CLOCK)
                        .start();
        accounts =
                Accounts.load(
                        new AccountTables(store),
                        CLOCK,
                        new SecureRandom(),
                        new NewSites(Identity.DAILY, Duration.ofMinutes(30)));
        People people =
                People.load(
                        new UserTables(store), accounts, new byte[32], CLOCK, new SecureRandom());
        admin = accounts.keys().ensureAdmin("").orElseThrow();
        Gate gate = new Gate(accounts.keys()::find, Set.of(anonymous));
        Blocking blocking = new Blocking(8);
        server =
                HttpServer.start(
                        "127.0.0.1",
                        0,
                        List.of(
                                new SitesSurface(accounts, people, gate, blocking),
                                new KeysSurface(accounts, gate, blocking),
                                new RoutesSurface(
                                        new RouteRules(new RouteRuleTable(store)),
                                        accounts.sites(),
                                        gate,
                                        blocking),
                                new RejectedSurface(
                                        new RejectedTable(store),
                                        accounts.sites(),
                                        gate,
                                        blocking)));
        port = server.port();
    }

    /// The text of a new key.
    String key(Site site, Scope... scopes) {
        return accounts.keys().add("test", List.of(scopes), site.number())
                        instanceof Reply.Done<dev.footfall.account.Keys.Created>(var created)
                ? created.text()
                : "";
    }

    HttpResponse<String> get(String path, String key) {
        return call("GET", path, key, "");
    }

    HttpResponse<String> call(String method, String path, String key, String body) {
        return call(method, path, key, body, "application/json");
    }

    HttpResponse<String> call(
            String method, String path, String key, String body, String contentType) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(Duration.ofSeconds(20))
                        .version(HttpClient.Version.HTTP_1_1)
                        .header("Content-Type", contentType)
                        .method(method, BodyPublishers.ofString(body));
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        return client.sendAsync(request.build(), BodyHandlers.ofString())
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    static JsonNode json(HttpResponse<String> answer) {
        return Json.MAPPER.readTree(answer.body());
    }

    @Override
    public void close() {
        client.close();
        server.close();
        store.close();
    }
}
