package dev.footfall.api.eye;

import static dev.footfall.api.eye.EyeHouse.SESSION;
import static dev.footfall.api.eye.EyeHouse.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.api.Json;
import dev.footfall.api.RunningHouse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What becomes of input that is no valid event, and of sessions.
final class ErrorsSurfaceTest {

    private static final String TEXT_OBJECT = "Invalid data. Expected a dictionary, but got str.";

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

    private JsonNode onlyError() {
        assertThat(eye.list("/events/")).isEmpty();
        List<JsonNode> errors = eye.list("/errors/");
        assertThat(errors).hasSize(1);
        JsonNode listed = errors.getFirst();
        HttpResponse<String> alone = eye.house.get("/errors/" + listed.path("id") + "/");
        assertThat(RunningHouse.json(alone)).isEqualTo(listed);
        return listed;
    }

    /// One invalid field, the value that it has, the message, and the sentence about the field.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "data|{}|The data can't be empty.|The data can't be empty.",
                "data|[]|The data can't be empty.|The data can't be empty.",
                "data|\"\"|The data can't be empty.|The data can't be empty.",
                "data|0|The data can't be empty.|The data can't be empty.",
                "data|false|The data can't be empty.|The data can't be empty.",
                "data|\"{}\"|The data content must a JSON format.|The data content must a JSON format.",
                "data|7|The data content must a JSON format.|The data content must a JSON format.",
                "data|true|The data content must a JSON format.|The data content must a JSON format.",
                "data|[1]|The data content must a JSON format.|The data content must a JSON format.",
                "data|null|data: This field may not be null.|This field may not be null.",
                "category|null|category: This field may not be null.|This field may not be null.",
                "category|\" \"|category: This field may not be blank.|This field may not be blank.",
                "category|[]|category: Not a valid string.|Not a valid string.",
                "name|\"a\\u0000b\"|name: Null characters are not allowed.|Null characters are not allowed.",
                "timestamp|5|timestamp: Datetime has wrong|Datetime has wrong",
                "timestamp|\"2021-06-15\"|timestamp: Datetime has wrong|Datetime has wrong",
                "timestamp|\"2021-02-30 00:00\"|timestamp: Datetime has wrong|Datetime has wrong",
                "timestamp|\"1969-12-31T23:59:59Z\"|The timestamp can't be before|The timestamp can't be before",
                "timestamp|null|timestamp: This field may not be null.|This field may not be null.",
                "session|null|session: This field may not be null.|This field may not be null.",
                "session|\"x\"|session: Invalid data. Expected|Invalid data. Expected a dictionary, but got str.",
                "session|{\"id\":\"nope\"}|session: Must be a valid UUID.|Must be a valid UUID.",
                "session|{\"id\":5}|session: Must be a valid UUID.|Must be a valid UUID.",
            })
    void an_invalid_field_leaves_an_error(
            String field, String value, String message, String sentence) {
        ObjectNode event = event();
        event.set(field, Json.MAPPER.readTree(value));
        eye.told(event);
        JsonNode error = onlyError();
        assertThat(error.path("message").asString()).startsWith(message);
        assertThat(error.path("errors").propertyNames()).containsExactly(field);
        assertThat(error.path("errors").path(field).get(0).asString()).startsWith(sentence);
        assertThat(error.path("payload")).isEqualTo(event);
        assertThat(error.path("created_at").asString()).endsWith("Z");
    }

    @Test
    void an_error_tells_all_that_is_wrong_and_what_was_right() {
        String future = Instant.now().plus(Duration.ofDays(1)).toString();
        ObjectNode event = event().put("data", "text").put("timestamp", future);
        event.remove("category");
        eye.told(event);
        JsonNode error = onlyError();
        assertThat(error.path("errors").propertyNames())
                .containsExactly("category", "data", "timestamp");
        assertThat(error.path("message").asString()).isEqualTo("category: This field is required.");
        assertThat(error.path("data").asString()).isEqualTo("text");
        assertThat(error.at("/session/id").asString()).isEqualTo(SESSION.toString());
        assertThat(error.path("name").asString()).isEqualTo("pageview");
        assertThat(error.path("timestamp").asString()).isEqualTo(future);
        assertThat(error.path("category").isNull()).isTrue();
    }

    @Test
    void a_time_to_come_is_an_error_with_the_data() {
        eye.told(event("a", Instant.now().plus(Duration.ofHours(1)).toString()));
        JsonNode error = onlyError();
        assertThat(error.path("message").asString())
                .isEqualTo("The timestamp can't be greater than now.");
        assertThat(error.path("data")).isEqualTo(event().path("data"));
    }

    @Test
    void empty_data_are_shown_as_null() {
        ObjectNode event = event();
        event.putObject("data");
        eye.told(event);
        assertThat(onlyError().path("data").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"5|int", "null|NoneType", "[]|list", "\"x\"|str", "1.5|float", "true|bool"})
    void what_is_no_object_is_an_error(String input, String type) {
        eye.told(Json.MAPPER.readTree(input));
        JsonNode error = onlyError();
        assertThat(error.path("message").asString())
                .isEqualTo("Invalid data. Expected a dictionary, but got " + type + ".");
        assertThat(error.path("payload")).isEqualTo(Json.MAPPER.readTree(input));
    }

    @Test
    void nothing_at_all_is_an_error_too() {
        HttpResponse<String> answer = eye.house.post("/events/", "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(EyeHouse.TAKEN);
        assertThat(onlyError().path("errors").propertyNames())
                .containsExactly("session", "category", "name", "data", "timestamp");
    }

    @Test
    void malformed_json_is_refused_and_kept() {
        HttpResponse<String> answer = eye.house.post("/events/", "{bad");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(RunningHouse.json(answer).path("detail").asString())
                .startsWith("JSON parse error - ")
                .contains("line 1 column");
        JsonNode error = onlyError();
        assertThat(error.path("payload").asString()).isEqualTo("{bad");
        assertThat(error.path("message").asString()).startsWith("JSON parse error - ");
        assertThat(error.path("data").isNull()).isTrue();
        assertThat(answer.headers().firstValue("X-Footfall-Receipt"))
                .hasValue(error.path("receipt").asString());
    }

    @Test
    void lengths_are_counted_in_characters() {
        eye.told(event().put("category", "ü".repeat(50)).put("name", "😀".repeat(150)));
        assertThat(eye.list("/events/")).hasSize(1);
        eye.told(event().put("category", "x".repeat(51)).put("name", "x".repeat(151)));
        assertThat(eye.list("/errors/").getFirst().path("errors"))
                .hasToString(
                        "{\"category\":[\"Ensure this field has no more than 50 characters.\"],"
                                + "\"name\":[\"Ensure this field has no more than 150"
                                + " characters.\"]}");
    }

    @Test
    void what_the_original_takes_is_taken() {
        String bare = SESSION.toString().replace("-", "").toUpperCase(java.util.Locale.ROOT);
        ObjectNode odd = event().put("category", 5).put("more", "dropped");
        odd.putObject("session").put("pk", bare);
        eye.told(odd);
        ObjectNode without = event();
        without.putObject("session");
        eye.told(without);
        assertThat(eye.list("/errors/")).isEmpty();
        assertThat(eye.list("/events/?category=5&session=" + SESSION)).hasSize(1);
        assertThat(eye.list("/sessions/")).hasSize(2);
    }

    @Test
    void a_flat_session_id_does_as_well() {
        for (String id : List.of(SESSION.toString(), "nope")) {
            ObjectNode event = event().put("session_id", id);
            event.remove("session");
            eye.told(event);
        }
        assertThat(eye.list("/events/?session=" + SESSION)).hasSize(1);
        JsonNode error = eye.list("/errors/").getFirst();
        assertThat(error.path("errors"))
                .hasToString("{\"session_id\":[\"Must be a valid UUID.\"]}");
        assertThat(error.path("session").asString()).isEqualTo("nope");
    }

    @Test
    void an_unknown_session_begins_under_its_own_id() {
        eye.told(event());
        assertThat(eye.list("/events/").getFirst().at("/session/id").asString())
                .isEqualTo(SESSION.toString());
        JsonNode session = RunningHouse.json(eye.house.get("/sessions/" + SESSION + "/"));
        assertThat(session.path("events").asInt()).isEqualTo(1);
        assertThat(session.path("first_event").asString()).isEqualTo("2021-06-15T00:00:00Z");
    }

    @Test
    void sessions_are_made_and_listed() {
        HttpResponse<String> made = eye.house.post("/sessions/", "");
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(RunningHouse.json(made).propertyNames()).containsExactly("id");
        UUID id = UUID.fromString(RunningHouse.json(made).path("id").asString());
        HttpResponse<String> chosen = eye.house.post("/sessions/", "{\"id\": \"" + SESSION + "\"}");
        assertThat(chosen.statusCode()).isEqualTo(201);
        assertThat(chosen.body()).isEqualTo("{\"id\":\"" + SESSION + "\"}");
        assertThat(eye.house.post("/sessions/", "{\"id\": \"" + SESSION + "\"}").body())
                .isEqualTo(chosen.body());
        assertThat(eye.house.post("/sessions/", "{\"id\": 5}").statusCode()).isEqualTo(201);
        assertThat(eye.list("/sessions/", "id")).hasSize(3).contains(id.toString());
        assertThat(eye.list("/sessions/").getFirst().propertyNames()).containsExactly("id");
        HttpResponse<String> form =
                eye.send(
                        "POST",
                        "/sessions/",
                        "",
                        "Content-Type",
                        "application/x-www-form-urlencoded");
        assertThat(form.statusCode()).isEqualTo(201);
        assertThat(eye.house.get("/sessions/" + UUID.randomUUID() + "/").body())
                .isEqualTo("{\"detail\":\"Not found.\"}");
        assertThat(eye.house.get("/sessions/" + id + "/").statusCode()).isEqualTo(200);
    }

    @Test
    void texts_that_are_no_dictionary_are_told_so() {
        eye.told(Json.MAPPER.readTree("\"{}\""));
        assertThat(onlyError().path("message").asString()).isEqualTo(TEXT_OBJECT);
    }
}
