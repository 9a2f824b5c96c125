package dev.footfall.api.capture;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.account.Scope;
import dev.footfall.api.RunningHouse;
import dev.footfall.capture.Capture;
import dev.footfall.capture.Ending;
import dev.footfall.capture.Loss;
import dev.footfall.capture.Recording;
import dev.footfall.capture.Settings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What the capture library does when the real server refuses, has no room, or is not there, and
/// where the operator finds what was lost.
@Timeout(120)
class CaptureRefusedTest {

    private static final int MEBI = 1 << 20;
    private static final int MOST_SOCKETS = 200;

    @TempDir Path folder;

    private RunningHouse house;

    @BeforeEach
    void open() throws IOException {
        house = RunningHouse.open(folder);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private Settings settings(String key) {
        return Settings.of(house.uri("").toString(), key, RunningHouse.SITE)
                .withFlushEvery(Duration.ofMillis(20))
                .withCloseWithin(Duration.ofSeconds(60))
                .withJmx(true);
    }

    private static Recording call(Capture capture, String path) {
        return capture.begin("GET", path).requestHeaders(Map.of("Accept", List.of("text/plain")));
    }

    private static void answer(Capture capture, int calls) {
        for (int i = 0; i < calls; i++) {
            call(capture, "/calls/" + i).finish(200, Ending.COMPLETED);
        }
    }

    /// What the library last said of trouble, as soon as it says something like it.
    private static void awaitTrouble(String part) throws JMException {
        var beans = ManagementFactory.getPlatformMBeanServer();
        ObjectName all = new ObjectName("dev.footfall.capture:type=Capture,*");
        String last;
        do {
            Thread.onSpinWait();
            ObjectName one = beans.queryNames(all, null).iterator().next();
            last = String.valueOf(beans.getAttribute(one, "LastTrouble"));
        } while (!last.contains(part));
    }

    private String key(Scope scope) {
        String body =
                "{\"name\":\"k\",\"scopes\":[\"%s\"],\"site\":\"%s\"}"
                        .formatted(scope.word(), RunningHouse.SITE);
        return RunningHouse.json(house.post("/api/keys", body)).path("key").asString();
    }

    /// One exchange whose request has a body of JSON that hardly packs.
    private static void answerLarge(Capture capture, int bytes) {
        byte[] random = new byte[bytes / 4 * 3];
        new Random(7).nextBytes(random);
        byte[] body =
                ("{\"n\":\"" + Base64.getEncoder().encodeToString(random) + "\"}")
                        .getBytes(US_ASCII);
        Recording recording =
                capture.begin("POST", "/large")
                        .requestHeaders(Map.of("Content-Type", List.of("application/json")));
        recording.requestBody().pass(body, 0, body.length);
        recording.finish(200, Ending.COMPLETED);
    }

    private JsonNode losses() {
        return RunningHouse.json(house.get("/api/exchanges/losses?site_id=" + RunningHouse.SITE))
                .path("losses");
    }

    private int requests() {
        String question =
                "{\"site_id\":\"%s\",\"metrics\":[\"requests\"],\"date_range\":\"all\"}"
                        .formatted(RunningHouse.SITE);
        return RunningHouse.json(house.post("/api/v2/query", question))
                .at("/results/0/metrics/0")
                .asInt();
    }

    private void assertLossIsShown(Loss loss) {
        assertThat(losses()).hasSize(1);
        assertThat(losses().at("/0/reason").asString()).isEqualTo(loss.word());
        assertThat(losses().at("/0/lost").asInt()).isOne();
        assertThat(house.get("/metrics").body())
                .contains("footfall_capture_losses_total{reason=\"" + loss.word() + "\"} 1.0");
        assertThat(house.get("/health/ready").body()).contains("lost 1 exchanges");
    }

    @Test
    void what_a_wrong_key_keeps_back_stays_in_the_spool_folder_until_a_right_one_sends_it()
            throws Exception {
        for (String wrong : List.of("unknown", key(Scope.READ))) {
            Settings settings = settings(wrong).withSpool(folder.resolve("spool"));
            Capture refused = Capture.start(settings.withCloseWithin(Duration.ofMillis(100)));
            answer(refused, 20);
            awaitTrouble(wrong.equals("unknown") ? "401" : "403");
            refused.close();
            assertThat(refused.sent()).isZero();
            for (Loss loss : Loss.values()) {
                assertThat(refused.losses().count(loss)).as(loss.word()).isZero();
            }
        }
        Settings right = settings(key(Scope.INGEST)).withSpool(folder.resolve("spool"));
        Capture capture = Capture.start(right);
        capture.close();
        assertThat(capture.sent()).isEqualTo(40);
        assertThat(requests()).isEqualTo(40);
        assertThat(losses()).isEmpty();
    }

    @Test
    void an_exchange_that_is_too_large_is_refused_alone_and_that_is_shown() {
        Settings settings = settings(RunningHouse.KEY).withMemory(640L * MEBI);
        Capture capture = Capture.start(settings.withMaxBody(48 * MEBI));
        answer(capture, 2);
        answerLarge(capture, 34 * MEBI);
        answer(capture, 2);
        capture.close();
        assertThat(capture.sent()).isEqualTo(4);
        assertThat(capture.losses().count(Loss.REFUSED)).isOne();
        assertThat(requests()).isEqualTo(4);
        assertLossIsShown(Loss.REFUSED);
    }

    @Test
    void what_finds_no_room_in_the_spool_folder_is_lost_and_that_is_shown() {
        Settings settings = settings(RunningHouse.KEY).withSpool(folder.resolve("spool"));
        Capture capture = Capture.start(settings.withSpoolLimit(MEBI).withMaxBody(3 * MEBI));
        answerLarge(capture, 2 * MEBI);
        answer(capture, 2);
        capture.close();
        assertThat(capture.sent()).isEqualTo(2);
        assertThat(requests()).isEqualTo(2);
        assertLossIsShown(Loss.SPOOL_FULL);
    }

    @Test
    void exchanges_of_a_site_that_nobody_added_are_refused() {
        Settings nowhere = Settings.of(house.uri("").toString(), RunningHouse.KEY, "no.example");
        Capture capture = Capture.start(nowhere);
        answer(capture, 3);
        capture.close();
        assertThat(capture.sent()).isZero();
        assertThat(capture.losses().count(Loss.REFUSED)).isEqualTo(3);
        assertThat(house.get("/health/ready").body()).contains("lost 3 exchanges");
    }

    @Test
    void a_server_without_room_is_asked_again_until_it_has_some() throws Exception {
        Capture capture = Capture.start(settings(RunningHouse.KEY).withMaxBody(4 * MEBI));
        List<Socket> others = new ArrayList<>();
        try {
            for (int i = 0; i < MOST_SOCKETS; i++) {
                others.add(largeBodyToCome());
            }
            String probe = " ".repeat(2 * MEBI);
            while (house.post("/api/capture", probe).statusCode() != 503) {
                Thread.onSpinWait();
            }
            answerLarge(capture, 3 * MEBI);
            awaitTrouble("503");
        } finally {
            for (Socket other : others) {
                other.close();
            }
        }
        capture.close();
        assertThat(capture.sent()).isOne();
        assertThat(requests()).isOne();
        assertThat(losses()).isEmpty();
    }

    /// Takes up room for a body that never comes.
    private Socket largeBodyToCome() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), house.server.port());
        List<String> head =
                List.of(
                        "POST /api/capture HTTP/1.1",
                        "Host: footfall",
                        "Authorization: Bearer " + RunningHouse.KEY,
                        "Content-Type: application/json",
                        "Content-Length: " + 2 * MEBI,
                        "",
                        "");
        socket.getOutputStream().write(String.join("\r\n", head).getBytes(US_ASCII));
        return socket;
    }
}
