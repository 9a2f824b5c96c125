package dev.footfall.capture.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.capture.Capture;
import dev.footfall.capture.Ending;
import dev.footfall.capture.Exchange;
import dev.footfall.capture.Loss;
import dev.footfall.capture.SentEvents;
import dev.footfall.capture.Settings;
import dev.footfall.capture.mask.Masking;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds for every adapter on the side of a server: one exchange each, told rightly, and an
/// application and a client that notice nothing. Each runs it against a little shop of its own:
///
/// | request | answer |
/// |---|---|
/// | `GET`, `HEAD` `/shop/hello` | [#HELLO] as `text/plain;charset=utf-8` |
/// | `POST /shop/echo` | the body, with its content type |
/// | `GET /shop/nothing`, `/shop/unchanged` | 204; 304 |
/// | `GET /shop/teapot` | 418, [#TEAPOT] as JSON |
/// | `GET /shop/throw` | the handler throws |
/// | `GET /shop/chunks` | `one` and `two`, without a length |
/// | `GET /shop/events` | two server-sent events, the second once [#awaitSeen] returns |
/// | `GET /shop/big/CHUNKS` | so many mebibytes, without a length |
/// | `POST /shop/count` | how many bytes the body has, read as it comes |
/// | `GET /shop/later` | 202, `later`, from another thread than the one that handled it |
/// | `GET /shop/later-nothing` | 204, from another thread |
/// | `GET /shop/items/ANY` | `item` |
/// | `GET /shop/skip` | `skipped`; it is excluded |
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class AdapterContract {

    protected static final String HELLO = "größe 😀";
    protected static final String TEAPOT = "{\"error\":418}";
    protected static final String EVENT = "data: %d\n\n";
    protected static final int MEBIBYTE = 1 << 20;

    private static final String MALFORMED = "%zz";
    private static final String JSON = "{\"pin\":\"hunter2\",\"größe\":1}";
    private static final int CEILING = 16 << 10;
    private static final int DROPPED_CHUNKS = 400;

    private final BlockingQueue<Exchange> exchanges = new LinkedBlockingQueue<>();
    private Capture capture;
    private RunningShop observed;
    private RunningShop plain;
    private volatile CountDownLatch seen = new CountDownLatch(0);

    /// A server on a port of the loopback.
    protected interface RunningShop {
        int port();

        void stop() throws Exception;
    }

    /// @param capturing null: the shop without the adapter
    protected abstract RunningShop start(@Nullable Capture capturing) throws Exception;

    /// The template that the adapter tells for `/shop/items/17`.
    protected abstract String itemRoute();

    /// Whether a malformed request is answered before the adapter sees it.
    protected boolean isRefusedUnseen() {
        return true;
    }

    /// For the shop: returns when the client has seen the first event.
    protected void awaitSeen() {
        try {
            assertThat(seen.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @BeforeAll
    void start() throws Exception {
        capture = capturing(1);
        observed = start(capture);
        plain = start(null);
    }

    private Capture capturing(double sample) {
        Settings settings =
                Settings.of("", "", "")
                        .withMaxBody(CEILING)
                        .withSample(sample)
                        .withMasking(Masking.strict().withReadableTypes("text/plain"))
                        .withExcluded("/shop/skip");
        return Capture.start(settings, List.of(exchanges::addAll), Map.of());
    }

    @AfterAll
    void stop() throws Exception {
        observed.stop();
        plain.stop();
        capture.close();
        assertThat(capture.losses().count(Loss.FAILED)).isZero();
        assertThat(capture.memoryUsed()).isZero();
    }

    @AfterEach
    void nothing_more_was_recorded() throws Exception {
        assertThat(exchanges.poll(20, TimeUnit.MILLISECONDS)).isNull();
    }

    private Exchange recorded() throws InterruptedException {
        Exchange exchange = exchanges.poll(20, TimeUnit.SECONDS);
        if (exchange == null) {
            throw new AssertionError("no exchange was recorded");
        }
        return exchange;
    }

    private static Socket connect(int port, String head, String type, long length)
            throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        String sized =
                head.startsWith("POST")
                        ? "Content-Type: %s\r\nContent-Length: %d\r\n".formatted(type, length)
                        : "";
        String request =
                head
                        + " HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\n"
                        + "User-Agent: contract\r\n"
                        + sized
                        + "\r\n";
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        return socket;
    }

    /// Everything that comes back on a connection of its own.
    private static byte[] call(int port, String head, String type, byte[] body) throws IOException {
        try (Socket socket = connect(port, head, type, body.length)) {
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
            return socket.getInputStream().readAllBytes();
        }
    }

    private String get(String path) throws IOException {
        return text(call(observed.port(), "GET " + path, "", new byte[0]));
    }

    private String post(String path, String type, byte[] body) throws IOException {
        return text(call(observed.port(), "POST " + path, type, body));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /shop/hello",
                "HEAD /shop/hello",
                "POST /shop/echo",
                "GET /shop/nothing",
                "GET /shop/unchanged",
                "GET /shop/teapot",
                "GET /shop/throw",
                "GET /shop/chunks",
                "GET /shop/events",
                "POST /shop/count",
                "GET /shop/later",
                "GET /shop/later-nothing",
                "GET /shop/items/17",
                "GET /shop/items/%ff%fe?q=" + MALFORMED
            })
    void the_client_gets_the_same_bytes_with_and_without_it(String head) throws Exception {
        byte[] body = head.startsWith("POST") ? JSON.getBytes(UTF_8) : new byte[0];
        String with = same(call(observed.port(), head, "application/json", body));
        assertThat(with).isEqualTo(same(call(plain.port(), head, "application/json", body)));
        if (!head.contains(MALFORMED) || !isRefusedUnseen()) {
            Exchange exchange = recorded();
            assertThat(exchange.path()).isEqualTo(head.replaceAll("^\\S+ |[?].*", ""));
            assertThat(with.isEmpty() ? 500 : Integer.parseInt(with.substring(9, 12)))
                    .isEqualTo(exchange.status());
            assertThat(exchange.durationMicros())
                    .isGreaterThanOrEqualTo(exchange.firstByteMicros().orElse(0));
        }
    }

    private static String same(byte[] answer) {
        return new String(answer, ISO_8859_1).replaceAll("(?i)\r\ndate: [^\r]*", "");
    }

    @Test
    void bodies_and_headers_are_noted_and_masked() throws Exception {
        assertThat(post("/shop/echo?token=hunter2&a=b", "application/json", JSON.getBytes(UTF_8)))
                .endsWith(JSON);
        Exchange exchange = recorded();
        assertThat(exchange.method()).isEqualTo("POST");
        assertThat(exchange.scheme()).isEqualTo("http");
        assertThat(exchange.host()).isEqualTo("shop.example");
        assertThat(exchange.path()).isEqualTo("/shop/echo");
        assertThat(exchange.query()).isEqualTo("token=***&a=b");
        assertThat(exchange.address()).isEqualTo("127.0.0.1");
        assertThat(exchange.userAgent()).isEqualTo("contract");
        assertThat(exchange.status()).isEqualTo(200);
        assertThat(exchange.bytesIn()).isEqualTo(JSON.getBytes(UTF_8).length);
        assertThat(exchange.bytesOut()).isEqualTo(exchange.bytesIn());
        String masked = JSON.replace("hunter2", "***");
        assertThat(text(exchange.request().body().bytes())).isEqualTo(masked);
        assertThat(text(exchange.response().body().bytes())).isEqualTo(masked);
        assertThat(exchange.response().body().type()).startsWith("application/json");
        assertThat(exchange.ending()).isEqualTo(Ending.COMPLETED);
        assertThat(exchange.firstByteMicros().orElseThrow())
                .isBetween(1L, exchange.durationMicros());
    }

    @Test
    void text_is_noted_as_it_went_out() throws Exception {
        assertThat(get("/shop/hello")).endsWith(HELLO);
        Exchange exchange = recorded();
        assertThat(text(exchange.response().body().bytes())).isEqualTo(HELLO);
        assertThat(exchange.bytesOut()).isEqualTo(HELLO.getBytes(UTF_8).length);
        assertThat(get("/shop/chunks")).contains("one").contains("two");
        assertThat(text(recorded().response().body().bytes())).isEqualTo("onetwo");
    }

    @Test
    void forms_are_noted_masked() throws Exception {
        String form = "password=hunter2&b=%C3%A4&password=x";
        String type = "application/x-www-form-urlencoded";
        assertThat(post("/shop/echo", type, form.getBytes(UTF_8))).endsWith(form);
        assertThat(text(recorded().request().body().bytes()))
                .isEqualTo("password=***&b=%C3%A4&password=***");
    }

    @Test
    void the_route_is_told_as_a_template() throws Exception {
        assertThat(get("/shop/items/17")).endsWith("item");
        assertThat(recorded().route()).isEqualTo(itemRoute());
    }

    @Test
    void an_exception_is_told_as_such() throws Exception {
        get("/shop/throw");
        Exchange exchange = recorded();
        assertThat(exchange.ending()).isEqualTo(Ending.EXCEPTION);
        assertThat(exchange.status()).isEqualTo(500);
    }

    @Test
    void an_error_of_the_applications_own_is_an_answer_like_any_other() throws Exception {
        assertThat(get("/shop/teapot")).endsWith(TEAPOT);
        Exchange exchange = recorded();
        assertThat(exchange.status()).isEqualTo(418);
        assertThat(exchange.ending()).isEqualTo(Ending.COMPLETED);
        assertThat(text(exchange.response().body().bytes())).isEqualTo(TEAPOT);
    }

    @Test
    void answers_without_a_body_have_no_bytes() throws Exception {
        call(observed.port(), "HEAD /shop/hello", "", new byte[0]);
        assertThat(recorded().bytesOut()).isZero();
        get("/shop/unchanged");
        Exchange unchanged = recorded();
        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(unchanged.bytesOut()).isZero();
        assertThat(unchanged.response().headers().keySet())
                .anyMatch(name -> name.equalsIgnoreCase("ETag"));
    }

    @Test
    void what_another_thread_answers_is_recorded_when_it_has() throws Exception {
        assertThat(get("/shop/later")).endsWith("later");
        Exchange later = recorded();
        assertThat(later.status()).isEqualTo(202);
        assertThat(text(later.response().body().bytes())).isEqualTo("later");
        get("/shop/later-nothing");
        assertThat(recorded().status()).isEqualTo(204);
    }

    /// The second event is sent once the client has confirmed the first.
    @ParameterizedTest
    @ValueSource(ints = {0, CEILING})
    void an_sse_endpoints_events_reach_the_client_as_they_are_sent_and_their_times_are_noted(
            int keptOfBodies) throws Exception {
        capture.switches().maxBody("/shop/events", keptOfBodies);
        seen = new CountDownLatch(1);
        try (Socket socket = connect(observed.port(), "GET /shop/events", "", 0)) {
            InputStream in = socket.getInputStream();
            StringBuilder answer = new StringBuilder();
            while (answer.indexOf(EVENT.formatted(1)) < 0) {
                int b = in.read();
                assertThat(b).as(answer.toString()).isNotNegative();
                answer.append((char) b);
            }
            assertThat(answer).doesNotContain(EVENT.formatted(2));
            seen.countDown();
            assertThat(text(in.readAllBytes())).contains(EVENT.formatted(2));
        }
        Exchange exchange = recorded();
        assertThat(exchange.ending()).isEqualTo(Ending.COMPLETED);
        assertThat(exchange.bytesOut()).isEqualTo(2L * EVENT.formatted(1).length());
        assertThat(exchange.response().body().bytes().length > 0).isEqualTo(keptOfBodies > 0);
        SentEvents sent = exchange.sentEvents().orElseThrow();
        assertThat(sent.count()).isEqualTo(2);
        long first = sent.micros().get(0);
        long second = sent.micros().get(1);
        assertThat(first).isBetween(exchange.firstByteMicros().orElseThrow(), second);
        assertThat(second).isBetween(first, exchange.durationMicros());
        assertThat(sent.lastMicros()).isEqualTo(second);
        assertThat(sent.longestGapMicros()).isBetween(second - first - 1, second - first + 1);
    }

    @Test
    void what_is_no_event_stream_has_no_times_of_events() throws Exception {
        get("/shop/chunks");
        assertThat(recorded().sentEvents()).isEmpty();
    }

    @Test
    void of_what_is_large_only_the_beginning_is_kept() throws Exception {
        int chunks = 24;
        long size = (long) chunks * MEBIBYTE;
        try (Socket socket =
                connect(observed.port(), "POST /shop/count", "application/json", size)) {
            for (int i = 0; i < chunks; i++) {
                socket.getOutputStream().write(new byte[MEBIBYTE]);
            }
            assertThat(text(socket.getInputStream().readAllBytes())).endsWith("" + size);
        }
        Exchange up = recorded();
        assertThat(up.bytesIn()).isEqualTo(size);
        assertThat(up.request().body().truncated()).isTrue();
        assertThat(up.request().body().size()).isEqualTo(size);
        assertThat(text(up.request().body().bytes())).startsWith("[withheld: not JSON, " + CEILING);
        call(observed.port(), "GET /shop/big/" + chunks, "", new byte[0]);
        assertThat(recorded().bytesOut()).isEqualTo(size);
    }

    @Test
    void a_client_that_goes_away_is_told_as_such() throws Exception {
        String head = "GET /shop/big/" + DROPPED_CHUNKS;
        try (Socket socket = connect(observed.port(), head, "", 0)) {
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            socket.setSoLinger(true, 0);
        }
        Exchange exchange = recorded();
        assertThat(exchange.ending()).isEqualTo(Ending.CLIENT_GONE);
        assertThat(exchange.bytesOut()).isLessThan((long) DROPPED_CHUNKS * MEBIBYTE);
    }

    @Test
    void what_is_excluded_or_not_in_the_sample_is_served_and_not_recorded() throws Exception {
        assertThat(get("/shop/skip")).endsWith("skipped");
        Capture none = capturing(0);
        RunningShop unsampled = start(none);
        try {
            assertThat(text(call(unsampled.port(), "GET /shop/hello", "", new byte[0])))
                    .endsWith(HELLO);
        } finally {
            unsampled.stop();
            none.close();
        }
    }
}
