package dev.footfall.capture.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.capture.Ending;
import dev.footfall.capture.Exchange;
import dev.footfall.capture.SentEvents;
import dev.footfall.capture.Settings;
import dev.footfall.capture.mask.Masking;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds in every container: one exchange each, told rightly, and an application and a client
/// that notice nothing.
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FilterContract {

    private static final String JSON = "{\"pin\":\"hunter2\",\"größe\":1}";
    private static final int CEILING = 16 << 10;

    private final ServletContainer.Kind kind;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Twins twins;

    FilterContract(ServletContainer.Kind kind) {
        this.kind = kind;
    }

    @BeforeAll
    void start() throws Exception {
        Settings settings =
                Settings.of("", "", "")
                        .withMaxBody(CEILING)
                        .withMasking(Masking.strict().withReadableTypes("text/plain"))
                        .withExcluded("/shop/class");
        twins = new Twins(kind, settings, ServletContainer.PATIENCE);
    }

    @AfterAll
    void stop() throws Exception {
        twins.stop();
    }

    @AfterEach
    void nothing_more_was_recorded() throws Exception {
        twins.nothingMoreIsRecorded();
    }

    private Exchange recorded() throws InterruptedException {
        return twins.recorded();
    }

    private HttpRequest request(
            ServletContainer container,
            String method,
            String path,
            BodyPublisher body,
            String type) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + container.port() + "/shop" + path))
                .method(method, body)
                .header("Content-Type", type)
                .header("X-Chunks", "0")
                .build();
    }

    private HttpResponse<String> send(String method, String path, String body, String type)
            throws Exception {
        HttpRequest request =
                request(twins.observed, method, path, BodyPublishers.ofString(body), type);
        return client.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send("GET", path, "", "text/plain");
    }

    private static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /writer",
                "HEAD /writer",
                "POST /stream",
                "POST /reader",
                "POST /form?a=1",
                "GET /throw",
                "GET /error",
                "GET /redirect",
                "GET /unchanged",
                "GET /async",
                "GET /async-dispatch",
                "GET /async-again",
                "GET /async-timeout",
                "GET /nowhere",
                "POST /read-listener",
                "GET /write-listener",
                "OPTIONS /writer"
            })
    void the_client_gets_the_same_with_and_without_the_filter(String call) throws Exception {
        String method = call.substring(0, call.indexOf(' '));
        String path = call.substring(call.indexOf(' ') + 1);
        String type =
                path.startsWith("/form") ? "application/x-www-form-urlencoded" : "application/json";
        String body = path.startsWith("/form") ? "password=b&password=c" : JSON;
        BodyPublisher publisher =
                method.equals("POST") ? BodyPublishers.ofString(body) : BodyPublishers.noBody();
        HttpResponse<byte[]> with =
                client.send(
                        request(twins.observed, method, path, publisher, type),
                        BodyHandlers.ofByteArray());
        HttpResponse<byte[]> without =
                client.send(
                        request(twins.plain, method, path, publisher, type),
                        BodyHandlers.ofByteArray());
        assertThat(with.statusCode()).isEqualTo(without.statusCode());
        assertThat(text(with.body())).isEqualTo(text(without.body()));
        assertThat(headers(with)).isEqualTo(headers(without));
        assertThat(recorded().status()).isEqualTo(with.statusCode());
    }

    private Map<String, List<String>> headers(HttpResponse<?> response) {
        Map<String, List<String>> headers = new TreeMap<>(response.headers().map());
        headers.remove("date");
        headers.replaceAll((name, values) ->
                values.stream().map(value -> value.replaceAll(":\\d+/", "/")).toList());
        return headers;
    }

    @Test
    void bodies_and_headers_are_noted_and_masked() throws Exception {
        assertThat(send("POST", "/stream?token=hunter2&a=b", JSON, "application/json").body())
                .isEqualTo(JSON);
        Exchange exchange = recorded();
        assertThat(exchange.method()).isEqualTo("POST");
        assertThat(exchange.scheme()).isEqualTo("http");
        assertThat(exchange.host()).isEqualTo("127.0.0.1:" + twins.observed.port());
        assertThat(exchange.path()).isEqualTo("/shop/stream");
        assertThat(exchange.query()).isEqualTo("token=***&a=b");
        assertThat(exchange.route()).isEqualTo("/shop/*");
        assertThat(exchange.address()).isEqualTo("127.0.0.1");
        assertThat(exchange.userAgent()).startsWith("Java-http-client");
        assertThat(exchange.bytesIn()).isEqualTo(JSON.getBytes(UTF_8).length);
        assertThat(exchange.bytesOut()).isEqualTo(exchange.bytesIn());
        String masked = JSON.replace("hunter2", "***");
        assertThat(text(exchange.request().body().bytes())).isEqualTo(masked);
        assertThat(text(exchange.response().body().bytes())).isEqualTo(masked);
        assertThat(exchange.response().body().type()).startsWith("application/json");
        assertThat(exchange.ending()).isEqualTo(Ending.COMPLETED);
        assertThat(exchange.durationMicros()).isPositive();
        assertThat(exchange.firstByteMicros().orElseThrow())
                .isBetween(1L, exchange.durationMicros());
    }

    @Test
    void what_is_written_as_characters_is_noted_as_it_went_out() throws Exception {
        String body = get("/writer").body();
        assertThat(body).startsWith("größe").contains("😀17").endsWith("end");
        Exchange exchange = recorded();
        assertThat(text(exchange.response().body().bytes())).isEqualTo(body);
        assertThat(exchange.bytesOut()).isEqualTo(body.getBytes(UTF_8).length);
    }

    @Test
    void what_is_read_as_characters_is_noted_as_it_came_in() throws Exception {
        String sent = "größe 😀\nzwei";
        assertThat(send("POST", "/reader", sent, "text/plain;charset=utf-8").body())
                .isEqualTo("[größe 😀][zwei]");
        Exchange exchange = recorded();
        assertThat(text(exchange.request().body().bytes())).isEqualTo(sent);
    }

    @Test
    void forms_stay_parameters_and_are_noted_masked() throws Exception {
        String form = "password=hunter2&b=%C3%A4&password=x";
        String type = "application/x-www-form-urlencoded";
        assertThat(send("POST", "/form?a=1&password=q", form, type).body())
                .isEqualTo("1q,hunter2,x");
        Exchange exchange = recorded();
        assertThat(text(exchange.request().body().bytes()))
                .contains("password=***")
                .contains("b=%C3%A4")
                .doesNotContain("hunter2", "a=1");
        assertThat(exchange.bytesIn()).isEqualTo(form.length());
    }

    @Test
    void parts_stay_parts() throws Exception {
        String parts =
                """
                --x
                Content-Disposition: form-data; name="a"

                b
                --x
                Content-Disposition: form-data; name="f"; filename="f.txt"

                hunter2
                --x--
                """
                        .replace("\n", "\r\n");
        assertThat(send("POST", "/parts", parts, "multipart/form-data; boundary=x").body())
                .isEqualTo("2");
        Exchange exchange = recorded();
        assertThat(exchange.bytesIn()).isEqualTo(parts.length());
        assertThat(text(exchange.request().body().bytes())).doesNotContain("hunter2");
    }

    @Test
    void an_exception_is_recorded_with_its_error_page() throws Exception {
        assertThat(get("/throw").statusCode()).isEqualTo(500);
        Exchange exchange = recorded();
        assertThat(exchange.ending()).isEqualTo(Ending.EXCEPTION);
        assertThat(exchange.path()).isEqualTo("/shop/throw");
        assertThat(text(exchange.response().body().bytes())).isEqualTo("{\"error\":500}");
    }

    @Test
    void an_exception_after_the_first_bytes_is_recorded_with_what_was_written() throws Exception {
        HttpRequest request =
                request(
                        twins.observed,
                        "GET",
                        "/throw-late",
                        BodyPublishers.noBody(),
                        "text/plain");
        try {
            client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            assertThat(e).isNotNull(); // the connection ends early, or the body does
        }
        Exchange exchange = recorded();
        assertThat(exchange.ending()).isEqualTo(Ending.EXCEPTION);
        assertThat(exchange.status()).isEqualTo(200);
        assertThat(exchange.bytesOut()).isEqualTo(4);
    }

    @Test
    void an_error_that_is_sent_is_recorded_with_its_page_and_not_what_was_thrown_away()
            throws Exception {
        assertThat(get("/error").body()).isEqualTo("{\"error\":418}");
        Exchange exchange = recorded();
        assertThat(exchange.status()).isEqualTo(418);
        assertThat(exchange.ending()).isEqualTo(Ending.COMPLETED);
        assertThat(text(exchange.response().body().bytes())).isEqualTo("{\"error\":418}");
    }

    @Test
    void head_has_no_bytes() throws Exception {
        HttpRequest head =
                request(twins.observed, "HEAD", "/writer", BodyPublishers.noBody(), "text/plain");
        client.send(head, BodyHandlers.ofString());
        assertThat(recorded().bytesOut()).isZero();
    }

    @Test
    void asynchronous_answers_are_recorded_once_when_they_are_complete() throws Exception {
        assertThat(get("/async").body()).isEqualTo("later");
        Exchange exchange = recorded();
        assertThat(exchange.status()).isEqualTo(202);
        assertThat(exchange.bytesOut()).isEqualTo(5);
        assertThat(get("/async-dispatch").body()).contains("größe");
        exchange = recorded();
        assertThat(exchange.path()).isEqualTo("/shop/async-dispatch");
        assertThat(exchange.bytesOut()).isGreaterThan(10);
        assertThat(get("/async-again").body()).isEqualTo("third");
        assertThat(recorded().bytesOut()).isEqualTo(5);
    }

    @Test
    void a_timeout_and_a_failure_of_asynchronous_ones_are_told_as_such() throws Exception {
        int status = get("/async-timeout").statusCode();
        Exchange exchange = recorded();
        assertThat(exchange.ending()).isEqualTo(Ending.TIMEOUT);
        assertThat(exchange.status()).isEqualTo(status);
        assertThat(exchange.durationMicros()).isGreaterThan(90_000);
        status = get("/async-throw").statusCode();
        exchange = recorded();
        assertThat(exchange.ending()).isEqualTo(Ending.EXCEPTION);
        assertThat(exchange.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"/sse, 0", "/sse, 16384", "/sse?writer, 0", "/sse?writer, 16384"})
    void events_are_not_held_back_and_their_times_are_noted(String path, int keptOfBodies)
            throws Exception {
        twins.keepOfBodies("/shop/sse", keptOfBodies);
        Shop.firstSeen = new CountDownLatch(1);
        HttpRequest request =
                request(twins.observed, "GET", path, BodyPublishers.noBody(), "text/plain");
        try (InputStream in = client.send(request, BodyHandlers.ofInputStream()).body()) {
            assertThat(text(in.readNBytes(9))).isEqualTo("data: 1\n\n");
            Shop.firstSeen.countDown();
            assertThat(text(in.readAllBytes())).isEqualTo("data: 2\n\n");
        }
        Exchange exchange = recorded();
        assertThat(exchange.bytesOut()).isEqualTo(18);
        assertThat(exchange.response().body().bytes().length > 0).isEqualTo(keptOfBodies > 0);
        SentEvents sent = exchange.sentEvents().orElseThrow();
        assertThat(sent.count()).isEqualTo(2);
        assertThat(sent.micros()).isSorted().hasSize(2);
        assertThat(sent.lastMicros()).isBetween(sent.micros().get(1), exchange.durationMicros());
    }

    @Test
    void listeners_read_and_write_without_blocking() throws Exception {
        String body = "x".repeat(100_000);
        assertThat(send("POST", "/read-listener", body, "text/plain").body())
                .isEqualTo("read 100000");
        Exchange exchange = recorded();
        assertThat(exchange.bytesIn()).isEqualTo(100_000);
        assertThat(exchange.request().body().bytes().length).isEqualTo(CEILING);
        assertThat(exchange.request().body().truncated()).isTrue();
        assertThat(exchange.request().body().sha256()).hasSize(64);
        assertThat(get("/write-listener").body()).hasSize(1_000_000);
        assertThat(recorded().bytesOut()).isEqualTo(1_000_000);
    }

    @Test
    void a_client_that_goes_away_is_told_as_such() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), twins.observed.port())) {
            socket.getOutputStream()
                    .write(
                            "GET /shop/big HTTP/1.1\r\nHost: a\r\nX-Chunks: 400\r\n\r\n"
                                    .getBytes(UTF_8));
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            socket.setSoLinger(true, 0);
        }
        Exchange exchange = recorded();
        assertThat(exchange.ending()).isEqualTo(Ending.CLIENT_GONE);
        assertThat(exchange.bytesOut()).isLessThan(400L << 20);
    }

    @Test
    void what_is_large_passes_and_only_its_beginning_is_kept() throws Exception {
        byte[] chunk = new byte[1 << 20];
        int chunks = 64;
        HttpRequest upload =
                request(
                        twins.observed,
                        "POST",
                        "/big",
                        BodyPublishers.ofByteArrays(java.util.Collections.nCopies(chunks, chunk)),
                        "application/octet-stream");
        try (InputStream in = client.send(upload, BodyHandlers.ofInputStream()).body()) {
            assertThat(in.skip(Long.MAX_VALUE)).isEqualTo((long) chunks << 20);
        }
        Exchange exchange = recorded();
        assertThat(exchange.bytesIn()).isEqualTo((long) chunks << 20);
        assertThat(exchange.bytesOut()).isEqualTo((long) chunks << 20);
        assertThat(text(exchange.request().body().bytes()))
                .isEqualTo("[withheld: application/octet-stream, " + CEILING + " bytes]");
    }

    @Test
    void an_excluded_path_is_served_with_the_containers_own_request() throws Exception {
        get("/class");
        assertThat(Shop.requestClass).doesNotContain("footfall").isNotEmpty();
    }
}
