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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

final class EventsSurfaceTest {

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

    private JsonNode only(String path) {
        List<JsonNode> rows = eye.list(path);
        assertThat(rows).hasSize(1);
        return rows.getFirst();
    }

    @Test
    void an_event_is_there_as_it_was_told() {
        eye.told(event());
        JsonNode row = only("/events/");
        assertThat(row.propertyNames())
                .containsExactly(
                        "id", "session", "category", "name", "data", "timestamp", "created_at");
        assertThat(row.path("id").isIntegralNumber()).isTrue();
        assertThat(row.path("session")).hasToString("{\"id\":\"" + SESSION + "\"}");
        assertThat(row.path("category").asString()).isEqualTo("page interaction");
        assertThat(row.path("name").asString()).isEqualTo("pageview");
        assertThat(row.path("data"))
                .hasToString("{\"host\":\"www.consumeraffairs.com\",\"path\":\"/\"}");
        assertThat(row.path("timestamp").asString()).isEqualTo("2021-06-15T00:00:00Z");
        assertThat(row.path("created_at").asString()).endsWith("Z");
        assertThat(eye.list("/errors/")).isEmpty();
        assertThat(eye.list("/sessions/", "id")).containsExactly(SESSION.toString());
    }

    @Test
    void what_would_become_of_it_is_explained_without_storing_it() {
        String both = "[" + event() + ",{\"session_id\":\"nope\"}]";
        JsonNode hits =
                Json.MAPPER
                        .readTree(eye.house.post("/api/explain?surface=eye", both).body())
                        .path("hits");
        assertThat(hits.size()).isEqualTo(2);
        assertThat(hits.get(0).toString()).contains("www.consumeraffairs.com");
        assertThat(hits.get(1).toString()).contains("Must be a valid UUID.");
        assertThat(eye.list("/events/")).isEmpty();
        assertThat(eye.list("/errors/")).isEmpty();
    }

    @Test
    void nested_data_come_back_whole() {
        ObjectNode event = event();
        String data = "{\"a\":{\"b\":[1,null,{\"ü\":\"\\u0000 \\ud83d\\ude00\"}]},\"n\":1.50}";
        event.set("data", Json.MAPPER.readTree(data));
        eye.told(event);
        assertThat(only("/events/").path("data")).isEqualTo(Json.MAPPER.readTree(data));
    }

    @Test
    void half_a_surrogate_pair_does_no_harm() {
        eye.house.post(
                "/events/", event().toString().replace("\"path\":\"/\"", "\"path\":\"/\\ud800\""));
        assertThat(only("/events/").at("/data/path").asString()).isEqualTo("/\ud800");
        eye.house.post("/events/", event().toString().replace("page interaction", "\\ud800"));
        assertThat(only("/errors/").path("message").asString()).contains("category");
    }

    @Test
    void each_event_of_a_list_counts_for_itself() {
        ArrayNode list = Json.MAPPER.createArrayNode();
        list.add(event()).add(event().put("category", "")).add(event()).add(5);
        HttpResponse<String> answer = eye.told(list);
        assertThat(answer.headers().firstValue("X-Footfall-Receipt").orElse("").split(", "))
                .hasSize(4)
                .doesNotHaveDuplicates();
        assertThat(eye.list("/events/")).hasSize(2);
        assertThat(eye.list("/errors/")).hasSize(2);
    }

    @Test
    void a_list_that_is_too_long_is_one_error() {
        ArrayNode list = Json.MAPPER.createArrayNode();
        IntStream.rangeClosed(0, EyeArrivals.MOST_EVENTS).forEach(list::add);
        eye.told(list);
        assertThat(eye.list("/events/")).isEmpty();
        assertThat(only("/errors/").path("message").asString()).contains("1000 elements");
    }

    @Test
    void the_newest_comes_first() {
        eye.told(event("b", "2021-06-15T00:00:00Z"));
        eye.told(event("c", "2021-06-18T13:00:00.123456Z"));
        eye.told(event("a", "2021-06-14T23:00:00-02:00"));
        assertThat(eye.list("/events/", "name")).containsExactly("c", "a", "b");
        assertThat(eye.list("/events/?ordering=timestamp", "name")).containsExactly("b", "a", "c");
        assertThat(eye.list("/events/", "timestamp"))
                .containsExactly(
                        "2021-06-18T13:00:00.123456Z",
                        "2021-06-15T01:00:00Z",
                        "2021-06-15T00:00:00Z");
    }

