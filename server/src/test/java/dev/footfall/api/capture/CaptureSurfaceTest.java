package dev.footfall.api.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footfall.account.Caller;
import dev.footfall.account.Scope;
import dev.footfall.api.Gate;
import dev.footfall.api.HttpServer;
import dev.footfall.capture.mask.Masker;
import dev.footfall.capture.mask.Masking;
import dev.footfall.logfile.Collected;
import dev.footfall.logfile.ImportException;
import dev.footfall.logfile.ImportSettings;
import dev.footfall.logfile.ImportSummary;
import dev.footfall.logfile.LogImport;
import dev.footfall.logfile.Progress;
import dev.footfall.logfile.ServerTarget;
import dev.footfall.model.Event;
import dev.footfall.store.Receipt.Settled;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CaptureSurfaceTest {

    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z"));
    private static final Map<String, Caller> KEYS =
            Map.of(
                    "all", new Caller(Set.of(Scope.INGEST), 0),
                    "other", new Caller(Set.of(Scope.INGEST), 2),
                    "reader", new Caller(Set.of(Scope.READ), 0));
    private static final String GOOD =
            """
            {"id":"00000000-0000-0001-0000-000000000002","time":"2026-11-21T04:30:00.5+01:00",
             "address":"192.0.2.7","method":"get","scheme":"https","host":"API.example","path":"/a",
             "query":"x=1","status":201,"duration_us":1500,"bytes_in":3,"bytes_out":4,
             "user_agent":"curl/8","referrer":"https://r.example","route":"/{x}","consumer":"shop",
             "unknown":{"deep":[1]}}
            """;

    @TempDir private Path folder = Path.of("");
    private final Collected log = new Collected();
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server =
            HttpServer.start(
                    "127.0.0.1",
                    0,
                    java.util.List.of(
                            new CaptureSurface(
                                    Collected.pipeline(),
                                    log,
                                    new Gate(k -> Optional.ofNullable(KEYS.get(k)), Set.of()),
                                    Collected::site,
                                    CLOCK,
                                    new Masker(Masking.strict()),
                                    new LossTally(CLOCK))));

    @AfterEach
    void close() {
        server.close();
        client.close();
    }

    @Test
    void stores_an_exchange_with_every_field() throws Exception {
        HttpResponse<String> answer = post("all", body(GOOD));
        assertThat(answer.body()).isEqualTo("{\"accepted\":1,\"repeated\":0,\"dropped\":[]}");
        assertThat(answer.statusCode()).isEqualTo(200);
        Event event = log.events.getFirst();
        assertThat(event.id().toString()).isEqualTo("00000000-0000-0001-0000-000000000002");
        assertThat(event.at()).isEqualTo(1_795_231_800_500_000L);
        assertThat(event.location().host()).isEqualTo("api.example");
        assertThat(event.location().path()).isEqualTo("/a");
        assertThat(event.location().query()).isEqualTo("x=1");
        assertThat(event.exchange().method()).isEqualTo("GET");
        assertThat(event.exchange().status()).isEqualTo(201);
        assertThat(event.exchange().durationMicros()).hasValue(1500);
        assertThat(event.exchange().consumer()).isEqualTo("shop");
        assertThat(event.userAgent()).isEqualTo("curl/8");
    }

    @Test
    void counts_the_same_id_once() throws Exception {
        post("all", body(GOOD));
        assertThat(post("all", body(GOOD)).body()).contains("\"accepted\":0,\"repeated\":1");
    }

    @Test
    void names_bad_items_and_keeps_their_neighbours() throws Exception {
        String items =
                String.join(
                        ",",
                        "{\"method\":\"GET\",\"path\":\"/first\"}",
                        "{\"method\":\"GET\",\"path\":\"/x\",\"status\":\"200\",\"a\":[{}]}",
                        "7",
                        "{\"method\":\"GET\"}",
                        "{\"method\":\"GET\",\"path\":\"x\"}",
                        "{\"method\":\"G T\",\"path\":\"/x\"}",
                        "{\"method\":\"GET\",\"path\":\"/x\",\"time\":\"yesterday\"}",
                        "{\"method\":\"GET\",\"path\":\"/x\",\"id\":\"1\"}",
                        "{\"method\":\"GET\",\"path\":\"/x\",\"status\":99}",
                        "{\"method\":\"GET\",\"path\":\"/" + "x".repeat(100_000) + "\"}",
                        "{\"method\":\"GET\",\"path\":\"/x\",\"bytes_in\":-1}",
                        "{\"method\":\"GET\",\"path\":\"/x\",\"bytes_out\":99999999999999999999}",
                        "[[]]",
                        "{\"method\":\"GET\",\"path\":\"/last?q=1\",\"time\":1795235400000000}");
        HttpResponse<String> answer = post("all", body(items));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"accepted\":2")
                .contains(
                        "{\"index\":1,\"reason\":\"invalid\",\"detail\":\"status: must be a number\"}")
                .contains("\"index\":2,")
                .contains("path: is required")
                .contains("path: must begin with /")
                .contains("method: must be up to 32 letters")
                .contains("time: must be like")
                .contains("id: must be a UUID")
                .contains("status: must be from 100 to 599")
                .contains("path: is longer than 8192 characters")
                .contains("bytes_in: must be from 0")
                .contains("bytes_out: is too large")
                .contains("\"index\":12,");
        assertThat(log.paths()).containsExactly("/first", "/last");
    }

    @Test
    void reads_the_fields_of_the_body_in_any_order() throws Exception {
        String body = "{\"exchanges\":[" + GOOD + "],\"pages\":true,\"site\":\"Example.com\"}";
        assertThat(post("all", body).body()).contains("\"accepted\":1");
    }

    @Test
    void says_what_is_wrong_with_a_body() throws Exception {
        assertBad("", "body: must be a JSON object");
        assertBad("[1]", "body: must be a JSON object");
        assertBad("{\"site\":", "body: is no JSON at line 1");
        assertBad("{\"exchanges\":[]}", "site: is required");
        assertBad("{\"site\":7,\"exchanges\":[]}", "site: must be a text");
        assertBad("{\"site\":\"example.com\"}", "exchanges: is required");
        assertBad("{\"site\":\"example.com\",\"exchanges\":{}}", "exchanges: must be a list");
        assertBad("{\"site\":\"example.com\",\"pages\":1}", "pages: must be true or false");
        assertBad("{\"site\":\"example.com\",\"exchanges\":[]} x", "body: is no JSON");
        assertBad("{\"x\":" + "[".repeat(10_000), "body: is no JSON");
    }

    @Test
    void takes_compressed_bodies_within_bounds() throws Exception {
        assertThat(post("all", zip(body(GOOD)), "gzip").body()).contains("\"accepted\":1");
        HttpResponse<String> bomb = post("all", zip("{\"site\":\"" + " ".repeat(40 << 20)), "gzip");
        assertThat(bomb.statusCode()).isEqualTo(413);
        byte[] cut = java.util.Arrays.copyOf(zip(body(GOOD)), 40);
        assertThat(post("all", cut, "gzip").body()).contains("gzip data end too early");
        assertThat(post("all", "x".getBytes(StandardCharsets.UTF_8), "gzip").statusCode())
                .isEqualTo(400);
        assertThat(post("all", "x".getBytes(StandardCharsets.UTF_8), "br").body())
                .contains("Content-Encoding");
        String many = body("7,".repeat(CaptureReader.MOST_ITEMS) + "7");
        assertThat(post("all", many).statusCode()).isEqualTo(413);
    }

    @Test
    void is_closed_without_the_right_key() throws Exception {
        assertThat(post("", body(GOOD)).statusCode()).isEqualTo(401);
        assertThat(post("wrong", body(GOOD)).statusCode()).isEqualTo(401);
        assertThat(post("reader", body(GOOD)).statusCode()).isEqualTo(403);
        assertThat(post("other", body(GOOD)).statusCode()).isEqualTo(403);
        assertThat(log.events).isEmpty();
    }

    @Test
    void answers_when_nothing_can_be_stored_now() throws Exception {
        log.refusals.add(new Settled.Full());
        HttpResponse<String> full = post("all", body(GOOD));
        assertThat(full.statusCode()).isEqualTo(503);
        assertThat(full.headers().firstValue("Retry-After")).isPresent();
        log.refusals.add(new Settled.NoRoom());
        assertThat(post("all", body(GOOD)).statusCode()).isEqualTo(507);
    }

    @Test
    void drops_items_of_an_unknown_site_with_that_reason() throws Exception {
        String body = "{\"site\":\"nobody.org\",\"exchanges\":[" + GOOD + "]}";
        assertThat(post("all", body).body()).contains("unknown_site").contains("\"accepted\":0");
    }

    @Test
    void a_log_import_reaches_a_running_server_once() {
        log.refusals.add(new Settled.Full());
        assertThat(importLog("all").tally().stored()).isEqualTo(12_000);
        ImportSummary again = importLog("all");
        assertThat(again.tally().stored()).isZero();
        assertThat(again.tally().repeated()).isEqualTo(12_000);
        assertThatThrownBy(() -> importLog("reader"))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("answered 403");
    }

    private ImportSummary importLog(String key) {
        String line =
                "192.0.2.7 - - [21/Nov/2026:04:30:01 +0000] \"GET / HTTP/1.1\" 200 5 \"-\" \"c\"\n";
        ImportSettings settings =
                new ImportSettings(
                        "example.com",
                        "",
                        Optional.empty(),
                        ZoneOffset.UTC,
                        false,
                        folder.resolve("rejects"));
        URI uri = URI.create("http://127.0.0.1:" + server.port());
        try (ServerTarget target = new ServerTarget(uri, key, _ -> {})) {
            LogImport work = new LogImport(settings, target, Progress.NONE, CLOCK);
            byte[] bytes = line.repeat(12_000).getBytes(StandardCharsets.UTF_8);
            work.stream("-", new ByteArrayInputStream(bytes));
            return work.finish();
        }
    }

    private void assertBad(String body, String detail) throws Exception {
        HttpResponse<String> answer = post("all", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(answer.body()).contains(detail);
    }

    private static String body(String items) {
        return "{\"site\":\"example.com\",\"exchanges\":[" + items + "]}";
    }

    private HttpResponse<String> post(String key, String body) throws Exception {
        return post(key, body.getBytes(StandardCharsets.UTF_8), "");
    }

    private HttpResponse<String> post(String key, byte[] body, String encoding) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + server.port() + "/api/capture"))
                        .POST(BodyPublishers.ofByteArray(body));
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        if (!encoding.isEmpty()) {
            request.header("Content-Encoding", encoding);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static byte[] zip(String text) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (GZIPOutputStream zipped = new GZIPOutputStream(all)) {
            zipped.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return all.toByteArray();
    }
}
