package dev.footfall.api.resttracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.api.Json;
import dev.footfall.api.RunningHouse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What REST_Tracker's routes say to requests that they do not understand: always in the form of
/// Django REST framework, never a server's error.
class RestTrackerRubbishTest {

    private static final List<String> PATHS =
            List.of(
                    "/rest_tracker",
                    "/rest_tracker/counts",
                    "/rest_tracker/methods",
                    "/rest_tracker/schemes",
                    "/rest_tracker/hosts",
                    "/rest_tracker/user_agents",
                    "/rest_tracker/requests");

    private static final List<byte[]> BODIES =
            List.of(
                    new byte[0],
                    "{".getBytes(StandardCharsets.UTF_8),
                    new byte[] {(byte) 0xff, 0, (byte) 0xc0},
                    new byte[5 << 20]);

    @TempDir static Path folder;

    private static RunningHouse house;

    @BeforeAll
    static void open() throws IOException {
        house = RunningHouse.open(folder);
        house.house.accounts().sites().ensure("default");
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static void isRefused(HttpResponse<String> answer, int status, String body) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body()).isEqualTo(body);
    }

    @Test
    void other_verbs_are_not_allowed() {
        for (String path : PATHS) {
            for (String verb : List.of("POST", "PUT", "PATCH", "DELETE", "BREW")) {
                for (byte[] body : BODIES) {
                    HttpResponse<String> answer =
                            house.send(verb, path, RunningHouse.KEY, "application/json", body);
                    isRefused(
                            answer,
                            405,
                            "{\"detail\":\"Method \\\"" + verb + "\\\" not allowed.\"}");
                    assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD, OPTIONS");
                }
            }
        }
    }

    @Test
    void there_is_nothing_at_other_paths() {
        for (String path : PATHS) {
            for (String more : List.of("/", "//", "/x", "/1/", "/%2e%2e%00", "/%ff", ".json")) {
                HttpResponse<String> answer = house.get(path + more);
                boolean below = !more.equals(".json") || path.contains("/rest_tracker/");
                if (below) {
                    isRefused(answer, 404, "{\"detail\":\"Not found.\"}");
                } else {
                    assertThat(answer.statusCode()).isEqualTo(404);
                }
            }
        }
        isRefused(
                house.post("/rest_tracker/init_es?host=h&port=9200", "{}"),
                404,
                "{\"detail\":\"Not found.\"}");
    }

    @Test
    void options_and_head_are_answered() throws IOException {
        for (String path : PATHS) {
            HttpResponse<String> options = house.call("OPTIONS", path, "");
            assertThat(options.statusCode()).isEqualTo(200);
            assertThat(options.headers().firstValue("Allow")).hasValue("GET, HEAD, OPTIONS");
            try (Wire wire = new Wire(house)) {
                wire.send("HEAD", path, new byte[0]);
                assertThat(wire.head()).startsWith("http/1.1 200");
                wire.send("GET", path, new byte[0]);
                assertThat(wire.answer().text()).as("nothing was left over").isNotEmpty();
            }
        }
    }

    @Test
    void parameters_that_cannot_be_understood_are_named() {
        Map<String, String> answers =
                Map.of(
                        "limit=x", "{\"limit\":[\"A valid integer is required.\"]}",
                        "limit=1.5", "{\"limit\":[\"A valid integer is required.\"]}",
                        "limit=-", "{\"limit\":[\"A valid integer is required.\"]}",
                        "limit=9999999999999999999",
                                "{\"limit\":[\"A valid integer is required.\"]}",
                        "limit=0",
                                "{\"limit\":[\"Ensure this value is greater than or equal to 1.\"]}",
                        "offset=-1",
                                "{\"offset\":[\"Ensure this value is greater than or equal to 0.\"]}",
                        "from=yesterday", "{\"from\":[\"Enter a valid date/time.\"]}",
                        "from=2026-02-30", "{\"from\":[\"Enter a valid date/time.\"]}",
                        "from=2026-02-28T25:00Z", "{\"from\":[\"Enter a valid date/time.\"]}",
                        "from=2026-02-28T05:00%2B99:00&to=%00&limit=%ff",
                                "{\"from\":[\"Enter a valid date/time.\"],"
                                        + "\"to\":[\"Enter a valid date/time.\"],"
                                        + "\"limit\":[\"A valid integer is required.\"]}");
        for (String path : PATHS) {
            answers.forEach((query, body) -> isRefused(house.get(path + "?" + query), 400, body));
        }
    }

    @Test
    void values_of_any_length_and_kind_are_refused_in_the_same_form() throws IOException {
        for (String path : PATHS) {
            for (String name : List.of("limit", "offset", "from", "to", "site")) {
                for (String value :
                        List.of("%01%7f", "%f0%28%8c", "a".repeat(15_000), "%F0%9F%98%80", "%zz")) {
                    // A connection of its own, as java.net.URI would refuse some of these.
                    try (Wire wire = new Wire(house)) {
                        wire.send("GET", path + "?" + name + "=" + value, new byte[0]);
                        Wire.Answer answer = wire.answer();
                        assertThat(answer.status()).as(name + "=" + value).isEqualTo(400);
                        JsonNode body = Json.MAPPER.readTree(answer.text());
                        assertThat(body.has(value.equals("%zz") ? "detail" : name)).isTrue();
                    }
                }
            }
            try (Wire wire = new Wire(house)) {
                wire.send("GET", path + "?limit=" + "9".repeat(100_000), new byte[0]);
                assertThat(wire.head()).contains(" 414 ");
            }
        }
    }
}
