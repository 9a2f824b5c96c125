package dev.footfall.api.eye;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.account.Sites;
import dev.footfall.api.RunningHouse;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The whole house with the default site, as a client of the eye sees it.
final class EyeHouse implements AutoCloseable {

    static final String TAKEN = "\"Event will be created after validation\"";
    static final UUID SESSION = UUID.fromString("e2085be5-9137-4e4e-80b5-f1ffddc25423");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final RunningHouse house;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private EyeHouse(RunningHouse house) {
        this.house = house;
    }

    static EyeHouse open(Path folder, String... more) throws IOException {
        RunningHouse house = RunningHouse.open(folder, more);
        house.house.accounts().sites().ensure(Sites.DEFAULT);
        return new EyeHouse(house);
    }

    /// A valid event, as in the README of the original.
    static ObjectNode event() {
        return (ObjectNode)
                dev.footfall.api.Json.MAPPER.readTree(
                        """
                        {"session": {"id": "%s"}, "category": "page interaction",
                         "name": "pageview",
                         "data": {"host": "www.consumeraffairs.com", "path": "/"},
                         "timestamp": "2021-06-15 00:00:00"}
                        """
                                .formatted(SESSION));
    }

    static ObjectNode event(String name, String timestamp) {
        return event().put("name", name).put("timestamp", timestamp);
    }

    HttpResponse<String> tell(JsonNode event) {
        return send("POST", "/events/", event.toString(), "Content-Type", "application/json");
    }

    /// As an application sends it, with the key and these headers.
    ///
    /// @param headers names and values in turn
    HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(house.uri(path))
                        .timeout(PATIENCE)
                        .header("Authorization", RunningHouse.KEY)
                        .header("User-Agent", "python-requests/2.32.5")
                        .method(method, BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.sendAsync(request.build(), BodyHandlers.ofString()).join();
    }

    /// Tells of an event and makes sure that it is answered as always.
    HttpResponse<String> told(JsonNode event) {
        HttpResponse<String> answer = tell(event);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(TAKEN);
        assertThat(answer.headers().firstValue("X-Footfall-Receipt")).isPresent();
        return answer;
    }

    List<JsonNode> list(String path) {
        HttpResponse<String> answer = house.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        List<JsonNode> rows = new ArrayList<>();
        RunningHouse.json(answer).forEach(rows::add);
        return rows;
    }

    /// One field of each row.
    List<String> list(String path, String field) {
        return list(path).stream().map(row -> row.path(field).asString("null")).toList();
    }

    @Override
    public void close() {
        client.close();
        house.close();
    }
}
