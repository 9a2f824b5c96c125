package dev.footfall.capture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.capture.ListeningServer.Post;
import dev.footfall.capture.ListeningServer.Reply;
import dev.footfall.capture.mask.Masking;
import dev.footfall.capture.mask.Place;
import dev.footfall.capture.mask.Tally;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CaptureTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123456Z");

    private final AtomicLong nanos = new AtomicLong(1_000);
    private ListeningServer server;

    @BeforeEach
    void listens() throws IOException {
        server = new ListeningServer();
    }

    @AfterEach
    void ends() {
        server.close();
    }

    private Settings settings() {
        return Settings.of(server.url() + "/", "secret-key", "shop.example")
                .withFlushEvery(Duration.ofMillis(10))
                .withCloseWithin(Duration.ofSeconds(10));
    }

    private Capture frozen(Settings settings) {
        return new Capture(settings, List.of(), Map.of(), InstantSource.fixed(NOW), nanos::get);
    }

    private static void exchange(Capture capture, String path) {
        capture.begin("GET", path).finish(200, Ending.COMPLETED);
    }

    @Test
    void sends_all_that_an_adapter_noted_masked() throws Exception {
        try (Capture capture = frozen(settings().withBodies())) {
            Recording recording = capture.begin("POST", "/orders/17");
            recording
                    .from("https", "api.example", "token=hunter2&a=b", "203.0.113.7")
                    .route("/orders/{id}")
                    .consumer("shop")
                    .requestHeaders(
                            Map.of(
                                    "Content-Type",
                                    List.of("application/json"),
                                    "Authorization",
                                    List.of("Bearer hunter2"),
                                    "user-agent",
                                    List.of("curl/8"),
                                    "Accept-Language",
                                    List.of("de"),
                                    "traceparent",
                                    List.of(
                                            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")))
                    .responseHeaders(Map.of("Content-Type", List.of("text/plain")));
            recording.requestBody().pass("{\"pin\":\"hunter2\"}".getBytes(UTF_8), 0, 17);
            nanos.addAndGet(1_500_000);
            recording.firstByte();
            recording.responseBody().pass("hunter2".getBytes(UTF_8), 0, 7);
            nanos.addAndGet(500_000);
            recording.finish(201, Ending.COMPLETED);
            recording.finish(500, Ending.EXCEPTION);
        }
        Post post = server.take();
        assertThat(post.key()).isEqualTo("Bearer secret-key");
        assertThat(post.items()).isEqualTo(1);
        assertThat(post.body())
                .doesNotContain("hunter2")
                .startsWith("{\"site\":\"shop.example\",\"exchanges\":[{\"id\":\"")
                .contains(
                        "\"sequence\":1,\"time\":1795255200123456,\"method\":\"POST\"",
                        "\"scheme\":\"https\",\"host\":\"api.example\",\"path\":\"/orders/17\"",
                        "\"query\":\"token=***&a=b\",\"status\":201,\"duration_us\":2000",
                        "\"bytes_in\":17,\"bytes_out\":7,\"route\":\"/orders/{id}\"",
                        "\"consumer\":\"shop\",\"address\":\"203.0.113.7\",\"user_agent\":\"curl/8\"",
                        "\"headers\":{\"accept-language\":\"de\"},\"ttfb\":1.5",
                        "\"trace_id\":\"0af7651916cd43dd8448eb211c80319c\",\"outcome\":\"completed\"",
                        "\"Authorization\":[\"Bearer ***\"]",
                        "\"body\":{\"text\":\"{\\\"pin\\\":\\\"***\\\"}\",\"type\":\"application/json\",\"size\":17,\"truncated\":false}",
                        "\"text\":\"[withheld: text/plain, 7 bytes]\"")
                .endsWith("]}");
        assertThat(server.isEmpty()).isTrue();
    }

    @Test
    void ids_are_distinct_and_sequences_have_no_gaps() throws Exception {
        try (Capture capture = frozen(settings())) {
            for (int i = 0; i < 100; i++) {
                exchange(capture, "/" + i);
            }
        }
        StringBuilder all = new StringBuilder();
        while (!server.isEmpty()) {
            all.append(server.take().body());
        }
        List<String> ids =
                java.util.regex.Pattern.compile("\"id\":\"([^\"]+)\",\"sequence\":(\\d+)")
                        .matcher(all)
                        .results()
                        .map(r -> r.group(1))
                        .toList();
        assertThat(ids).hasSize(100).doesNotHaveDuplicates().allMatch(id -> id.charAt(14) == '7');
        assertThat(all).contains("\"sequence\":1,", "\"sequence\":100,");
    }

    @Test
    void tries_again_until_the_server_takes_it() throws Exception {
        server.reply(new Reply(503, "busy", "0"), new Reply(401, ""), new Reply(507, ""));
        try (Capture capture = frozen(settings())) {
            exchange(capture, "/a");
            String first = server.take().body();
            assertThat(server.take().body()).isEqualTo(first);
            assertThat(server.take().body()).isEqualTo(first);
            assertThat(server.take().body()).isEqualTo(first);
        }
        assertThat(server.isEmpty()).isTrue();
    }

    @Test
    void counts_what_the_server_drops_and_tells_it_with_the_next_batch() throws Exception {
        server.reply(
                new Reply(
                        200,
                        "{\"accepted\": 0, \"repeated\":0, \"dropped\":[{\"index\":0,\"reason\":\"invalid\",\"detail\":\"path: is longer\"}]}"));
        try (Capture capture = frozen(settings())) {
            exchange(capture, "/a");
            server.take();
            Post told = server.take();
            assertThat(told.body()).contains("\"losses\":{\"refused\":1},\"exchanges\":[]");
            assertThat(capture.losses().count(Loss.REFUSED)).isEqualTo(1);
        }
        assertThat(server.isEmpty()).isTrue();
    }

    @Test
    void halves_a_batch_that_is_refused_as_a_whole() throws Exception {
        Settings slow = settings().withFlushEvery(Duration.ofMinutes(5));
        server.reply(
                new Reply(413, ""),
                new Reply(200, "{\"accepted\":2,\"repeated\":0}"),
                new Reply(400, ""));
        try (Capture capture = frozen(slow)) {
            for (int i = 0; i < 4; i++) {
                exchange(capture, "/" + i);
            }
        }
        assertThat(server.take().items()).isEqualTo(4);
        assertThat(server.take().items()).isEqualTo(2);
        assertThat(server.take().body()).contains("/2", "/3");
        assertThat(server.take().body()).contains("/2").doesNotContain("/3");
    }

    @Test
    void a_dead_server_delays_nobody_and_what_is_unsent_is_counted() {
        server.close();
        Capture capture = frozen(settings().withCloseWithin(Duration.ofMillis(50)));
        for (int i = 0; i < 10; i++) {
            exchange(capture, "/" + i);
        }
        capture.close();
        exchange(capture, "/late");
        assertThat(capture.losses().count(Loss.UNSENT)).isEqualTo(10);
        assertThat(capture.memoryUsed()).isZero();
    }

    @Test
    void memory_stays_below_its_ceiling_and_bodies_go_first() {
        server.close();
        int ceiling = 256 << 10;
        Capture capture =
                frozen(
                        settings()
                                .withMemory(ceiling)
                                .withMaxBody(8 << 10)
                                .withCloseWithin(Duration.ZERO));
        byte[] body = "{\"a\":\"%s\"}".formatted("x".repeat(10_000)).getBytes(UTF_8);
        for (int i = 0; i < 2_000; i++) {
            Recording recording = capture.begin("POST", "/" + i);
            recording.requestHeaders(Map.of("Content-Type", List.of("application/json")));
            recording.requestBody().pass(body, 0, body.length);
            assertThat(recording.requestBody().size()).isEqualTo(body.length);
            assertThat(capture.memoryUsed()).isLessThanOrEqualTo(ceiling);
            recording.finish(200, Ending.COMPLETED);
        }
        assertThat(capture.losses().count(Loss.BODY_MEMORY)).isPositive();
        capture.close();
        long left = capture.losses().count(Loss.MEMORY) + capture.losses().count(Loss.UNSENT);
        assertThat(left).isBetween(1_900L, 2_000L);
    }

    @Test
    void tasks_routes_and_samples_are_switched_while_it_runs() throws Exception {
        try (Capture capture = frozen(settings().withExcluded("/health/**", "GET /metrics"))) {
            assertThat(capture.begin("GET", "/health").isOn()).isFalse();
            assertThat(capture.begin("GET", "/health/live").isOn()).isFalse();
            assertThat(capture.begin("GET", "/metrics").isOn()).isFalse();
            assertThat(capture.begin("POST", "/metrics").isOn()).isTrue();
            assertThat(capture.begin("GET", "/healthy").isOn()).isTrue();
            Switches switches = capture.switches();
            switches.sample(0);
            assertThat(capture.begin("GET", "/a")).isSameAs(Recording.OFF);
            switches.sample("/a", 1);
            assertThat(capture.begin("GET", "/a").isOn()).isTrue();
            switches.clear("/a");
            switches.sample(1);
            switches.set("/orders/{id}", Task.PERSIST, false);
            exchange(capture, "/orders/17");
            exchange(capture, "/orders");
            assertThat(server.take().body()).contains("\"/orders\"").doesNotContain("/orders/17");
            switches.set(Task.PERSIST, false);
            assertThat(capture.begin("GET", "/a").isOn()).isFalse();
            switches.maxBody("/b", 10);
            assertThat(switches.rules())
                    .extracting(Switches.Rule::pattern)
                    .containsExactly("/health/**", "GET /metrics", "/orders/{id}", "/b");
        }
    }

    @Test
    void a_sample_is_about_as_large_as_it_was_asked_to_be() {
        try (Capture capture = frozen(settings().withSample(0.25))) {
            int on = 0;
            for (int i = 0; i < 10_000; i++) {
                Recording recording = capture.begin("GET", "/a");
                on += recording.isOn() ? 1 : 0;
                recording.cancel();
            }
            assertThat(on).isBetween(2_000, 3_000);
        }
    }

    @Test
    void sinks_get_masked_exchanges_in_order_and_again_when_they_fail() throws Exception {
        BlockingQueue<Exchange> taken = new LinkedBlockingQueue<>();
        AtomicLong failures = new AtomicLong(1);
        Sink sink =
                exchanges -> {
                    if (failures.getAndDecrement() > 0) {
                        throw new IOException("down");
                    }
                    taken.addAll(exchanges);
                };
        Settings settings = Settings.of("", "", "").withCloseWithin(Duration.ofSeconds(10));
        try (Capture capture = Capture.start(settings, List.of(sink), Map.of())) {
            capture.begin("GET", "/reset/hunter2")
                    .route("/reset/{token}")
                    .finish(200, Ending.TIMEOUT);
            exchange(capture, "/b");
            Exchange first = taken.poll(20, TimeUnit.SECONDS);
            assertThat(first.path()).isEqualTo("/reset/***");
            assertThat(first.ending()).isEqualTo(Ending.TIMEOUT);
            assertThat(taken.poll(20, TimeUnit.SECONDS).sequence()).isEqualTo(2);
        }
    }

    @Test
    void a_sink_may_refuse_some_and_is_tended_and_what_it_does_is_not_captured() throws Exception {
        BlockingQueue<Boolean> own = new LinkedBlockingQueue<>();
        List<Capture> running = new CopyOnWriteArrayList<>();
        Sink sink =
                new Sink() {
                    @Override
                    public void take(List<Exchange> exchanges) throws SinkException {
                        running.forEach(capture -> own.add(capture.begin("GET", "/own").isOn()));
                        throw SinkException.refused(1, "too large", new IOException());
                    }

                    @Override
                    public void tend() {
                        own.add(false);
                    }
                };
        Settings settings = Settings.of("", "", "").withCloseWithin(Duration.ofSeconds(10));
        try (Capture capture = Capture.start(settings, List.of(sink), Map.of())) {
            assertThat(own.poll(20, TimeUnit.SECONDS)).isFalse();
            running.add(capture);
            exchange(capture, "/a");
            assertThat(own.poll(20, TimeUnit.SECONDS)).isFalse();
        }
        assertThat(running.getFirst().losses().count(Loss.SINK)).isEqualTo(1);
        assertThat(running.getFirst().waiting()).isZero();
    }

    @Test
    void what_a_sink_has_not_taken_by_the_end_is_counted() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Sink sink =
                exchanges -> {
                    begun.countDown();
                    never.await();
                };
        Settings settings = Settings.of("", "", "").withCloseWithin(Duration.ofMillis(50));
        Capture capture = Capture.start(settings, List.of(sink), Map.of());
        exchange(capture, "/a");
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        exchange(capture, "/b");
        capture.close();
        assertThat(capture.losses().count(Loss.UNSENT)).isEqualTo(2);
    }

    @Test
    void a_rehearsal_tells_what_other_rules_would_mask() {
        Tally tally = new Tally();
        Settings settings = settings();
        try (Capture capture =
                Capture.start(
                        settings, List.of(), Map.of(Masking.strict().withQuery("email"), tally))) {
            capture.begin("GET", "/a")
                    .from("", "", "email=x&token=y", "")
                    .finish(200, Ending.COMPLETED);
        }
        assertThat(tally.masked())
                .containsExactlyInAnyOrder(
                        new Tally.Line(Place.QUERY, "email", 1),
                        new Tally.Line(Place.QUERY, "token", 1));
    }

    @Test
    void a_rehearsal_of_the_settings_is_told_in_words() {
        Settings settings = settings().withRehearsal(Masking.strict().withEverywhere("email"));
        Capture capture = Capture.start(settings);
        capture.begin("GET", "/a")
                .from("", "", "email=x&token=y", "")
                .finish(200, Ending.COMPLETED);
        capture.close();
        assertThat(capture.rehearsal().orElseThrow().report())
                .containsExactlyInAnyOrder("query email: 1", "query token: 1");
    }

    @Test
    void a_clock_that_steps_back_changes_no_duration() throws Exception {
        AtomicLong wall = new AtomicLong(NOW.toEpochMilli());
        InstantSource clock = () -> Instant.ofEpochMilli(wall.get());
        try (Capture capture = new Capture(settings(), List.of(), Map.of(), clock, nanos::get)) {
            Recording recording = capture.begin("GET", "/a");
            wall.addAndGet(-3_600_000);
            nanos.addAndGet(5_000_000);
            recording.finish(200, Ending.COMPLETED);
            assertThat(server.take().body()).contains("\"duration_us\":5000");
        }
    }
}
