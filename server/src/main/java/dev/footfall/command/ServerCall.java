package dev.footfall.command;

import dev.footfall.api.Json;
import dev.footfall.replay.KeptExchanges;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Calls a running server with a key. What it refuses comes as a [FailedException] in its own
/// words.
final class ServerCall implements KeptExchanges.Reading, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int FIRST_ERROR = 400;
    private static final int NOT_FOUND = 404;

    private final URI url;
    private final String key;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    ServerCall(URI url, String key) {
        this.url = url;
        this.key = key;
        boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!http || url.getHost() == null) {
            throw new FailedException(
                    "--url: must be an address such as http://127.0.0.1:8080, not '" + url + "'");
        }
        if (key.isEmpty()) {
            throw new FailedException("Name the server's key with --key or FOOTFALL_KEY.");
        }
    }

    @Override
    public JsonNode get(String path) {
        return send("GET", path, BodyPublishers.noBody(), PATIENCE);
    }

    @Override
    public Optional<JsonNode> find(String path) {
        HttpResponse<byte[]> answer = answer("GET", path, BodyPublishers.noBody(), PATIENCE);
        return answer.statusCode() == NOT_FOUND ? Optional.empty() : Optional.of(said(answer));
    }

    JsonNode post(String path, Map<String, ?> body) {
        return post(path, body, PATIENCE);
    }

    /// @param patience how long to wait for the answer
    JsonNode post(String path, Map<String, ?> body, Duration patience) {
        return send(
                "POST",
                path,
                BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(body)),
                patience);
    }

    JsonNode put(String path, Map<String, ?> body) {
        return put(path, Json.MAPPER.writeValueAsBytes(body));
    }

    JsonNode put(String path, byte[] body) {
        return send("PUT", path, BodyPublishers.ofByteArray(body), PATIENCE);
    }

    /// Sends bytes as they are.
    JsonNode post(String path, byte[] body) {
        return send("POST", path, BodyPublishers.ofByteArray(body), PATIENCE);
    }

    void delete(String path) {
        send("DELETE", path, BodyPublishers.noBody(), PATIENCE);
    }

    /// A part of a path, with what is special there escaped.
    static String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private JsonNode send(String method, String path, BodyPublisher body, Duration patience) {
        return said(answer(method, path, body, patience));
    }

    private HttpResponse<byte[]> answer(
            String method, String path, BodyPublisher body, Duration patience) {
        HttpRequest request =
                HttpRequest.newBuilder(url.resolve(path))
                        .timeout(patience)
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "application/json")
                        .method(method, body)
                        .build();
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new FailedException("No answer from " + url + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailedException("Interrupted", e);
        }
    }

    private static JsonNode said(HttpResponse<byte[]> answer) {
        JsonNode said = read(answer.body());
        if (answer.statusCode() >= FIRST_ERROR) {
            String words = said.path("detail").asString(said.path("error").asString(""));
            throw new FailedException("The server refused: " + answer.statusCode() + " " + words);
        }
        return said;
    }

    private static JsonNode read(byte[] body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JacksonException e) {
            throw new FailedException("The server's answer is no JSON; is it Footfall?", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
