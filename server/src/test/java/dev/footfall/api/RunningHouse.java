package dev.footfall.api;

import dev.footfall.Footfall;
import dev.footfall.account.Reply;
import dev.footfall.account.SiteWords;
import dev.footfall.config.Settings;
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
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/// The whole house on a free port, with the site `example.com` and a key with every scope.
public final class RunningHouse implements AutoCloseable {

    public static final String KEY = "0123456789abcdef0123456789abcdef";
    public static final String SITE = "example.com";

    /// An agent that no list of bots knows.
    public static final String AGENT =
            "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    public final Footfall house;
    public final HttpServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private RunningHouse(Footfall house) {
        this.house = house;
        this.server = house.serve();
    }

    /// @param more lines of settings
    public static RunningHouse open(Path folder, String... more) throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("footfall.conf"),
                        "http.port = 0\nadmin.key = \"%s\"\ndata.dir = \"%s\"\n%s\n"
                                .formatted(KEY, folder.resolve("data"), String.join("\n", more)));
        Footfall house =
                Footfall.open(Settings.load(Optional.of(file), Map.of()), InstantSource.system());
        house.ensureAdminKey();
        if (house.accounts().sites().find(SITE).isEmpty()
                && house.accounts().sites().add(SiteWords.named(SITE))
                        instanceof Reply.Refused<?>) {
            house.close();
            throw new IOException("the site cannot be added");
        }
        return new RunningHouse(house);
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    public HttpResponse<String> get(String path) {
        return send("GET", path, KEY, "application/json", new byte[0]);
    }

    public HttpResponse<String> post(String path, String body) {
        return call("POST", path, body);
    }

    public HttpResponse<String> call(String method, String path, String body) {
        return send(
                method,
                path,
                KEY,
                "application/json",
                body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /// @param key sent where it is not empty
    public HttpResponse<String> send(
            String method, String path, String key, String type, byte[] body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(path))
                        .timeout(PATIENCE)
                        .header("User-Agent", AGENT)
                        .header("Content-Type", type)
                        .method(method, BodyPublishers.ofByteArray(body));
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        return client.sendAsync(request.build(), BodyHandlers.ofString())
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    public static JsonNode json(HttpResponse<String> answer) {
        return Json.MAPPER.readTree(answer.body());
    }

    @Override
    public void close() {
        client.close();
        server.close();
        house.close();
    }
}