    @Test
    void filters_are_joined_and_inclusive() {
        eye.told(event("a", "2021-06-15T00:00:00Z"));
        eye.told(event("b", "2021-06-16T00:00:00Z").put("category", "form"));
        UUID other = UUID.randomUUID();
        ObjectNode flat = event("c", "2021-06-17T00:00:00Z").put("session_id", other.toString());
        flat.remove("session");
        eye.told(flat);
        assertThat(eye.list("/events/?category=form", "name")).containsExactly("b");
        assertThat(eye.list("/events/?category=FORM")).isEmpty();
        assertThat(eye.list("/events/?name=a", "name")).containsExactly("a");
        assertThat(eye.list("/events/?session=" + other, "name")).containsExactly("c");
        assertThat(eye.list("/events/?session=" + UUID.randomUUID())).isEmpty();
        String range = "timestamp__gte=2021-06-15T00:00:00Z&timestamp__lte=2021-06-16%2000:00:00";
        assertThat(eye.list("/events/?" + range, "name")).containsExactly("b", "a");
        assertThat(eye.list("/events/?" + range + "&category=form&session=" + SESSION, "name"))
                .containsExactly("b");
        assertThat(eye.list("/events/?timestamp__gte=2021-06-16T02:00:00+02:00", "name"))
                .containsExactly("c", "b");
        assertThat(eye.list("/events/?unknown=1&timestamp=x")).hasSize(3);
    }

