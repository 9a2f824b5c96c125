package dev.footfall.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.footfall.replay.KeptExchanges.Listed;
import dev.footfall.replay.compare.NotCompared;
import dev.footfall.replay.compare.Spot;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Replays of exchanges as the server would show them, to a real HTTP server.
class ReplayTest {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final Map<String, JsonNode> kept = new LinkedHashMap<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/",
                exchange -> {
                    String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
                    byte[] came = exchange.getRequestBody().readAllBytes();
                    asked.add((line + " " + new String(came, StandardCharsets.UTF_8)).strip());
                    String path = exchange.getRequestURI().getPath();
                    String body = answers.getOrDefault(path, "");
                    if (path.equals("/hang")) {
                        awaitEnd();
                    }
                    if (path.startsWith("/redirect")) {
                        exchange.getResponseHeaders().add("Location", "/other");
                        exchange.sendResponseHeaders(302, -1);
                    } else {
                        exchange.getResponseHeaders().add("Content-Type", "application/json");
                        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                        exchange.sendResponseHeaders(
                                200, line.startsWith("HEAD") ? -1 : bytes.length);
                        exchange.getResponseBody().write(bytes);
                    }
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    private void awaitEnd() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep(String id, String json) {
        String whole =
                """
                {"id": "%s", "time": "2026-11-21T04:30:00Z", "method": "GET", "status": 200,
                 "path": "/a", "response": {"headers": {"Content-Type": ["application/json"]}}}
                """
                        .formatted(id);
        JsonNode node = MAPPER.readTree(whole);
        JsonNode more = MAPPER.readTree(json);
        kept.put(
                id,
                ((tools.jackson.databind.node.ObjectNode) node)
                        .setAll((tools.jackson.databind.node.ObjectNode) more));
    }

    private static String answered(String body) {
        return "\"response\": {\"headers\": {\"Content-Type\": [\"application/json\"]},"
                + " \"body\": {\"text\": \"%s\"}}".formatted(body.replace("\"", "\\\""));
    }

    private static ReplaySettings settings(String to, Set<String> methods, int times) {
        return settings(to, methods, times, Pace.MAX, 10, IgnoredPlaces.NONE);
    }

    private static ReplaySettings settings(
            String to,
            Set<String> methods,
            int times,
            Pace pace,
            int seconds,
            IgnoredPlaces ignored) {
        return new ReplaySettings(
                URI.create(to),
                "run-1",
                methods,
                times,
                2,
                pace,
                List.of(),
                Duration.ofSeconds(seconds),
                ignored,
                false);
    }

    private String here() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// Shows what is kept as the server would.
    private final class Shown implements KeptExchanges.Reading {

        @Override
        public JsonNode get(String path) {
            return find(path).orElseThrow();
        }

        @Override
        public Optional<JsonNode> find(String path) {
            return Optional.ofNullable(kept.get(path.substring(path.lastIndexOf('/') + 1)));
        }
    }

    private ReplayReport replay(ReplaySettings settings) throws InterruptedException {
        List<Listed> listed =
                kept.entrySet().stream()
                        .map(one ->
                                new Listed(
                                        one.getKey(),
                                        RecordedReader.time(one.getValue()),
                                        one.getValue().path("method").asString(""),
                                        "",
                                        ""))
                        .toList();
        return new Replay(settings, InstantSource.system(), System::nanoTime)
                .run(new KeptExchanges(new Shown(), ""), listed, _ -> {});
    }

    @Test
    void only_safe_methods_are_sent_and_nothing_that_is_masked_withheld_or_cut() throws Exception {
        keep("get", "{" + answered("{\"a\":1}") + "}");
        keep("head", "{\"method\": \"HEAD\"}");
        keep("post", "{\"method\": \"POST\"}");
        keep("url", "{\"query\": \"token=***\"}");
        keep("masked", "{\"request\": {\"body\": {\"text\": \"{\\\"p\\\": \\\"***\\\"}\"}}}");
        keep("withheld", "{\"request\": {\"body\": {\"withheld\": \"not JSON\"}}}");
        keep("cut", "{\"request\": {\"body\": {\"text\": \"a\", \"truncated\": true}}}");
        keep("bodiless", "{\"bytes_in\": 7}");
        keep("gone", "{\"outcome\": \"client-gone\"}");
        keep("none", "{\"status\": 0}");
        keep("replayed", "{\"request\": {\"headers\": {\"x-footfall-replay\": [\"1\"]}}}");
        keep("star", "{\"method\": \"OPTIONS\", \"path\": \"*\"}");
        answers.put("/a", "{\"a\": 1.0}");
        ReplayReport report = replay(settings(here(), ReplaySettings.SAFE, 2));
        assertThat(asked).containsExactlyInAnyOrder("GET /a", "GET /a", "HEAD /a", "HEAD /a");
        assertThat(report.skipped())
                .isEqualTo(
                        Map.of(
                                Skipped.METHOD, 1,
                                Skipped.URL_MASKED, 1,
                                Skipped.BODY_MASKED, 1,
                                Skipped.BODY_WITHHELD, 1,
                                Skipped.BODY_CUT, 1,
                                Skipped.BODY_NOT_CAPTURED, 1,
                                Skipped.NOT_COMPLETED, 1,
                                Skipped.NO_ANSWER, 1,
                                Skipped.REPLAYED, 1,
                                Skipped.NO_URL, 1));
        assertThat(report.read()).isEqualTo(12);
        assertThat(report.sent()).isEqualTo(2);
        assertThat(report.isClean()).isTrue();
    }

    @Test
    void a_body_is_sent_as_it_was_where_its_method_is_named() throws Exception {
        keep(
                "post",
                """
                {"method": "POST", "path": "/b", "query": "q=ä b&c=%C3", "bytes_out": 0,
                 "request": {"body": {"base64": "w6TDpA==", "type": "text/plain"}}}
                """);
        ReplayReport report = replay(settings(here() + "/base/", Set.of("POST"), 1));
        assertThat(asked).containsExactly("POST /base/b?q=%C3%A4%20b&c=%C3 ää");
        assertThat(report.isClean()).isTrue();
    }

    @Test
    void a_recorded_answer_without_its_body_is_compared_by_status_and_headers() throws Exception {
        keep("one", "{\"route\": \"/a\", \"response\": {\"headers\": {\"X-Gone\": [\"1\"]}}}");
        answers.put("/a", "{}");
        ReplayReport report = replay(settings(here(), ReplaySettings.SAFE, 2));
        RouteReport route = report.routes().getFirst();
        assertThat(route.route()).isEqualTo("GET /a");
        assertThat(route.notCompared()).isEqualTo(Map.of(NotCompared.BODY_NOT_CAPTURED, 1));
        assertThat(route.findings())
                .extracting(finding -> finding.spot().text())
                .containsExactlyInAnyOrder("header x-gone", "header content-type");
        assertThat(report.isClean()).isFalse();
    }

    @Test
    void no_redirect_is_followed() throws Exception {
        keep("one", "{\"path\": \"/redirect\"}");
        ReplayReport report = replay(settings(here(), ReplaySettings.SAFE, 1));
        assertThat(asked).containsExactly("GET /redirect");
        assertThat(report.routes().getFirst().findings())
                .extracting(finding -> finding.spot().kind())
                .containsExactly(Spot.Kind.STATUS);
    }

    @Test
    void a_target_that_does_not_answer_is_a_failure_with_its_cause_and_given_up_soon()
            throws Exception {
        int free;
        try (ServerSocket closed = new ServerSocket(0)) {
            free = closed.getLocalPort();
        }
        for (int i = 0; i < 100; i++) {
            keep("id" + i, "{}");
        }
        ReplayReport report = replay(settings("http://127.0.0.1:" + free, ReplaySettings.SAFE, 2));
        RouteReport route = report.routes().getFirst();
        assertThat(route.failures()).hasSize(1);
        assertThat(route.failures().keySet().iterator().next()).startsWith("no connection");
        assertThat(route.failed()).isBetween(20, 22);
        assertThat(report.notSent() + route.failed()).isEqualTo(100);
        assertThat(report.isClean()).isFalse();
    }

    @Test
    void an_answer_that_is_too_long_or_takes_too_long_is_a_failure() throws Exception {
        keep("long", "{\"path\": \"/long\"}");
        keep("hang", "{\"path\": \"/hang\"}");
        answers.put("/long", "x".repeat((4 << 20) + 1));
        ReplayReport report =
                replay(settings(here(), ReplaySettings.SAFE, 2, Pace.MAX, 1, IgnoredPlaces.NONE));
        assertThat(report.routes())
                .extracting(RouteReport::failures)
                .containsExactly(
                        Map.of("no answer within 1 s", 1),
                        Map.of("the answer is longer than 4 MiB", 1));
    }

    @Test
    void ignored_places_are_counted_but_no_findings() throws Exception {
        keep("one", "{" + answered("{\"meta\": {\"build\": 1}}") + "}");
        answers.put("/a", "{\"meta\": {\"build\": 2}}");
        assertThat(replay(settings(here(), ReplaySettings.SAFE, 2)).findings()).isOne();
        IgnoredPlaces places = new IgnoredPlaces(List.of("/meta"));
        ReplayReport report =
                replay(settings(here(), ReplaySettings.SAFE, 2, Pace.MAX, 10, places));
        assertThat(report.isClean()).isTrue();
        assertThat(report.routes().getFirst().ignored()).isOne();
        assertThat(report.routes().getFirst().same()).isOne();
    }

    @Test
    void requests_keep_their_distances_at_the_recorded_pace() throws Exception {
        keep("one", "{\"time\": \"2026-11-21T04:30:00Z\"}");
        keep("two", "{\"time\": \"2026-11-21T04:30:00.400Z\"}");
        ReplaySettings paced =
                settings(here(), ReplaySettings.SAFE, 1, new Pace(2), 10, IgnoredPlaces.NONE);
        long begun = System.nanoTime();
        ReplayReport report = replay(paced);
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isGreaterThanOrEqualTo(Duration.ofMillis(200));
        assertThat(report.sent()).isEqualTo(2);
        assertThat(report.lag().longest()).isNotNegative();
        Instant first = Instant.parse("2026-11-21T04:30:00Z");
        assertThat(new Pace(0.5).due(first, first.plusSeconds(3))).isEqualTo(Duration.ofSeconds(6));
        assertThat(new Pace(1).due(first, first.minusSeconds(3))).isZero();
        assertThat(Pace.MAX.due(first, first.plusSeconds(3))).isZero();
    }

    @Test
    void latencies_are_told_by_the_nearest_rank() {
        assertThat(Latency.of(new long[] {})).isEqualTo(new Latency(0, 0, 0));
        long[] hundred = java.util.stream.LongStream.rangeClosed(1, 100).toArray();
        assertThat(Latency.of(hundred)).isEqualTo(new Latency(50, 99, 100));
    }
}
