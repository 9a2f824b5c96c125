package dev.footfall.api.event;

import dev.footfall.account.Caller;
import dev.footfall.account.Scope;
import dev.footfall.api.ClientAddress;
import dev.footfall.api.Gate;
import dev.footfall.ingest.Pipeline;
import dev.footfall.ingest.agent.AddAgent;
import dev.footfall.ingest.agent.AgentParser;
import dev.footfall.ingest.agent.Agents;
import dev.footfall.model.BotVerdict;
import dev.footfall.model.Event;
import dev.footfall.model.Identity;
import dev.footfall.model.Rejected;
import dev.footfall.model.Site;
import dev.footfall.store.Batch;
import dev.footfall.store.EventLog;
import dev.footfall.store.Receipt;
import dev.footfall.store.Receipt.Settled;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/// A real HTTP server on a free port with nothing but `/api/event`, over a log in memory.
final class EventServer implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-21T12:00:00.123456Z");

    private static final Agents AGENTS =
            new Agents(AgentParser.load(), agent -> BotVerdict.PERSON, 100);

    /// Keeps what it is given, as long as it is told to.
    static final class MemoryLog implements EventLog {
        final List<Event> events = new CopyOnWriteArrayList<>();
        final List<Rejected> rejected = new CopyOnWriteArrayList<>();
        final Set<Object> ids = new HashSet<>();
        volatile Optional<Settled> refusal = Optional.empty();

        @Override
        public void append(Batch batch, Receipt receipt) {
            Thread.startVirtualThread(() -> receipt.settled(store(batch)));
        }

        private synchronized Settled store(Batch batch) {
            if (refusal.isPresent()) {
                return refusal.get();
            }
            List<Event> fresh = batch.events().stream().filter(e -> ids.add(e.id())).toList();
            events.addAll(fresh);
            rejected.addAll(batch.rejected());
            return new Settled.Stored(fresh.size(), batch.events().size() - fresh.size());
        }
    }

    final MemoryLog log = new MemoryLog();
    final int port;
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();

    private EventServer(Set<String> anonymous, List<String> trustedProxies) {
        Map<String, Site> sites = Map.of("example.com", site(1), "other.org", site(2));
        Map<String, Caller> keys =
                Map.of(
                        "one", new Caller(Set.of(Scope.INGEST), 1),
                        "reader", new Caller(Set.of(Scope.READ), 0));
        Router router = Router.router(vertx);
        new EventSurface(
                        new Pipeline(
                                d -> Optional.ofNullable(sites.get(d)),
                                List.of(new AddAgent(AGENTS))),
                        log,
                        new Gate(k -> Optional.ofNullable(keys.get(k)), anonymous),
                        new ClientAddress(trustedProxies),
                        InstantSource.fixed(NOW))
                .mount(router);
        HttpServer server = vertx.createHttpServer().requestHandler(router);
        server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
        port = server.actualPort();
    }

    static EventServer open() {
        return new EventServer(Set.of("event"), List.of());
    }

    static EventServer closed() {
        return new EventServer(Set.of(), List.of());
    }

    static EventServer behind(String... proxies) {
        return new EventServer(Set.of("event"), List.of(proxies));
    }

    HttpResponse<String> post(String body, String... headers) {
        return post(BodyPublishers.ofString(body), headers);
    }

    HttpResponse<String> post(byte[] body, String... headers) {
        return post(BodyPublishers.ofByteArray(body), headers);
    }

    HttpResponse<String> send(String method, String... headers) {
        return send(request(headers).method(method, BodyPublishers.noBody()));
    }

    private HttpResponse<String> post(HttpRequest.BodyPublisher body, String... headers) {
        return send(request(headers).POST(body));
    }

    private HttpRequest.Builder request(String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/event"))
                        .timeout(Duration.ofSeconds(20))
                        .version(HttpClient.Version.HTTP_1_1);
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return client.sendAsync(request.build(), BodyHandlers.ofString())
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    private static Site site(int number) {
        String domain = number == 1 ? "example.com" : "other.org";
        return new Site(number, domain, ZoneOffset.UTC, Identity.DAILY, Duration.ofMinutes(30));
    }

    @Override
    public void close() {
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