    @Test
    void filters_that_cannot_be_read_are_named() {
        for (String[] wrong :
                new String[][] {
                    {"session=nope", "{\"session\":[\"Enter a valid UUID.\"]}"},
                    {
                        "timestamp__gte=2021-06-15",
                        "{\"timestamp__gte\":[\"Enter a valid date/time.\"]}"
                    },
                    {"timestamp__lte=x", "{\"timestamp__lte\":[\"Enter a valid date/time.\"]}"},
                    {"limit=-1", "{\"limit\":[\"A valid integer is required.\"]}"},
                }) {
            HttpResponse<String> answer = eye.house.get("/events/?" + wrong[0]);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).isEqualTo(wrong[1]);
        }
    }

    @Test
    void pages_come_only_where_asked() {
        IntStream.range(0, 5).forEach(i -> eye.told(event("e" + i, "2021-06-1" + i + "T00:00")));
        assertThat(eye.list("/events/")).hasSize(5);
        HttpResponse<String> page = eye.house.get("/events/?limit=2&offset=1");
        assertThat(page.headers().firstValue("X-Total-Count")).hasValue("5");
        assertThat(eye.list("/events/?limit=2&offset=1", "name")).containsExactly("e3", "e2");
        assertThat(eye.list("/events/?limit=0")).isEmpty();
        assertThat(eye.list("/sessions/?limit=1")).hasSize(1);
    }

    @Test
    void a_long_list_comes_whole_and_in_order() {
        ArrayNode list = Json.MAPPER.createArrayNode();
        for (int i = 0; i < 900; i++) {
            list.add(event("e" + i, "2021-06-15T00:%02d:%02d".formatted(i / 60 % 60, i % 60)));
        }
        IntStream.range(0, 3).forEach(_ -> eye.told(list));
        List<String> times = eye.list("/events/", "timestamp");
        assertThat(times).hasSize(2700).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(eye.list("/events/", "id")).doesNotHaveDuplicates();
    }

    @Test
    void an_event_is_read_changed_and_removed() {
        eye.told(event());
        String one = "/events/" + only("/events/").path("id").asString() + "/";
        assertThat(RunningHouse.json(eye.house.get(one)).path("name").asString())
                .isEqualTo("pageview");
        HttpResponse<String> patched =
                eye.house.call("PATCH", one, "{\"name\": \"x\", \"id\": 7, \"created_at\": 1}");
        assertThat(patched.statusCode()).isEqualTo(200);
        assertThat(RunningHouse.json(patched)).isEqualTo(only("/events/"));
        assertThat(only("/events/").path("name").asString()).isEqualTo("x");
        UUID other = UUID.randomUUID();
        ObjectNode put = event("y", "2022-01-01T00:00:00Z");
        put.putObject("session").put("id", other.toString());
        assertThat(eye.house.call("PUT", one, put.toString()).statusCode()).isEqualTo(200);
        assertThat(only("/events/").at("/session/id").asString()).isEqualTo(other.toString());
        assertThat(eye.list("/sessions/", "id"))
                .containsExactlyInAnyOrder(SESSION.toString(), other.toString());
        assertThat(eye.house.call("PATCH", one + "?category=zzz", "{}").statusCode())
                .isEqualTo(404);
        HttpResponse<String> gone = eye.house.call("DELETE", one, "");
        assertThat(gone.statusCode()).isEqualTo(204);
        assertThat(gone.body()).isEmpty();
        for (String method : List.of("GET", "DELETE", "PATCH", "PUT")) {
            HttpResponse<String> answer = eye.house.call(method, one, event().toString());
            assertThat(answer.statusCode()).as(method).isEqualTo(404);
            assertThat(answer.body()).isEqualTo("{\"detail\":\"Not found.\"}");
        }
    }

    @Test
    void a_change_that_is_not_valid_is_refused_and_kept_as_an_error() {
        eye.told(event());
        String one = "/events/" + only("/events/").path("id").asString() + "/";
        String future = Instant.now().plus(Duration.ofDays(2)).toString();
        HttpResponse<String> empty = eye.house.call("PATCH", one, "{\"data\": {}}");
        assertThat(empty.statusCode()).isEqualTo(400);
        assertThat(empty.body()).isEqualTo("{\"data\":[\"The data can't be empty.\"]}");
        assertThat(eye.house.call("PATCH", one, "{\"timestamp\":\"" + future + "\"}").body())
                .isEqualTo("{\"timestamp\":[\"The timestamp can't be greater than now.\"]}");
        HttpResponse<String> put = eye.house.call("PUT", one, "{\"data\": {\"a\": 1}}");
        assertThat(put.statusCode()).isEqualTo(400);
        assertThat(RunningHouse.json(put).propertyNames())
                .containsExactly("session", "category", "name", "timestamp");
        assertThat(RunningHouse.json(put).path("session").toString())
                .isEqualTo("[\"This field is required.\"]");
        assertThat(eye.house.call("PATCH", one, "[]").statusCode()).isEqualTo(400);
        assertThat(eye.house.call("PATCH", one, "{").body()).startsWith("{\"detail\":\"JSON parse");
        assertThat(eye.list("/errors/")).hasSize(4);
        assertThat(only("/events/").path("name").asString()).isEqualTo("pageview");
    }

    @Test
    void changes_at_the_same_time_lose_nothing() {
        ObjectNode event = event();
        event.putObject("data").put("start", true);
        eye.told(event);
        String one = "/events/" + only("/events/").path("id").asString() + "/";
        List<String> fields =
                List.of(
                        "{\"name\": \"n%d\"}",
                        "{\"category\": \"c%d\"}",
                        "{\"data\": {\"d\": %d}}",
                        "{\"timestamp\": \"2021-01-01T00:00:%02d\"}");
        int rounds = 16;
        CompletableFuture<?>[] all =
                fields.stream()
                        .map(field ->
                                CompletableFuture.runAsync(
                                        () -> patchEach(one, field, rounds),
                                        Thread::startVirtualThread))
                        .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(all).join();
        JsonNode row = only("/events/");
        int last = rounds - 1;
        assertThat(row.path("name").asString()).isEqualTo("n" + last);
        assertThat(row.path("category").asString()).isEqualTo("c" + last);
        assertThat(row.path("data")).hasToString("{\"d\":" + last + "}");
        assertThat(row.path("timestamp").asString()).isEqualTo("2021-01-01T00:00:15Z");
    }

    private void patchEach(String one, String field, int rounds) {
        for (int i = 0; i < rounds; i++) {
            HttpResponse<String> answer = eye.house.call("PATCH", one, field.formatted(i));
            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void an_event_under_one_key_is_stored_once() {
        String key = "0198f3c2-7c1e-7b52-9a51-0c2f6a1d9e77";
        for (ObjectNode event : List.of(event(), event(), event("old", "1980-01-01T00:00"))) {
            HttpResponse<String> answer = tellUnder(key, event);
            assertThat(answer.headers().firstValue("X-Footfall-Receipt")).hasValue(key);
        }
        assertThat(eye.list("/events/")).hasSize(1);
        String other = "0198f3c2-7c1e-7b52-9a51-0c2f6a1d9e78";
        tellUnder(other, event("old", "1980-01-01T00:00"));
        tellUnder(other, event("old", "1980-01-01T00:00"));
        assertThat(eye.list("/events/")).hasSize(2);
        assertThat(tellUnder("nope", event()).statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> tellUnder(String key, ObjectNode event) {
        return eye.send("POST", "/events/", event.toString(), "Idempotency-Key", key);
    }

    @Test
    void an_event_is_counted_with_its_session_as_visitor() {
        UUID other = UUID.randomUUID();
        String soon = Instant.now().minusSeconds(60).toString();
        eye.told(event("pageview", soon));
        eye.told(event("Signup", soon));
        ObjectNode event = event("pageview", soon);
        event.putObject("session").put("id", other.toString());
        eye.told(event);
        HttpResponse<String> answer =
                eye.house.post(
                        "/api/v2/query",
                        """
                        {"site_id":"default","metrics":["visitors","pageviews","events"],
                         "date_range":"day"}
                        """);
        assertThat(RunningHouse.json(answer).at("/results/0/metrics"))
                .as(eye.house.get("/api/live?once=true&site_id=default").body())
                .hasToString("[2,2,3]");
    }

    @Test
    void forms_are_read_too() {
        String form =
                "session.id="
                        + SESSION
                        + "&category=c&name=n&data=%7B%22a%22%3A1%7D"
                        + "&timestamp=2021-06-15+00%3A00%3A00";
        HttpResponse<String> answer =
                eye.house.send(
                        "POST",
                        "/events/",
                        RunningHouse.KEY,
                        "application/x-www-form-urlencoded",
                        form.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.body()).isEqualTo(EyeHouse.TAKEN);
        assertThat(only("/events/").path("data")).hasToString("{\"a\":1}");
    }
}
