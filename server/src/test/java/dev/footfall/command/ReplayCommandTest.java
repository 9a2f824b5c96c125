package dev.footfall.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.footfall.api.Json;
import dev.footfall.api.RunningHouse;
import dev.footfall.capture.Capture;
import dev.footfall.capture.Ending;
import dev.footfall.capture.Recording;
import dev.footfall.capture.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// `footfall replay` from end to end: an endpoint that answers with an id, the time and lists in
/// another order each time is captured into a running server, and replayed.
class ReplayCommandTest {

    private static final int ORDERS = 5;

    @TempDir Path folder;

    private Shop shop;
    private RunningHouse house;

    @BeforeEach
    void capture() throws IOException, InterruptedException {
        house = RunningHouse.open(folder);
        Settings settings =
                Settings.of(house.uri("/").toString(), RunningHouse.KEY, RunningHouse.SITE)
                        .withHeaders(true)
                        .withBodies()
                        .withFlushEvery(Duration.ofMillis(20))
                        .withCloseWithin(Duration.ofSeconds(60));
        try (Capture capture = Capture.start(settings);
                HttpClient client = HttpClient.newHttpClient()) {
            shop = new Shop(capture);
            for (int i = 1; i <= ORDERS; i++) {
                call(client, "GET", "/orders/" + i);
            }
            call(client, "POST", "/orders/6");
            shop.close();
        }
        shop = new Shop(Capture.start(settings.withSample(0)));
    }

    @AfterEach
    void close() {
        shop.close();
        shop.capture.close();
        house.close();
    }

