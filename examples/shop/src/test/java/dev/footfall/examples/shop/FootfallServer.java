package dev.footfall.examples.shop;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// The real server as its operator starts it, on a free port and an empty folder.
final class FootfallServer implements AutoCloseable {

    static final String KEY = "0123456789abcdef0123456789abcdef";

    private static final String LISTENS = "Footfall listens on ";
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final URI uri;

    private FootfallServer(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    static FootfallServer start(Path folder) throws IOException {
        String script = Path.of("..", "..", "footfall").toRealPath().toString();
        ProcessBuilder builder = new ProcessBuilder(script, "serve").directory(folder.toFile());
        builder.environment()
                .putAll(
                        Map.of(
                                "FOOTFALL_HTTP_PORT",
                                "0",
                                "FOOTFALL_DATA_DIR",
                                folder.resolve("data").toString(),
                                "FOOTFALL_ADMIN_KEY",
                                KEY));
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader out = process.inputReader();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(LISTENS)) {
                return new FootfallServer(
                        process, URI.create(line.substring(LISTENS.length()).strip()));
            }
        }
        throw new IOException("the server ended before it listened");
    }

    URI uri() {
        return uri;
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return call(request(path));
    }

    JsonNode post(String path, Object body) throws IOException, InterruptedException {
        return call(request(path).POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + KEY)
                .header("Content-Type", "application/json");
    }

    private JsonNode call(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpRequest asked = request.build();
        var answer = client.send(asked, BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(asked + " -> " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
        client.close();
    }
}
