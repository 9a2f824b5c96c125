package dev.footfall.api.eye;

import static dev.footfall.api.eye.EyeHouse.SESSION;
import static dev.footfall.api.eye.EyeHouse.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.api.Json;
import dev.footfall.api.RunningHouse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class AdminSurfaceTest {

    @TempDir private Path folder;
    private EyeHouse eye;

    @BeforeEach
    void open() throws IOException {
        eye = EyeHouse.open(folder);
    }

    @AfterEach
    void close() {
        eye.close();
    }

    private JsonNode get(String path) {
        HttpResponse<String> answer = eye.house.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningHouse.json(answer);
    }

    private HttpResponse<String> call(int status, String method, String path, String body) {
        HttpResponse<String> answer = eye.house.call(method, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer;
    }

    @Test
    void events_are_searched_and_counted() {
        eye.told(event("a", "2021-06-15T00:00"));
        eye.told(event("b", "2021-06-16T00:00").put("category", "Form"));
        String receipt =
                eye.told(event("c", "2021-06-17T00:00"))
                        .headers()
                        .firstValue("X-Footfall-Receipt")
                        .orElse("");
        JsonNode all = get("/api/eye/events?limit=2");
        assertThat(all.path("total").asInt()).isEqualTo(3);
        assertThat(all.path("events").findValuesAsString("name")).containsExactly("c", "b");
        JsonNode rest = get("/api/eye/events?limit=2&offset=2");
        assertThat(rest.path("events").findValuesAsString("name")).containsExactly("a");
        assertThat(get("/api/eye/events?search=FORM").path("total").asInt()).isEqualTo(1);
        assertThat(get("/api/eye/events?search=consumeraffairs").path("total").asInt())
                .isEqualTo(3);
        JsonNode found = get("/api/eye/events?receipt=" + receipt);
        assertThat(found.at("/events/0/receipt").asString()).isEqualTo(receipt);
        assertThat(found.path("total").asInt()).isEqualTo(1);
    }

    @Test
    void an_event_is_edited_and_deleted() {
        eye.told(event());
        String one = "/api/eye/events/" + eye.list("/events/", "id").getFirst();
        call(200, "PATCH", one, "{\"name\": \"mended\"}");
        assertThat(get(one).path("name").asString()).isEqualTo("mended");
        JsonNode wrong = RunningHouse.json(call(400, "PATCH", one, "{\"data\": 5}"));
        assertThat(wrong.path("errors").propertyNames()).containsExactly("data");
        assertThat(wrong.path("title").isString()).isTrue();
        call(200, "DELETE", one, "");
        call(404, "DELETE", one, "");
        call(404, "PATCH", one, "{}");
    }

    @Test
    void a_session_goes_with_its_events() {
        eye.told(event());
        UUID other = UUID.randomUUID();
        String one = "/api/eye/sessions/" + SESSION;
        assertThat(get(one).path("events").asInt()).isEqualTo(1);
        call(200, "PUT", one, "{\"id\": \"" + other + "\"}");
        assertThat(eye.list("/events/?session=" + other)).hasSize(1);
        call(404, "PUT", one, "{\"id\": \"" + other + "\"}");
        eye.told(event());
        call(409, "PUT", one, "{\"id\": \"" + other + "\"}");
        call(400, "PUT", one, "{\"id\": \"nope\"}");
        assertThat(get("/api/eye/sessions?search=" + other).path("total").asInt()).isEqualTo(1);
        call(200, "DELETE", one, "");
        assertThat(eye.list("/sessions/", "id")).containsExactly(other.toString());
        assertThat(eye.list("/events/")).hasSize(1);
    }

    @Test
    void an_error_is_mended_and_run_again() {
        HttpResponse<String> answer = eye.told(event().put("timestamp", "never"));
        String receipt = answer.headers().firstValue("X-Footfall-Receipt").orElse("");
        JsonNode errors = get("/api/eye/errors?receipt=" + receipt);
        assertThat(errors.path("total").asInt()).isEqualTo(1);
        String one = "/api/eye/errors/" + errors.at("/errors/0/id").asString();
        JsonNode refused = RunningHouse.json(call(422, "POST", one + "/rerun", ""));
        assertThat(refused.path("errors").propertyNames()).containsExactly("timestamp");
        ObjectNode half = event().put("timestamp", "never").put("category", "mended");
        call(422, "POST", one + "/rerun", "{\"payload\": " + half + "}");
        assertThat(get(one).path("payload")).isEqualTo(half);
        JsonNode event =
                RunningHouse.json(
                        call(200, "POST", one + "/rerun", "{\"payload\": " + event() + "}"));
        assertThat(event.at("/event/receipt").asString()).isEqualTo(receipt);
        assertThat(eye.list("/events/")).hasSize(1);
        assertThat(eye.list("/errors/")).isEmpty();
        call(404, "POST", one + "/rerun", "");
    }

    @Test
    void an_error_is_edited_and_deleted() {
        eye.house.post("/events/", "{bad");
        String one = "/api/eye/errors/" + eye.list("/errors/", "id").getFirst();
        assertThat(get(one).path("payload").asString()).isEqualTo("{bad");
        call(400, "PUT", one, "{}");
        JsonNode mended =
                RunningHouse.json(call(200, "PUT", one, "{\"payload\": " + event() + "}"));
        assertThat(mended.path("errors").isEmpty()).isTrue();
        assertThat(get("/api/eye/errors?search=valid").path("total").asInt()).isEqualTo(1);
        call(200, "POST", one + "/rerun", "");
        assertThat(eye.list("/events/")).hasSize(1);
        call(404, "DELETE", one, "");
    }

    @Test
    void data_are_held_against_the_schema_of_their_name() {
        call(
                200,
                "PUT",
                "/api/eye/schemas",
                """
                {"category": "shop", "name": "order", "schema": {"type": "object",
                 "required": ["price"], "properties": {"price": {"type": "number"},
                 "lines": {"items": {"properties": {"code": {"pattern": "^[A-Z]+$"}}}}}}}
                """);
        ObjectNode order = event().put("category", "shop").put("name", "order");
        order.putObject("data").put("price", 5);
        eye.told(order);
        assertThat(eye.list("/events/")).hasSize(1);
        ObjectNode data = order.putObject("data").put("price", "5");
        data.putArray("lines").addObject().put("code", "x");
        eye.told(order);
        JsonNode error = eye.list("/errors/").getFirst();
        List<JsonNode> faults = error.at("/errors/data").valueStream().toList();
        assertThat(faults).hasSize(2);
        assertThat(faults.get(0).asString()).startsWith("/price: ");
        assertThat(faults.get(1).asString()).startsWith("/lines/0/code: ");
        eye.told(order.put("name", "other"));
        assertThat(eye.list("/errors/")).hasSize(1);
        assertThat(get("/api/eye/schemas").at("/schemas/0/name").asString()).isEqualTo("order");
        call(200, "DELETE", "/api/eye/schemas?category=shop&name=order", "");
        call(404, "DELETE", "/api/eye/schemas?category=shop&name=order", "");
        eye.told(order.put("name", "order"));
        assertThat(eye.list("/errors/")).hasSize(1);
    }

    @Test
    void schemas_are_there_after_a_start() throws IOException {
        String schema = "{\"category\": \"c\", \"schema\": {\"maxProperties\": 1}}";
        call(200, "PUT", "/api/eye/schemas", schema);
        eye.close();
        eye = EyeHouse.open(folder);
        eye.told(event().put("category", "c"));
        assertThat(eye.list("/errors/")).hasSize(1);
    }

    @Test
    void schemas_that_cannot_be_used_are_refused() {
        for (String schema :
                List.of(
                        "5",
                        "{\"type\": \"money\"}",
                        "{\"$ref\": \"http://127.0.0.1/other\"}",
                        "{\"properties\": {\"a\": {\"$ref\": \"file:///etc/passwd\"}}}",
                        "{\"$ref\": \"#\"}",
                        "{\"pattern\": \"(\"}",
                        "{\"pattern\": \"(?=a)\"}",
                        "{\"description\": \"" + "x".repeat(70_000) + "\"}")) {
            HttpResponse<String> answer =
                    call(
                            400,
                            "PUT",
                            "/api/eye/schemas",
                            "{\"category\": \"c\", \"schema\": " + schema + "}");
            assertThat(RunningHouse.json(answer).path("detail").asString())
                    .as(schema)
                    .startsWith("schema: ");
        }
        assertThat(get("/api/eye/schemas").path("schemas")).isEmpty();
    }

    @Test
    void only_administrators_come_in() {
        String key =
                RunningHouse.json(
                                call(
                                        201,
                                        "POST",
                                        "/api/keys",
                                        "{\"name\": \"reader\", \"scopes\": [\"read\", \"ingest\"]}"))
                        .path("key")
                        .asString();
        for (String path : List.of("events", "sessions", "errors", "schemas")) {
            HttpResponse<String> answer =
                    eye.house.send("GET", "/api/eye/" + path, key, "application/json", new byte[0]);
            assertThat(answer.statusCode()).isEqualTo(403);
        }
        call(404, "GET", "/api/eye/events?site_id=unknown.example", "");
        call(200, "GET", "/api/eye/events?site_id=" + RunningHouse.SITE, "");
    }

    @Test
    void rubbish_is_answered_with_a_problem() {
        eye.told(event());
        eye.told(event().put("data", 5));
        SoftAssertions all = new SoftAssertions();
        for (String path :
                List.of(
                        "events/" + eye.list("/events/", "id").getFirst(),
                        "sessions/" + SESSION,
                        "errors/" + eye.list("/errors/", "id").getFirst(),
                        "errors/" + eye.list("/errors/", "id").getFirst() + "/rerun",
                        "events?limit=0",
                        "errors?receipt=x",
                        "events?timestamp__gte=%00",
                        "sessions?offset=-1",
                        "events/%00",
                        "schemas")) {
            for (String method : List.of("GET", "POST", "PUT", "PATCH")) {
                for (String body : bodies()) {
                    check(all, method, "/api/eye/" + path, body);
                }
            }
        }
        all.assertAll();
    }

    private static List<String> bodies() {
        return List.of(
                "",
                "{",
                "[]",
                "\u0000",
                "[".repeat(10_000),
                "{\"payload\": " + "[".repeat(400) + "]".repeat(400) + "}",
                "{\"payload\": null, \"id\": {}, \"category\": [], \"schema\": null}",
                Json.MAPPER.writeValueAsString(event().put("name", "x".repeat(100_000))));
    }

    private void check(SoftAssertions all, String method, String path, String body) {
        HttpResponse<String> answer =
                eye.house.send(
                        method,
                        path,
                        RunningHouse.KEY,
                        "application/json",
                        body.getBytes(StandardCharsets.UTF_8));
        String which = method + " " + path + " " + answer.statusCode() + " " + answer.body();
        all.assertThat(answer.statusCode()).as(which).isLessThan(500);
        if (answer.statusCode() >= 400) {
            all.assertThat(answer.headers().firstValue("Content-Type"))
                    .as(which)
                    .hasValue("application/problem+json");
        }
    }
}