    private void call(HttpClient client, String method, String path)
            throws IOException, InterruptedException {
        HttpResponse<String> answer =
                client.send(
                        HttpRequest.newBuilder(shop.uri(path))
                                .header("Authorization", "Bearer of-the-recording")
                                .method(method, BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private Said replay(String... more) {
        return replayTo(shop.uri("").toString(), more);
    }

    private Said replayTo(String url, String... more) {
        List<String> words = new ArrayList<>(List.of("replay", "--to-url", url));
        words.addAll(List.of("--url", house.uri("/").toString(), "--key", RunningHouse.KEY));
        words.addAll(List.of("--site", RunningHouse.SITE));
        words.addAll(List.of(more));
        return Said.run(words.toArray(String[]::new));
    }

    @Test
    void ids_times_and_orders_are_noise_and_one_changed_field_is_exactly_one_finding() {
        Said same = replay("--header", "Authorization: Bearer of-the-test");
        assertThat(same.code()).as(same.out() + same.err()).isZero();
        assertThat(same.out())
                .contains("GET /orders/{number}")
                .contains("noise: value /id (between replays of 5)")
                .contains("noise: order /lines (between replays of 5)")
                .contains("noise: order /tags (between replays of 5)")
                .containsPattern("noise: value /at \\(.*with the clock in 5\\)")
                .contains("5 of 6 kept requests were sent twice")
                .contains("Not sent: 1 whose method may change something")
                .contains("0 findings, 0 failures.");
        assertThat(shop.seen).hasSize(2 * ORDERS);
        assertThat(shop.seen)
                .allSatisfy(headers -> {
                    assertThat(headers).containsEntry("Authorization", "Bearer of-the-test");
                    assertThat(headers).containsKey("X-footfall-replay");
                });

        assertThat(same.out()).doesNotContain("Without the masked header");

        shop.broken = 3;
        Said changed = replay("--json", "--concurrency", "3");
        assertThat(changed.code()).as(changed.err()).isEqualTo(1);
        JsonNode report = Json.MAPPER.readTree(changed.out());
        assertThat(report.path("findings").asInt()).as(changed.out()).isOne();
        assertThat(report.path("clean").asBoolean(true)).isFalse();
        assertThat(report.at("/without_headers/authorization").asInt()).isEqualTo(ORDERS);
        JsonNode route = report.at("/routes/0");
        assertThat(route.path("same").asInt()).isEqualTo(ORDERS - 1);
        assertThat(route.at("/findings/0/kind").asString()).isEqualTo("value");
        assertThat(route.at("/findings/0/place").asString()).isEqualTo("/lines/*/price");
        assertThat(route.at("/findings/0/exchanges").asInt()).isOne();
        assertThat(route.at("/findings/0/example/before").asString()).isEqualTo("30");
        assertThat(route.at("/findings/0/example/after").asString()).isEqualTo("30.5");
    }

    @Test
    void sends_what_the_filters_and_methods_name_and_nothing_on_a_dry_run() {
        Said dry = replay("--dry-run", "--methods", "GET,POST", "--path", "/orders/6");
        assertThat(dry.code()).as(dry.err()).isZero();
        assertThat(dry.out()).contains("1 of 1 kept requests would be sent twice");
        assertThat(shop.seen).isEmpty();
        Said one = replay("--methods", "POST", "--path", "/orders/6", "--once");
        assertThat(one.out()).contains("1 of 1 kept requests were sent once");
        assertThat(shop.seen).hasSize(1);
        Said none = replay("--path", "/nowhere");
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.out()).contains("0 of 0 kept requests");
    }

    @Test
    void never_sends_to_the_recorded_host_unless_told_so() {
        Said said = replayTo("http://shop.example");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("--to-url: shop.example is where requests were recorded");
    }

    @Test
    void wrong_usage_is_told_by_the_options_name() {
        assertThat(Said.run("replay", "--url", "http://127.0.0.1:1").err()).contains("--to-url");
        assertThat(replay("--pace", "0").code()).isEqualTo(2);
        assertThat(replay("--pace", "NaN").err()).startsWith("--pace: ");
        assertThat(replay("--header", "Host: a").err()).startsWith("--header: ");
        assertThat(replay("--ignore", "items").err()).startsWith("--ignore: ");
        assertThat(replay("--concurrency", "0").err()).startsWith("--concurrency: ");
        assertThat(replay("--limit", "0").err()).startsWith("--limit: ");
        assertThat(replay("--from", "yesterday").err()).contains("from: ");
        assertThat(Said.run("replay", "--to-url", "file:///etc/passwd").err())
                .startsWith("--to-url: ");
        assertThat(Said.run("replay", "--to-url", "http://127.0.0.1:1").err()).contains("--url");
    }

    @Test
    void a_site_that_is_not_there_and_a_wrong_key_are_told() {
        String to = shop.uri("").toString();
        List<String> server = List.of("--url", house.uri("/").toString(), "--to-url", to);
        assertThat(Said.failed(server, "replay", "--key", RunningHouse.KEY, "--site", "no.example"))
                .contains("no.example");
        assertThat(Said.failed(server, "replay", "--key", "wrong")).contains("401");
        assertThat(shop.seen).isEmpty();
    }

    /// An endpoint of which everything differs that may: an id, the time, the order of lists.
    private static final class Shop {

        private static final int LINES = 7;

        final ConcurrentLinkedQueue<Map<String, String>> seen = new ConcurrentLinkedQueue<>();
        volatile int broken;
        private final HttpServer server;
        private final Capture capture;
        private int calls;

        Shop(Capture capture) throws IOException {
            this.capture = capture;
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", this::handle);
            server.start();
        }

        void close() {
            server.stop(0);
        }

        URI uri(String path) {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        }

        private void handle(HttpExchange exchange) throws IOException {
            String path = exchange.getRequestURI().getPath();
            Map<String, String> headers = new LinkedHashMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name, String.join(", ", values)));
            seen.add(headers);
            Recording recording =
                    capture.begin(exchange.getRequestMethod(), path)
                            .from("http", "shop.example", "", "127.0.0.1")
                            .route("/orders/{number}")
                            .requestHeaders(Map.copyOf(exchange.getRequestHeaders()));
            byte[] body = body(Integer.parseInt(path.substring(path.lastIndexOf('/') + 1)));
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            recording.responseHeaders(Map.copyOf(exchange.getResponseHeaders()));
            recording.responseBody().pass(body, 0, body.length);
            recording.finish(200, Ending.COMPLETED);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        }

        /// Lists turn by one with each call, so that no two calls in a row have one order.
        private synchronized byte[] body(int number) {
            calls++;
            List<Map<String, Object>> lines = new ArrayList<>();
            for (int i = 0; i < LINES; i++) {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("line", UUID.randomUUID().toString());
                line.put("sku", "sku-" + i);
                line.put("price", number == broken && i == 3 ? 30.5 : 10 * i);
                lines.add(line);
            }
            List<String> tags = new ArrayList<>(List.of("red", "green", "blue", "round"));
            Collections.rotate(lines, calls);
            Collections.rotate(tags, calls);
            Map<String, Object> order = new LinkedHashMap<>();
            order.put("id", UUID.randomUUID().toString());
            order.put("at", Instant.now().toString());
            order.put("number", number);
            order.put("lines", lines);
            order.put("tags", tags);
            return Json.MAPPER.writeValueAsString(order).getBytes(StandardCharsets.UTF_8);
        }
    }
}
