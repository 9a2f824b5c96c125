package dev.footfall.api.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.account.Sites;
import dev.footfall.api.RunningHouse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Telling of page views, over real HTTP.
class TrafficSurfaceTest {

    private static final String GOOD =
            "{\"url\":\"/a\",\"ip_address\":\"192.0.2.1\",\"user_agent\":\"Firefox\"}";

    @TempDir Path folder;
    private TrafficHouse house;

    @BeforeEach
    void open() throws IOException {
        house = TrafficHouse.open(folder, "UTC");
    }

    @AfterEach
    void close() {
        house.close();
    }

    /// All views there are, by URL.
    private JsonNode urls() {
        String today = Instant.now().toString().substring(0, 10);
        return house.data("urls", "start_date", "2000-01-01", "end_date", today);
    }

    private static String item(String url, String time) {
        return "{\"url\":\"%s\",\"ip_address\":\"192.0.2.7\",\"user_agent\":\"x\",\"timestamp\":\"%s\"}"
                .formatted(url, time);
    }

    private static String batch(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> item("/page", "2021-01-01T00:00:00"))
                .collect(Collectors.joining(",", "{\"traffic\":[", "]}"));
    }

    @Test
    void takes_a_view_as_the_readme_sends_it() {
        HttpResponse<String> answer =
                house.postQuery(
                        "url", "/", "ip_addr", "127.0.0.1", "user_agent", TrafficHouse.PERSON);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(urls().toString()).isEqualTo("[{\"url\":\"/\",\"value\":1}]");
    }

    @Test
    void takes_a_view_in_json_and_in_a_form_under_both_names_of_the_address() {
        assertThat(house.postJson(GOOD).statusCode()).isEqualTo(200);
        assertThat(house.postJson(GOOD.replace("ip_address", "ip_addr")).statusCode())
                .isEqualTo(200);
        HttpResponse<String> form =
                house.send(
                        "POST",
                        "/api/v1/traffic",
                        RunningHouse.KEY,
                        "application/x-www-form-urlencoded",
                        "url=%2Fa&ip_addr=192.0.2.1&user_agent=x".getBytes(StandardCharsets.UTF_8));
        assertThat(form.statusCode()).isEqualTo(200);
        assertThat(urls().toString()).isEqualTo("[{\"url\":\"/a\",\"value\":3}]");
    }

    @Test
    void a_path_stays_a_path_and_a_whole_url_keeps_its_host() {
        house.view("/a?x=1#top", "192.0.2.1", "x", "2021-01-01T00:00:00");
        house.view("https://user@Shop.Example:443/b?x", "192.0.2.1", "x", "2021-01-01T00:00:00");
        house.view("c", "192.0.2.1", "x", "2021-01-01T00:00:00");
        assertThat(urls().findValuesAsString("url"))
                .containsExactlyInAnyOrder("/a", "shop.example/b", "/c");
    }

    @Test
    void takes_up_to_two_hundred_at_once() {
        assertThat(house.postJson(batch(200)).statusCode()).isEqualTo(200);
        assertThat(urls().toString()).isEqualTo("[{\"url\":\"/page\",\"value\":200}]");
        HttpResponse<String> none = house.postJson("{\"traffic\":[]}");
        assertThat(none.statusCode()).isEqualTo(400);
        assertThat(none.body()).isEqualTo("The request did not contain any traffic records.");
        HttpResponse<String> many = house.postJson(batch(201));
        assertThat(many.statusCode()).isEqualTo(400);
        assertThat(many.body())
                .isEqualTo(
                        "Too many traffic records in this request; the maximum allowed is 200 but"
                                + " this one has 201");
        assertThat(urls().toString()).isEqualTo("[{\"url\":\"/page\",\"value\":200}]");
    }

    @Test
    void of_a_batch_with_a_fault_nothing_is_taken() {
        String broken =
                "{\"traffic\":[%s,%s,%s]}"
                        .formatted(
                                item("/good", "2021-01-01T00:00:00"),
                                item("/bad", "yesterday"),
                                item("/later", "2999-01-01T00:00:00Z"));
        HttpResponse<String> answer = house.postJson(broken);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo(
                        "Invalid parameters: {'traffic': {1: {'timestamp': ['Not a valid"
                                + " datetime.']}}}");
        HttpResponse<String> future =
                house.postJson(
                        "{\"traffic\":[%s,%s]}"
                                .formatted(
                                        item("/good", "2021-01-01T00:00:00"),
                                        item("/later", "2999-01-01T00:00:00Z")));
        assertThat(future.statusCode()).isEqualTo(400);
        assertThat(future.body())
                .startsWith("Invalid parameters: {'traffic': {1: {'timestamp': ['Not a valid");
        assertThat(urls()).isEmpty();
    }

    @Test
    void names_every_field_at_fault_as_site_analytics_does() {
        assertThat(house.postQuery("url", "/").body())
                .isEqualTo(
                        "Invalid parameters: {'ip_addr': ['Missing data for required field.'],"
                                + " 'user_agent': ['Missing data for required field.']}");
        HttpResponse<String> json =
                house.postJson(
                        "{\"url\":null,\"user_agent\":5,\"it's\":1,\"ip_address\":\"nowhere\"}");
        assertThat(json.statusCode()).isEqualTo(400);
        assertThat(json.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(json.body())
                .isEqualTo(
                        "Invalid parameters: {\"it's\": ['Unknown field.'], 'url': ['Field may not"
                                + " be null.'], 'ip_address': ['Not a valid IP address.'],"
                                + " 'user_agent': ['Not a valid string.']}");
        assertThat(house.postJson("[]").body())
                .isEqualTo("Invalid parameters: {'_schema': ['Invalid input type.']}");
        assertThat(house.postJson("{\"traffic\":7}").body())
                .isEqualTo("Invalid parameters: {'traffic': ['Not a valid list.']}");
        assertThat(house.postJson("{\"traffic\":[7]}").body())
                .isEqualTo(
                        "Invalid parameters: {'traffic': {0: {'_schema': ['Invalid input"
                                + " type.']}}}");
    }

    @Test
    void malformed_json_is_a_page() {
        HttpResponse<String> answer = house.postJson("{bad");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(answer.body()).contains("<title>400 Bad Request</title>");
    }

    @Test
    void without_the_key_there_is_only_a_page() {
        for (String key : List.of("", "wrong", "Bearer wrong")) {
            HttpResponse<String> answer =
                    house.send(
                            "POST",
                            "/api/v1/traffic?url=/&ip_addr=192.0.2.1&user_agent=x",
                            key,
                            "",
                            new byte[0]);
            assertThat(answer.statusCode()).as(key).isEqualTo(401);
            assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                    .startsWith("text/html");
            assertThat(answer.body()).contains("<title>401 Unauthorized</title>");
        }
        assertThat(urls()).isEmpty();
    }

    @Test
    void a_time_without_a_zone_is_utc() {
        house.view("/", "192.0.2.1", TrafficHouse.PERSON, "2021-06-01T12:00:00.123456");
        house.view("/", "192.0.2.2", TrafficHouse.PERSON, "2021-06-01T14:00:00.123456+02:00");
        house.view("/", "192.0.2.3", TrafficHouse.PERSON, "2021-06-01 12:00:00.123456");
        house.view("/", "192.0.2.4", TrafficHouse.PERSON, "2021-06-01T12:00:00.123456Z");
        JsonNode sessions =
                house.data("sessions", "start_date", "2021-06-01", "end_date", "2021-06-01");
        assertThat(sessions.findValuesAsString("start"))
                .hasSize(4)
                .containsOnly("2021-06-01T12:00:00.123456Z");
    }

    @Test
    void a_key_of_a_site_tells_of_that_site_and_one_without_the_scope_of_none() {
        String writer = key("ingest");
        String reader = key("read");
        byte[] body = GOOD.getBytes(StandardCharsets.UTF_8);
        String route = "/api/v1/traffic";
        assertThat(house.send("POST", route, writer, "application/json", body).statusCode())
                .isEqualTo(200);
        assertThat(urls()).isEmpty();
        String question = "/api/v1/data/urls?start_date=2000-01-01&end_date=2100-01-01";
        assertThat(house.send("GET", question, reader, "", new byte[0]).body())
                .isEqualTo("[{\"url\":\"/a\",\"value\":1}]");
        HttpResponse<String> refused = house.send("POST", route, reader, "application/json", body);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("<title>403 Forbidden</title>");
        assertThat(house.send("GET", question, writer, "", new byte[0]).statusCode())
                .isEqualTo(403);
    }

    private String key(String scope) {
        String wanted =
                "{\"name\":\"%s\",\"scopes\":\"%s\",\"site\":\"example.com\"}"
                        .formatted(scope, scope);
        HttpResponse<String> made = house.house.post("/api/keys", wanted);
        assertThat(made.statusCode()).as(made.body()).isLessThan(300);
        return RunningHouse.json(made).path("key").asString();
    }

    @Test
    void what_is_refused_is_kept_without_its_address() throws IOException {
        house.postJson("{\"url\":\"/secret\",\"ip_address\":\"192.0.2.77\",\"more\":1}");
        house.postQuery("url", "/other", "ip_addr", "2001:db8::77");
        house.postJson("{bad ip_address:192.0.2.78,a:[::ffff:192.0.2.78]:8080");
        house.postJson("{bad \"a\": \"2001:db8::77\"");
        house.send(
                "POST",
                "/api/v1/traffic",
                RunningHouse.KEY,
                "application/x-www-form-urlencoded",
                "url=/form&ip_addr=2001%3Adb8%3A%3A77".getBytes(StandardCharsets.UTF_8));
        JsonNode rejected = RunningHouse.json(house.house.get("/api/rejected?site=default"));
        assertThat(rejected.path("rejected")).hasSize(5);
        assertThat(rejected.toString())
                .contains("/secret", "/other", "/form", "Unknown field.")
                .doesNotContain("192.0.2.77", "192.0.2.78", "2001:db8::77", "2001%3Adb8");
        for (Path file : files()) {
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .as(file.toString())
                    .doesNotContain("192.0.2.77", "192.0.2.78", "2001:db8::77");
        }
    }

    private List<Path> files() throws IOException {
        try (var files = Files.walk(folder.resolve("data"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".mmdb"))
                    .toList();
        }
    }

    @Test
    void the_address_of_a_view_that_was_taken_is_stored_nowhere() throws IOException {
        house.view("/", "203.0.113.99", TrafficHouse.PERSON, "2021-06-01T12:00:00");
        assertThat(urls()).hasSize(1);
        for (Path file : files()) {
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .as(file.toString())
                    .doesNotContain("203.0.113.99");
        }
    }

    @Test
    void a_view_without_an_agent_is_a_bots_as_in_the_original() {
        house.view("/", "192.0.2.1", "", "2021-06-01T12:00:00");
        assertThat(
                        house.data(
                                        "urls",
                                        "start_date",
                                        "2021-06-01",
                                        "end_date",
                                        "2021-06-01",
                                        "classification",
                                        "BOT")
                                .toString())
                .isEqualTo("[{\"url\":\"/\",\"value\":1}]");
    }

    @Test
    void anybody_may_call_where_the_operator_opened_it() throws IOException {
        house.close();
        house = TrafficHouse.open(folder, "UTC", "access.anonymous = [traffic]");
        byte[] body = GOOD.getBytes(StandardCharsets.UTF_8);
        String question = "/api/v1/data/urls?start_date=2000-01-01&end_date=2100-01-01";
        assertThat(house.send("POST", "/api/v1/traffic", "", "", body).statusCode()).isEqualTo(200);
        assertThat(house.send("GET", question, "", "", new byte[0]).body())
                .isEqualTo("[{\"url\":\"/a\",\"value\":1}]");
        assertThat(house.send("GET", question, "wrong", "", new byte[0]).statusCode())
                .isEqualTo(401);
    }

    @Test
    void what_would_become_of_a_view_is_explained() {
        HttpResponse<String> answer =
                house.house.post("/api/explain?surface=traffic&site=default", GOOD);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("add bot verdict", "/a");
        assertThat(
                        house.house
                                .post("/api/explain?surface=traffic&site=default", "{\"url\":1}")
                                .body())
                .contains("Not a valid string.");
        assertThat(urls()).isEmpty();
    }

    @Test
    void where_the_site_was_removed_a_page_says_so() {
        Sites sites = house.house.house.accounts().sites();
        assertThat(sites.find(Sites.DEFAULT)).isPresent();
        assertThat(house.house.call("DELETE", "/api/v1/sites/default", "").statusCode())
                .isLessThan(300);
        HttpResponse<String> answer = house.postJson(GOOD);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("<title>400 Bad Request</title>", "default");
    }
}
