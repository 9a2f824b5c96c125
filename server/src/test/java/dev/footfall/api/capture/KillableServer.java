package dev.footfall.api.capture;

import dev.footfall.ServerProcess;
import dev.footfall.api.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A server that is killed and started again where it was: on its folder and its port.
final class KillableServer implements AutoCloseable {

    static final String KEY = "0123456789abcdef0123456789abcdef";
    static final String SITE = "shop.example";

    /// Below those that systems hand out, so that nobody takes it while the server is down.
    private static final int FIRST_PORT = 20_000;

    private static final int PORTS = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path settings;
    private final URI uri;
    private ServerProcess process;

    private KillableServer(Path settings, URI uri, ServerProcess process) {
        this.settings = settings;
        this.uri = uri;
        this.process = process;
    }

    /// Starts it, with the site.
    static KillableServer start(Path folder) throws IOException, InterruptedException {
        int port = freePort();
        Path settings =
                Files.writeString(
                        folder.resolve("footfall.conf"),
                        """
                        http.port = %d
                        data.dir = "%s"
                        data.min-free = 1MB
                        admin.key = "%s"
                        """
                                .formatted(port, folder.resolve("data"), KEY));
        KillableServer server =
                new KillableServer(
                        settings,
                        URI.create("http://127.0.0.1:" + port),
                        ServerProcess.start(settings));
        server.post("/api/v1/sites", "{\"domain\":\"" + SITE + "\"}");
        return server;
    }

    private static int freePort() throws IOException {
        int offset = (int) (ProcessHandle.current().pid() % PORTS);
        for (int i = 0; i < PORTS; i++) {
            int port = FIRST_PORT + (offset + i) % PORTS;
            try (ServerSocket _ = new ServerSocket(port, 0, InetAddress.getLoopbackAddress())) {
                return port;
            } catch (IOException _) {
                // Somebody listens there: the next one may be free.
            }
        }
        throw new IOException("no port is free");
    }

    URI uri() {
        return uri;
    }

    void kill() {
        process.kill();
    }

    void startAgain() throws IOException {
        process = ServerProcess.start(settings);
    }

    JsonNode post(String path, String body) throws IOException, InterruptedException {
        return call(request(path).POST(BodyPublishers.ofString(body)).build());
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return call(request(path).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + KEY)
                .header("Content-Type", "application/json");
    }

    private JsonNode call(HttpRequest request) throws IOException, InterruptedException {
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(request + " -> " + answer.statusCode() + " " + answer.body());
        }
        return Json.MAPPER.readTree(answer.body());
    }

    /// How many requests the site had.
    int requests() throws IOException, InterruptedException {
        String question =
                """
                {"site_id": "%s", "metrics": ["requests"], "date_range": "all"}
                """
                        .formatted(SITE);
        return post("/api/v2/query", question).at("/results/0/metrics/0").asInt();
    }

    /// All exchanges that are kept, page by page.
    List<JsonNode> exchanges() throws IOException, InterruptedException {
        List<JsonNode> all = new ArrayList<>();
        String next = "";
        do {
            String cursor = next.isEmpty() ? "" : "&cursor=" + next;
            JsonNode page = get("/api/exchanges?site_id=" + SITE + "&limit=1000" + cursor);
            page.path("exchanges").forEach(all::add);
            next = page.path("next").asString("");
        } while (!next.isEmpty());
        return all;
    }

    /// How many exchanges or parts of them the site's applications lost.
    int losses() throws IOException, InterruptedException {
        return get("/api/exchanges/losses?site_id=" + SITE).path("losses").size();
    }

    @Override
    public void close() {
        process.close();
        client.close();
    }
}
