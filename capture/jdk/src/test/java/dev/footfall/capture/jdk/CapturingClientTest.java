package dev.footfall.capture.jdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.footfall.capture.Capture;
import dev.footfall.capture.Ending;
import dev.footfall.capture.Exchange;
import dev.footfall.capture.SentEvents;
import dev.footfall.capture.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Calls of a captured client to a real server, beside those of a bare one.
@Timeout(60)
final class CapturingClientTest {

    private static final int CEILING = 1 << 10;
    private static final int LARGE = 3 << 20;
    private static final String PIN = "{\"pin\":\"hunter2\",\"a\":1}";

    private final BlockingQueue<Exchange> exchanges = new LinkedBlockingQueue<>();
    private final CountDownLatch release = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient bare =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    private HttpServer server;
    private Capture capture;
    private HttpClient client;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
        capture =
                Capture.start(
                        Settings.of("", "", "shop.example")
                                .withExcluded("/items/**", "//*/excluded")
                                .withMaxBody(CEILING),
                        List.of(exchanges::addAll),
                        Map.of());
        client = CapturingClient.wrap(bare, capture);
    }

    @AfterEach
    void close() {
        release.countDown();
        bare.shutdownNow();
        capture.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        switch (exchange.getRequestURI().getRawPath()) {
            case "/moved" -> {
                exchange.getResponseHeaders().set("Location", "/echo");
                exchange.sendResponseHeaders(307, -1);
            }
            case "/echo" -> {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
            case "/nothing" -> exchange.sendResponseHeaders(204, -1);
            case "/large" -> {
                exchange.sendResponseHeaders(200, LARGE);
                exchange.getResponseBody().write(new byte[LARGE]);
            }
            case "/cut" -> {
                exchange.sendResponseHeaders(200, 10);
                exchange.getResponseBody().write(1);
                exchange.getResponseBody().flush();
            }
            case "/events" -> {
                exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write("data: 1\n\ndata: 2".getBytes(UTF_8));
                exchange.getResponseBody().flush();
                awaitRelease();
                exchange.getResponseBody().write("\n\n".getBytes(UTF_8));
            }
            case "/stuck" -> awaitRelease();
            default -> {
                byte[] seen = exchange.getRequestHeaders().entrySet().toString().getBytes(UTF_8);
                exchange.sendResponseHeaders(200, seen.length);
                exchange.getResponseBody().write(seen);
            }
        }
        exchange.close();
    }

    private void awaitRelease() {
        try {
            assertThat(release.await(50, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + host() + path));
    }

    private Exchange next() throws InterruptedException {
        Exchange next = exchanges.poll(20, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        return next;
    }

    @Test
    void a_call_is_one_outgoing_exchange_with_its_bodies_masked() throws Exception {
        HttpRequest request =
                to("/echo?token=s3cret&x=1")
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer s3cret")
                        .POST(BodyPublishers.ofString(PIN))
                        .build();
        assertThat(client.send(request, BodyHandlers.ofString()).body()).isEqualTo(PIN);
        Exchange exchange = next();
        assertThat(exchange.outgoing()).isTrue();
        assertThat(exchange.method()).isEqualTo("POST");
        assertThat(exchange.host()).isEqualTo(host());
        assertThat(exchange.route()).isEqualTo(host());
        assertThat(exchange.path()).isEqualTo("/echo");
        assertThat(exchange.query()).isEqualTo("token=***&x=1");
        assertThat(exchange.status()).isEqualTo(200);
        assertThat(exchange.bytesIn()).isEqualTo(PIN.length());
        assertThat(exchange.bytesOut()).isEqualTo(PIN.length());
        assertThat(exchange.firstByteMicros()).isPresent();
        assertThat(exchange.ending()).isEqualTo(Ending.COMPLETED);
        assertThat(new String(exchange.request().body().bytes(), UTF_8)).contains("\"a\":1", "***");
        assertThat(new String(exchange.response().body().bytes(), UTF_8))
                .contains("\"a\":1")
                .doesNotContain("hunter2");
        assertThat(exchange.request().headers().toString()).doesNotContain("s3cret");
        assertThat(exchanges).isEmpty();
    }

    @Test
    void the_called_see_the_same_headers_as_without_it() throws Exception {
        HttpRequest request =
                to("/seen")
                        .header("X-Two", "a")
                        .header("X-Two", "b")
                        .timeout(Duration.ofSeconds(9))
                        .PUT(BodyPublishers.ofByteArrays(List.of(new byte[3], new byte[4])))
                        .build();
        String plain = bare.send(request, BodyHandlers.ofString()).body();
        HttpResponse<String> seen = client.send(request, BodyHandlers.ofString());
        assertThat(seen.body()).isEqualTo(plain).contains("X-two=[a, b]");
        assertThat(seen.request()).isEqualTo(request);
        assertThat(next().bytesIn()).isEqualTo(7);
    }

    @Test
    void a_redirected_body_counts_once() throws Exception {
        HttpRequest request = to("/moved").POST(BodyPublishers.ofString(PIN)).build();
        assertThat(client.send(request, BodyHandlers.ofString()).body()).isEqualTo(PIN);
        Exchange exchange = next();
        assertThat(exchange.bytesIn()).isEqualTo(PIN.length());
        assertThat(exchange.status()).isEqualTo(200);
        assertThat(exchange.path()).isEqualTo("/moved");
        assertThat(exchanges).isEmpty();
    }

    @Test
    void answers_without_a_body_end() throws Exception {
        assertThat(client.send(to("/nothing").build(), BodyHandlers.discarding()).statusCode())
                .isEqualTo(204);
        assertThat(next().status()).isEqualTo(204);
        HttpRequest head = to("/large").method("HEAD", BodyPublishers.noBody()).build();
        client.send(head, BodyHandlers.ofString());
        assertThat(next().ending()).isEqualTo(Ending.COMPLETED);
    }

    @Test
    void of_a_stream_the_times_are_told_at_which_its_events_came() throws Exception {
        capture.switches().maxBody(0);
        try (InputStream in =
                client.send(to("/events").build(), BodyHandlers.ofInputStream()).body()) {
            assertThat(new String(in.readNBytes(9), UTF_8)).isEqualTo("data: 1\n\n");
            release.countDown();
            assertThat(new String(in.readAllBytes(), UTF_8)).isEqualTo("data: 2\n\n");
        }
        Exchange exchange = next();
        SentEvents came = exchange.sentEvents().orElseThrow();
        assertThat(came.count()).isEqualTo(2);
        assertThat(came.micros()).isSorted().hasSize(2);
        assertThat(came.lastMicros()).isBetween(came.micros().get(1), exchange.durationMicros());
    }

    @Test
    void a_large_answer_is_kept_up_to_the_ceiling_and_given_up_early_is_told_so() throws Exception {
        HttpRequest large = to("/large").build();
        assertThat(client.sendAsync(large, BodyHandlers.ofByteArray()).get().body()).hasSize(LARGE);
        Exchange exchange = next();
        assertThat(exchange.bytesOut()).isEqualTo(LARGE);
        assertThat(exchange.response().body().truncated()).isTrue();
        try (InputStream some = client.send(large, BodyHandlers.ofInputStream()).body()) {
            assertThat(some.read()).isZero();
        }
        Exchange left = next();
        assertThat(left.ending()).isEqualTo(Ending.CLIENT_GONE);
        assertThat(left.status()).isEqualTo(200);
        assertThat(left.bytesOut()).isLessThan(LARGE);
    }

    @Test
    void failures_are_thrown_and_told() throws Exception {
        int closed;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = free.getLocalPort();
        }
        HttpRequest nobody =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + closed + "/x")).build();
        assertThatThrownBy(() -> client.send(nobody, BodyHandlers.ofString()))
                .isInstanceOf(ConnectException.class);
        Exchange refused = next();
        assertThat(refused.status()).isZero();
        assertThat(refused.ending()).isEqualTo(Ending.EXCEPTION);

        assertThatThrownBy(() -> client.send(to("/cut").build(), BodyHandlers.ofString()))
                .isInstanceOf(IOException.class);
        Exchange cut = next();
        assertThat(cut.status()).isEqualTo(200);
        assertThat(cut.ending()).isEqualTo(Ending.EXCEPTION);

        HttpRequest hurried = to("/stuck").timeout(Duration.ofMillis(200)).build();
        assertThatThrownBy(() -> client.send(hurried, BodyHandlers.ofString()))
                .isInstanceOf(HttpTimeoutException.class);
        assertThat(next().ending()).isEqualTo(Ending.TIMEOUT);
        assertThat(exchanges).isEmpty();
    }

    @Test
    void a_cancelled_call_is_broken_off_and_told() throws Exception {
        CompletableFuture<HttpResponse<String>> sent =
                client.sendAsync(to("/stuck").build(), BodyHandlers.ofString());
        assertThat(sent.cancel(true)).isTrue();
        assertThat(next().ending()).isEqualTo(Ending.CLIENT_GONE);
    }

    @Test
    void a_route_goes_behind_the_host_and_masks_by_its_names() throws Exception {
        HttpClient routed =
                CapturingClient.wrap(bare, capture).withRoute(request -> "/reset/{token}");
        routed.send(to("/reset/s3cret").build(), BodyHandlers.discarding());
        Exchange exchange = next();
        assertThat(exchange.route()).isEqualTo(host() + "/reset/{token}");
        assertThat(exchange.path()).isEqualTo("/reset/***");
    }

    @Test
    void a_route_that_fails_leaves_the_call_alone() throws Exception {
        HttpClient failing =
                CapturingClient.wrap(bare, capture)
                        .withRoute(request -> {
                            throw new IllegalStateException("thrown");
                        });
        assertThat(failing.send(to("/nothing").build(), BodyHandlers.discarding()).statusCode())
                .isEqualTo(204);
        assertThat(next().route()).isEqualTo(host());
    }

    @Test
    void patterns_are_for_a_host_or_for_what_the_application_serves() throws Exception {
        client.send(to("/excluded").build(), BodyHandlers.discarding());
        client.send(to("/items/7").build(), BodyHandlers.discarding());
        assertThat(next().path()).isEqualTo("/items/7");
        assertThat(exchanges).isEmpty();
    }

    @Test
    void it_ends_as_the_client_does() throws Exception {
        assertThat(client.followRedirects()).isEqualTo(HttpClient.Redirect.NORMAL);
        assertThat(CapturingClient.wrap(client, capture)).isSameAs(client);
        client.send(to("/nothing").build(), BodyHandlers.discarding());
        client.close();
        assertThat(client.isTerminated()).isTrue();
        assertThat(bare.isTerminated()).isTrue();
        assertThatThrownBy(() -> client.send(to("/nothing").build(), BodyHandlers.discarding()))
                .isInstanceOf(IOException.class);
    }
}
