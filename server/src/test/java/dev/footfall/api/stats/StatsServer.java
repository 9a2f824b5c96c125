package dev.footfall.api.stats;

import dev.footfall.account.Caller;
import dev.footfall.account.Scope;
import dev.footfall.api.Blocking;
import dev.footfall.api.Gate;
import dev.footfall.api.Json;
import dev.footfall.model.Answer;
import dev.footfall.model.Goal;
import dev.footfall.model.Identity;
import dev.footfall.model.Query;
import dev.footfall.model.Segment;
import dev.footfall.model.Site;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// A real HTTP server with the stats routes, whose answers the test gives and whose queries it
/// sees.
final class StatsServer implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-21T13:37:42.5Z");
    static final Site SITE =
            new Site(
                    7,
                    "example.com",
                    ZoneId.of("Europe/Berlin"),
                    Identity.DAILY,
                    Duration.ofMinutes(30));
    static final String BLOG = "[[\"contains\",\"event:page\",[\"/blog\"]]]";
    static final List<Goal> GOALS =
            List.of(
                    new Goal.OnEvent(1, "Signup", "signup"),
                    new Goal.OnPage(2, "Visit /register", "/register"));
    static final Answer NOTHING = new Answer(List.of(), OptionalLong.empty(), 0, true);
    static final Directory DIRECTORY =
            new Directory(
                    domain -> domain.equals("example.com") ? Optional.of(SITE) : Optional.empty(),
                    site -> GOALS,
                    (site, number) ->
                            number == 7
                                    ? Optional.of(new Segment(7, "blog", BLOG, 0))
                                    : Optional.empty(),
                    site -> 1_770_000_000_000_000L);

    private static final Map<String, Caller> KEYS =
            Map.of(
                    "reader", new Caller(Set.of(Scope.READ), 0),
                    "of-site-7", new Caller(Set.of(Scope.READ), 7),
                    "of-site-8", new Caller(Set.of(Scope.READ), 8),
                    "ingest", new Caller(Set.of(Scope.INGEST), 0));

    final List<Query> asked = new CopyOnWriteArrayList<>();
    volatile Function<Query, Answer> answer = query -> NOTHING;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI base;

    StatsServer() {
        this(Set.of());
    }

    StatsServer(Set<String> anonymous) {
        Router router = Router.router(vertx);
        Gate gate = new Gate(key -> Optional.ofNullable(KEYS.get(key)), anonymous);
        new StatsSurface(this::ask, DIRECTORY, gate, new Blocking(8), InstantSource.fixed(NOW))
                .mount(router);
        HttpServer server =
                vertx.createHttpServer()
                        .requestHandler(router)
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .orTimeout(10, TimeUnit.SECONDS)
                        .join();
        base = URI.create("http://127.0.0.1:" + server.actualPort());
    }

    private Answer ask(Query query) {
        asked.add(query);
        return answer.apply(query);
    }

    /// The last query that reached the store.
    Query query() {
        return asked.getLast();
    }

    Reply post(String body) throws IOException, InterruptedException {
        return post(body, "Bearer reader");
    }

    /// As `curl -d` sends it, which names no JSON.
    Reply post(String body, String authorization) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve("/api/v2/query"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body));
        return send(request, authorization);
    }

    Reply get(String path) throws IOException, InterruptedException {
        return get(path, "Bearer reader");
    }

    Reply get(String path, String authorization) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET(), authorization);
    }

    private Reply send(HttpRequest.Builder request, String authorization)
            throws IOException, InterruptedException {
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        HttpResponse<byte[]> response =
                client.send(
                        request.timeout(Duration.ofSeconds(10)).build(),
                        BodyHandlers.ofByteArray());
        return new Reply(response.statusCode(), Json.MAPPER.readTree(response.body()), response);
    }

    @Override
    public void close() {
        client.close();
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    /// What came back.
    record Reply(int status, JsonNode json, HttpResponse<byte[]> response) {

        String error() {
            return json.path("error").asString();
        }
    }
}
