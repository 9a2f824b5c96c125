package dev.footfall.api.tags;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.ServerProcess;
import dev.footfall.api.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server that counts uses is killed and started again: every count that it answered stands.
class TagsSurviveKillTest {

    private static final int ROUNDS = 3;
    private static final int SENDERS = 16;
    private static final int USES_BEFORE_THE_KILL = 700;

    @TempDir Path folder;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong greatest = new AtomicLong();

    @Test
    void every_count_that_was_answered_stands_after_a_kill() throws Exception {
        Path settings =
                Files.writeString(
                        folder.resolve("footfall.conf"),
                        """
                        http.port = 0
                        data.dir = "%s"
                        data.min-free = 1MB
                        access.anonymous = [event, tags]
                        admin.key = "0123456789abcdef0123456789abcdef"
                        """
                                .formatted(folder.resolve("data")));
        try (ServerProcess server = ServerProcess.start(settings)) {
            assertThat(get(server.uri(), "/create?tag=page1")).startsWith("Tag Created");
        }
        for (int round = 0; round < ROUNDS; round++) {
            try (ServerProcess server = ServerProcess.start(settings)) {
                long before = Long.parseLong(get(server.uri(), "/get?tag=page1"));
                assertThat(before).isGreaterThanOrEqualTo(greatest.get());
                assertThat(Json.MAPPER.readTree(history(server.uri(), before)))
                        .hasSize((int) before);
                server.killAfter(USES_BEFORE_THE_KILL, SENDERS, () -> use(server.uri()));
            }
        }
        try (ServerProcess server = ServerProcess.start(settings)) {
            long count = Long.parseLong(get(server.uri(), "/get?tag=page1"));
            assertThat(answered.get())
                    .isGreaterThanOrEqualTo(ROUNDS * (USES_BEFORE_THE_KILL - SENDERS));
            assertThat(count)
                    .isGreaterThanOrEqualTo(greatest.get())
                    .isBetween(answered.get(), answered.get() + ROUNDS * SENDERS);
            assertThat(Json.MAPPER.readTree(history(server.uri(), count))).hasSize((int) count);
            assertThat(get(server.uri(), "/update?tag=page1")).isEqualTo(Long.toString(count + 1));
        }
    }

    /// An empty object where there is none to be had.
    private String history(URI server, long count) throws IOException, InterruptedException {
        return count == 0 ? "{}" : get(server, "/history?tag=page1");
    }

    private String get(URI server, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path)).build();
        return client.send(request, BodyHandlers.ofString()).body();
    }

    private void use(URI server) throws IOException, InterruptedException {
        long count = Long.parseLong(get(server, "/update?tag=page1"));
        greatest.accumulateAndGet(count, Math::max);
        answered.incrementAndGet();
    }
}
