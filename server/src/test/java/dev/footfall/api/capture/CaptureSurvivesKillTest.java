package dev.footfall.api.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The capture library with a spool folder, and the server it sends to; one or the other is killed
/// again and again. Each exchange arrives, once, and in order.
@Timeout(400)
class CaptureSurvivesKillTest {

    private static final int KILLS = 3;
    private static final int CALLS = 1_200;

    @TempDir private Path folder;

    @Test
    void an_application_goes_on_while_its_server_is_killed_and_nothing_is_lost_or_doubled()
            throws Exception {
        try (KillableServer server = KillableServer.start(folder)) {
            var application =
                    new CapturingApplication(
                            server.uri(), KillableServer.KEY, folder.resolve("spool"), "/calls/");
            try (application) {
                for (int kill = 0; kill < KILLS; kill++) {
                    long before = application.capture.sent();
                    application.answer(CALLS);
                    while (application.capture.sent() == before) {
                        Thread.onSpinWait();
                    }
                    Thread killing = Thread.startVirtualThread(server::kill);
                    application.answer(CALLS);
                    killing.join();
                    application.answer(CALLS / 2);
                    server.startAgain();
                }
            }
            int calls = application.calls();
            assertThat(application.capture.waiting()).isZero();
            assertThat(application.capture.sent()).isEqualTo(calls);
            assertThat(server.requests()).isEqualTo(calls);
            List<JsonNode> arrived = server.exchanges();
            assertThat(texts(arrived, "id")).doesNotHaveDuplicates().hasSize(calls);
            assertThat(arrived.stream().map(each -> each.path("sequence").asInt()))
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, calls).boxed().toList());
            assertThat(texts(sorted(arrived), "received")).isSorted();
            assertThat(server.losses()).isZero();
        }
    }

    @Test
    void what_a_killed_application_had_spooled_is_sent_when_it_starts_again_once()
            throws Exception {
        Random random = new Random(5);
        try (KillableServer server = KillableServer.start(folder)) {
            List<Integer> spooled = new ArrayList<>();
            for (int life = 0; life < KILLS; life++) {
                boolean up = life % 2 == 1;
                if (!up) {
                    server.kill();
                }
                spooled.add(live(server, "/" + life + "/", 10 + random.nextInt(30)));
                if (!up) {
                    server.startAgain();
                }
            }
            var last =
                    new CapturingApplication(
                            server.uri(), KillableServer.KEY, folder.resolve("spool"), "/last/");
            try (last) {
                last.answer(1);
            }
            assertThat(last.capture.waiting()).isZero();
            List<JsonNode> arrived = server.exchanges();
            assertThat(texts(arrived, "id")).doesNotHaveDuplicates();
            assertThat(texts(arrived, "path")).doesNotHaveDuplicates().contains("/last/0");
            assertThat(server.requests()).isEqualTo(arrived.size());
            for (int life = 0; life < KILLS; life++) {
                String begin = "/" + life + "/";
                List<JsonNode> own =
                        sorted(arrived).stream()
                                .filter(each -> each.path("path").asString().startsWith(begin))
                                .toList();
                assertThat(texts(own, "path"))
                        .hasSizeGreaterThanOrEqualTo(spooled.get(life))
                        .containsExactlyElementsOf(
                                IntStream.range(0, own.size()).mapToObj(n -> begin + n).toList());
                assertThat(texts(own, "received")).isSorted();
            }
        }
    }

    /// An application's life until it is killed; answers how many exchanges it had spooled for
    /// certain.
    private int live(KillableServer server, String begin, int rounds) throws IOException {
        Process process =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-Xmx64m",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                CapturingApplication.class.getName(),
                                server.uri().toString(),
                                KillableServer.KEY,
                                folder.resolve("spool").toString(),
                                begin)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        int spooled = 0;
        try (BufferedReader lines = process.inputReader()) {
            for (int i = 0; i < rounds; i++) {
                spooled = Integer.parseInt(lines.readLine());
            }
        } finally {
            process.destroyForcibly().onExit().join();
        }
        return spooled;
    }

    /// In the order in which they were captured.
    private static List<JsonNode> sorted(List<JsonNode> exchanges) {
        return exchanges.stream()
                .sorted(Comparator.comparingInt(each -> each.path("sequence").asInt()))
                .toList();
    }

    private static List<String> texts(List<JsonNode> exchanges, String field) {
        return exchanges.stream().map(each -> each.path(field).asString()).toList();
    }
}
