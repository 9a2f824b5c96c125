package dev.footfall.api.operate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.api.Json;
import dev.footfall.api.RunningHouse;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What the operator is told: health with notices, the client's address, credits.
class OperatorsViewTest {

    private static final String MISSING =
            "missing.mmdb is missing; the other place data is used without it";

    @TempDir Path folder;

    private static HttpResponse<String> get(
            RunningHouse house, String path, String key, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(house.uri(path));
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }

    private static JsonNode address(RunningHouse house, String... headers)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = get(house, "/api/address", RunningHouse.KEY, headers);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        return Json.MAPPER.readTree(answer.body());
    }

    @Test
    void a_missing_place_file_leaves_the_server_ready_and_is_told_to_anybody_without_its_folder()
            throws Exception {
        String path = folder.resolve("secret-folder/missing.mmdb").toString();
        try (RunningHouse house = RunningHouse.open(folder, "geo.path = [\"" + path + "\"]")) {
            HttpResponse<String> ready = get(house, "/health/ready", "");
            assertThat(ready.statusCode()).isEqualTo(200);
            assertThat(Json.MAPPER.readTree(ready.body()))
                    .isEqualTo(
                            Json.MAPPER.readTree(
                                    "{\"status\":\"ready\",\"notices\":[{\"part\":\"geo.path\","
                                            + "\"text\":\""
                                            + MISSING
                                            + "\"}]}"));
            assertThat(house.get("/metrics").body()).contains("footfall_notices 1.0");
        }
    }

    @Test
    void where_all_is_well_there_are_no_notices() throws Exception {
        try (RunningHouse house = RunningHouse.open(folder)) {
            assertThat(get(house, "/health/ready", "").body())
                    .isEqualTo("{\"status\":\"ready\",\"notices\":[]}");
            assertThat(house.get("/metrics").body()).contains("footfall_notices 0.0");
            assertThat(get(house, "/api/credits", "").body())
                    .isEqualTo(
                            "{\"credits\":[{\"text\":\"IP Geolocation by DB-IP\","
                                    + "\"url\":\"https://db-ip.com\"}]}");
        }
    }

    @Test
    void shows_the_chain_and_what_was_taken_and_why() throws Exception {
        try (RunningHouse house =
                RunningHouse.open(folder, "http.trusted-proxies = [127.0.0.1, 10.0.0.0/8]")) {
            JsonNode answer =
                    address(
                            house,
                            "X-Forwarded-For",
                            "1.1.1.1, 8.8.8.8:4711, 10.0.0.2",
                            "X-Real-IP",
                            "10.0.0.2");
            assertThat(answer.get("address").asString()).isEqualTo("8.8.8.8");
            assertThat(answer.get("kind").asString()).isEqualTo("public");
            assertThat(answer.at("/place/country").asString()).isEqualTo("US");
            assertThat(answer.get("peer").asString()).isEqualTo("127.0.0.1");
            assertThat(answer.get("why").asString()).contains("X-Forwarded-For");
            assertThat(answer.get("advice").asString()).isEmpty();
            assertThat(answer.get("chain").valueStream().map(OperatorsViewTest::hop))
                    .containsExactly(
                            "1.1.1.1 ignored false X-Forwarded-For",
                            "8.8.8.8 client false X-Forwarded-For",
                            "10.0.0.2 proxy true X-Forwarded-For",
                            "127.0.0.1 proxy true connection");
            assertThat(answer.at("/headers/0/values/0").asString())
                    .isEqualTo("1.1.1.1, 8.8.8.8:4711, 10.0.0.2");
            assertThat(answer.at("/headers/0/read").asBoolean()).isTrue();
            assertThat(answer.at("/headers/1/name").asString()).isEqualTo("X-Real-IP");
            assertThat(answer.at("/headers/1/read").asBoolean()).isFalse();
        }
    }

    private static String hop(JsonNode hop) {
        return "%s %s %s %s"
                .formatted(
                        hop.get("address").asString(),
                        hop.get("role").asString(),
                        hop.get("trusted").asBoolean(),
                        hop.get("from").asString());
    }

    @Test
    void advises_what_to_set_where_the_proxy_is_not_believed() throws Exception {
        try (RunningHouse house = RunningHouse.open(folder)) {
            JsonNode answer = address(house, "X-Forwarded-For", "8.8.8.8");
            assertThat(answer.get("address").asString()).isEqualTo("127.0.0.1");
            assertThat(answer.get("kind").asString()).isEqualTo("loopback");
            assertThat(answer.get("advice").asString()).contains("add it to http.trusted-proxies");
            assertThat(address(house).get("advice").asString()).isEmpty();
        }
    }

    @Test
    void advises_on_headers_that_are_not_looked_at() throws Exception {
        try (RunningHouse house =
                RunningHouse.open(folder, "http.trusted-proxies = [\"127.0.0.1\"]")) {
            assertThat(address(house, "CF-Connecting-IP", "8.8.8.8").get("advice").asString())
                    .isEqualTo(
                            "Your proxy sent CF-Connecting-IP, which http.address-headers does not"
                                    + " name.");
            assertThat(address(house).get("advice").asString())
                    .contains("Have your proxy set X-Forwarded-For");
            assertThat(
                            address(house, "X-Forwarded-For", "1.1.1.1", "Forwarded", "for=8.8.8.8")
                                    .get("advice")
                                    .asString())
                    .contains("Forwarded was sent too");
            assertThat(address(house, "X-Forwarded-For", "nonsense").get("advice").asString())
                    .contains("send its client's address");
        }
    }

    @Test
    void a_header_of_ones_own_choice_can_be_read() throws Exception {
        try (RunningHouse house =
                RunningHouse.open(
                        folder,
                        "http.trusted-proxies = [\"127.0.0.1\"]",
                        "http.address-headers = [Fly-Client-IP]")) {
            JsonNode answer =
                    address(house, "fly-client-ip", "8.8.8.8", "X-Forwarded-For", "1.1.1.1");
            assertThat(answer.get("address").asString()).isEqualTo("8.8.8.8");
        }
    }

    @Test
    void the_address_is_shown_to_keys_that_may_read_only() throws Exception {
        try (RunningHouse house = RunningHouse.open(folder)) {
            assertThat(get(house, "/api/address", "").statusCode()).isEqualTo(401);
            assertThat(get(house, "/api/address", "wrong").statusCode()).isEqualTo(401);
            JsonNode made =
                    RunningHouse.json(
                            house.post("/api/keys", "{\"name\":\"in\",\"scopes\":[\"ingest\"]}"));
            String ingest = made.get("key").asString();
            assertThat(get(house, "/api/address", ingest).statusCode()).isEqualTo(403);
        }
    }
}
