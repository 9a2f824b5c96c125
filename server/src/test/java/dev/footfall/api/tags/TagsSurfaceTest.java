package dev.footfall.api.tags;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.account.Sites;
import dev.footfall.api.RunningHouse;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The four routes of flask-api-monitoring over real HTTP, as its README tells them, without a key.
class TagsSurfaceTest {

    private static final String HTML = "text/html; charset=utf-8";
    private static final List<String> ROUTES = List.of("/create", "/update", "/get", "/history");

    @TempDir Path folder;

    private RunningHouse house;

    @BeforeEach
    void open() throws IOException {
        house = RunningHouse.open(folder, "access.anonymous = [event, tags]");
        house.house.accounts().sites().ensure(Sites.DEFAULT);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private HttpResponse<String> call(String method, String path) {
        return house.send(method, path, "", "text/plain", new byte[0]);
    }

    private void answers(String path, int status, String text) {
        answers(call("GET", path), status, text);
    }

    private static void answers(HttpResponse<String> answer, int status, String text) {
        assertThat(answer.body()).isEqualTo(text);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(HTML);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void a_tag_is_created_once() {
        answers("/create?tag=page1", 200, "Tag Created Successfully");
        answers("/create?tag=page1", 409, "Tag already exists!");
        answers("/create", 412, "Invalid Data");
        answers("/create?tag=", 412, "Invalid Data");
        answers("/create?TAG=page1", 412, "Invalid Data");
        answers("/create?tag=Page1&tag=page1", 200, "Tag Created Successfully");
    }

    @Test
    void an_update_answers_the_new_count() {
        answers("/create?tag=page1", 200, "Tag Created Successfully");
        answers("/update?tag=page1", 200, "1");
        answers("/update?tag=page1", 200, "2");
        answers("/update?tag=page2", 404, "Tag does not exist!");
        answers("/update", 412, "Invalid Data");
        answers("/update?tag=", 412, "Invalid Data");
    }

    @Test
    void reading_the_count_leaves_it_unchanged() {
        answers("/create?tag=page1", 200, "Tag Created Successfully");
        answers("/get?tag=page1", 200, "0");
        answers("/update?tag=page1", 200, "1");
        answers("/get?tag=page1", 200, "1");
        answers("/get?tag=page1", 200, "1");
        answers("/get?tag=page2", 404, "Tag does not exist!");
        answers("/get", 412, "Invalid Data");
    }

    @Test
    void the_history_has_an_entry_for_each_use() {
        answers("/create?tag=page1", 200, "Tag Created Successfully");
        answers("/create?tag=page2", 200, "Tag Created Successfully");
        answers("/history?tag=page1", 404, "No Data Found!");
        answers("/history?tag=page3", 404, "No Data Found!");
        answers("/history", 412, "Invalid Data");
        answers("/update?tag=page1", 200, "1");
        answers("/update?tag=page2", 200, "1");
        answers("/update?tag=page1", 200, "2");
        HttpResponse<String> answer = call("GET", "/history?tag=page1");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body()).endsWith("}\n");
        List<Long> keys = new ArrayList<>();
        for (Map.Entry<String, JsonNode> use : RunningHouse.json(answer).properties()) {
            keys.add(Long.valueOf(use.getKey()));
            assertThat(use.getValue().propertyNames()).containsExactly("date");
            assertThat(use.getValue().get("date").asString())
                    .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{6}");
        }
        assertThat(keys).hasSize(2).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void the_history_is_asked_for_by_time() {
        call("GET", "/create?tag=page1");
        call("GET", "/update?tag=page1");
        String date =
                RunningHouse.json(call("GET", "/history?tag=page1"))
                        .values()
                        .iterator()
                        .next()
                        .get("date")
                        .asString();
        String day = date.substring(0, 10);
        Stream.of(date, day, date.replace(' ', 'T') + "Z")
                .forEach(when -> {
                    String range = "&from=" + encoded(when) + "&to=" + encoded(when);
                    HttpResponse<String> answer = call("GET", "/history?tag=page1" + range);
                    assertThat(answer.statusCode()).as(range).isEqualTo(200);
                });
        answers("/history?tag=page1&to=2001-01-01", 404, "No Data Found!");
        answers("/history?tag=page1&from=2199-01-01", 404, "No Data Found!");
        answers("/history?tag=page1&from=yesterday", 412, "Invalid Data");
    }

    @Test
    void a_head_changes_nothing() {
        assertThat(call("HEAD", "/create?tag=page1").statusCode()).isEqualTo(200);
        answers("/get?tag=page1", 404, "Tag does not exist!");
        assertThat(call("HEAD", "/update?tag=page1").statusCode()).isEqualTo(404);
        call("GET", "/create?tag=page1");
        call("GET", "/update?tag=page1");
        for (String route : ROUTES) {
            HttpResponse<String> answer = call("HEAD", route + "?tag=page1");
            assertThat(answer.statusCode())
                    .as(route)
                    .isEqualTo(route.equals("/create") ? 409 : 200);
            assertThat(answer.body()).isEmpty();
        }
        answers("/get?tag=page1", 200, "1");
    }

    @Test
    void a_post_names_the_tag_where_it_likes() {
        answers(post("/create?tag=a", ""), 200, "Tag Created Successfully");
        answers(post("/create", "tag=b+c%21"), 200, "Tag Created Successfully");
        answers(post("/create", "{\"tag\": \"d\"}"), 200, "Tag Created Successfully");
        answers(post("/update", "{\"tag\": \"b c!\"}"), 200, "1");
        answers(post("/update?tag=a", "{\"tag\": \"d\"}"), 200, "1");
        answers(post("/get", "tag=d"), 200, "0");
        assertThat(post("/history", "tag=a").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> post(String path, String body) {
        return house.send(
                "POST",
                path,
                "",
                "application/octet-stream",
                body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_use_that_is_sent_again_under_its_id_counts_once() throws Exception {
        call("GET", "/create?tag=page1");
        UUID id = UUID.fromString("0198f3c2-7c1e-7b52-9a51-0c2f6a1d9e77");
        answers(identified(id.toString()), 200, "1");
        HttpResponse<String> again = identified("\"" + id + "\"");
        answers(again, 200, "1");
        assertThat(again.headers().firstValue("X-Footfall-Repeated")).hasValue("1");
        answers(identified("17"), 412, "Idempotency-Key: must be a UUID");
        answers("/get?tag=page1", 200, "1");
    }

    private HttpResponse<String> identified(String key) throws Exception {
        try (java.net.http.HttpClient client = java.net.http.HttpClient.newHttpClient()) {
            return client.send(
                    java.net.http.HttpRequest.newBuilder(house.uri("/update?tag=page1"))
                            .header("Idempotency-Key", key)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void any_name_is_a_tag_as_long_as_it_can_be_read() {
        for (String name : List.of("ä ö/ü?&=#%", "日本語 🎉", "<script>", "..", "x".repeat(250))) {
            answers("/create?tag=" + encoded(name), 200, "Tag Created Successfully");
            answers("/update?tag=" + encoded(name), 200, "1");
            assertThat(call("GET", "/history?tag=" + encoded(name)).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void rubbish_gets_a_short_text_on_every_route() {
        SoftAssertions all = new SoftAssertions();
        List<String> names =
                List.of("%00", "a%07b", "%0a", "%ff%fe", "%ed%a0%80", "%", "%zz", "x".repeat(251));
        for (String route : ROUTES) {
            for (String name : names) {
                refused(all, route + " " + name, raw(route + "?tag=" + name), 412);
            }
            for (String body : List.of("{", "{\"tag\":5}", "[]", "tag=%", "", "\u0000", "{}{}")) {
                refused(all, route + " " + body, post(route, body), 412);
            }
            refused(all, route, post(route, "tag=" + "x".repeat(100_000)), 413);
            refused(all, route, call("GET", route + "/?tag=a"), 404);
            for (String verb : List.of("PUT", "DELETE", "PATCH", "BREW")) {
                HttpResponse<String> answer = call(verb, route + "?tag=a");
                refused(all, verb + route, answer, 405);
                all.assertThat(answer.headers().firstValue("Allow")).isPresent();
            }
            all.assertThat(raw(route + "?tag=" + "x".repeat(100_000)).statusCode()).isEqualTo(414);
        }
        all.assertAll();
        answers("/create?tag=a", 200, "Tag Created Successfully");
    }

    private static void refused(
            SoftAssertions all, String what, HttpResponse<String> answer, int status) {
        all.assertThat(answer.statusCode()).as(what).isEqualTo(status);
        all.assertThat(answer.headers().firstValue("Content-Type")).as(what).hasValue(HTML);
        all.assertThat(answer.body()).as(what).hasSizeBetween(1, 40);
    }

    /// The target goes out as it is: no URI has a lone `%`.
    private HttpResponse<String> raw(String target) {
        return RawCall.get(house.server.port(), target);
    }

    @Test
    void any_page_may_ask() {
        HttpResponse<String> preflight = call("OPTIONS", "/update");
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods"))
                .hasValue("GET, POST, OPTIONS");
    }

    @Test
    void a_use_that_cannot_be_counted_can_be_found_by_the_operator() {
        answers("/update?tag=mistyped", 404, "Tag does not exist!");
        // What is on disk before this is answered is what was sent before it.
        call("GET", "/create?tag=page1");
        answers("/update?tag=page1", 200, "1");
        JsonNode rejected =
                RunningHouse.json(house.get("/api/rejected?site=default")).get("rejected").get(0);
        assertThat(rejected.get("detail").asString()).isEqualTo("tag: there is no tag 'mistyped'");
        assertThat(rejected.get("original").asString()).isEqualTo("GET /update?tag=mistyped");
        assertThat(rejected.get("surface").asString()).isEqualTo("tags");
    }
}
