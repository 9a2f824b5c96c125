package dev.footfall.api.eye;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.ServerProcess;
import dev.footfall.api.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A server that is told events is killed at random moments and started again on what it left.
/// Whatever it answered is there, once: as an event or as an error.
final class EyeSurvivesKillTest {

    private static final int ROUNDS = 3;
    private static final int SENDERS = 16;
    private static final int MOST_BEFORE_THE_KILL = 1_500;
    private static final int PAGE = 1_000;
    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir private Path folder;

    private final Queue<String> receipts = new ConcurrentLinkedQueue<>();
    private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
    private final AtomicInteger sent = new AtomicInteger();

    @Test
    void whatever_was_answered_is_there_once() throws Exception {
        Path settings =
                Files.writeString(
                        folder.resolve("footfall.conf"),
                        """
                        http.port = 0
                        data.dir = "%s"
                        data.min-free = 1MB
                        admin.key = "%s"
                        """
                                .formatted(folder.resolve("data"), KEY));
        Random random = new Random(20261121);
        for (int round = 0; round < ROUNDS; round++) {
            try (ServerProcess server = ServerProcess.start(settings)) {
                loadUntilKilled(server, 1 + random.nextInt(MOST_BEFORE_THE_KILL));
            }
        }
        assertThat(surprises).isEmpty();
        assertThat(receipts).hasSizeGreaterThan(ROUNDS);
        try (ServerProcess server = ServerProcess.start(settings);
                HttpClient client = HttpClient.newHttpClient()) {
            List<String> kept = kept(client, server.uri(), "events");
            assertThat(kept).isNotEmpty();
            kept.addAll(kept(client, server.uri(), "errors"));
            assertThat(kept).doesNotHaveDuplicates();
            Set<String> missing = new HashSet<>(receipts);
            kept.forEach(missing::remove);
            assertThat(missing).isEmpty();
            assertThat(kept).hasSizeLessThanOrEqualTo(sent.get());
        }
    }

    private void loadUntilKilled(ServerProcess server, int events) throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            server.killAfter(events, SENDERS, () -> tell(client, server.uri()));
        }
    }

    private void tell(HttpClient client, URI server) throws IOException, InterruptedException {
        ObjectNode event = EyeHouse.event();
        if (sent.incrementAndGet() % 5 == 0) {
            event.put("data", "no object");
        }
        HttpRequest request =
                request(server, "/events/")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(event.toString()))
                        .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() == 200) {
            receipts.add(answer.headers().firstValue("X-Footfall-Receipt").orElse(""));
        } else {
            surprises.add(answer.statusCode() + " " + answer.body());
        }
    }

    private static HttpRequest.Builder request(URI server, String path) {
        return HttpRequest.newBuilder(server.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + KEY);
    }

    private static List<String> kept(HttpClient client, URI server, String list)
            throws IOException, InterruptedException {
        List<String> kept = new ArrayList<>();
        int total;
        do {
            String path = "/api/eye/" + list + "?limit=" + PAGE + "&offset=" + kept.size();
            String body =
                    client.send(request(server, path).build(), BodyHandlers.ofString()).body();
            JsonNode page = Json.MAPPER.readTree(body);
            total = page.path("total").asInt();
            page.path(list).forEach(row -> kept.add(row.path("receipt").asString()));
        } while (kept.size() < total);
        return kept;
    }
}
