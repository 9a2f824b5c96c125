package dev.footfall.api.resttracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.api.Json;
import dev.footfall.api.RunningHouse;
import dev.footfall.command.FootfallCommand;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What a user of REST_Tracker sees, over real HTTP.
class RestTrackerTest {

    private static final String CURL = "curl/7.54.0";
    private static final String EMPTY_COUNTS =
            "{\"methods\":{},\"schemes\":{},\"user_agents\":{},\"hosts\":{},\"requests\":0}";

    @TempDir Path folder;

    private RunningHouse house;

    @BeforeEach
    void open() throws IOException {
        house = RunningHouse.open(folder);
        house.house.accounts().sites().ensure("default");
    }

    @AfterEach
    void close() {
        house.close();
    }

    /// What a capture library would send for `GET http://127.0.0.1:8000/test/testing`.
    private static String exchange(String time, String more) {
        return """
        {"time":"%s","method":"GET","scheme":"http","host":"127.0.0.1:8000",\
        "path":"/test/testing","status":200,"user_agent":"%s"%s}\
        """
                .formatted(time, CURL, more.isEmpty() ? "" : "," + more);
    }

    private static String batch(String site, String... exchanges) {
        return "{\"site\":\"%s\",\"exchanges\":[%s]}".formatted(site, String.join(",", exchanges));
    }

    private void capture(String... exchanges) {
        HttpResponse<String> answer = house.post("/api/capture", batch("default", exchanges));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(RunningHouse.json(answer).path("accepted").asInt()).isEqualTo(exchanges.length);
    }

    private JsonNode get(String path) {
        HttpResponse<String> answer = house.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        return RunningHouse.json(answer);
    }

    @Test
    void a_captured_request_is_shown_as_in_the_readme() {
        capture(exchange("2026-11-17T00:44:02.050329Z", "\"bytes_out\":5952"));
        assertThat(get("/rest_tracker").toString())
                .isEqualTo(
                        """
                        [{"id":%d,"created":"2026-11-17T00:44:02.050329Z","method":"GET",\
                        "scheme":"http","url":{"host":"127.0.0.1:8000","path":"/test/testing",\
                        "raw":"http://127.0.0.1:8000/test/testing"},"user_agent":"curl/7.54.0",\
                        "responses":[{"created":"2026-11-17T00:44:02.050329Z","status_code":200,\
                        "content_size":5952}]}]\
                        """
                                .formatted(get("/rest_tracker").at("/0/id").asLong()));
    }

    @Test
    void repeated_hits_fold_and_the_list_is_ordered_by_creation() {
        capture(
                exchange("2026-11-17T03:00:00Z", "\"path\":\"/third\""),
                exchange("2026-11-17T01:00:00Z", ""),
                exchange("2026-11-17T02:00:00Z", "\"method\":\"POST\",\"status\":201"));
        capture(exchange("2026-11-17T04:00:00.5Z", "\"status\":304"));
        JsonNode list = get("/rest_tracker");
        assertThat(list.findValuesAsString("raw"))
                .containsExactly(
                        "http://127.0.0.1:8000/test/testing",
                        "http://127.0.0.1:8000/test/testing",
                        "http://127.0.0.1:8000/third");
        assertThat(list.findValuesAsString("method")).containsExactly("GET", "POST", "GET");
        assertThat(list.at("/0/responses").findValuesAsString("created"))
                .containsExactly("2026-11-17T01:00:00Z", "2026-11-17T04:00:00.500000Z");
        assertThat(list.at("/0/responses").findValuesAsString("status_code"))
                .containsExactly("200", "304");
    }

    @Test
    void responses_stand_in_the_order_of_insertion() {
        capture(exchange("2026-11-17T02:00:00Z", ""));
        JsonNode before = get("/rest_tracker");
        capture(exchange("2026-11-17T01:00:00Z", "\"status\":404"));
        JsonNode after = get("/rest_tracker");
        assertThat(after.at("/0/responses").findValuesAsString("status_code"))
                .containsExactly("200", "404");
        assertThat(after.at("/0/id")).isEqualTo(before.at("/0/id"));
        assertThat(after.at("/0/created")).isEqualTo(before.at("/0/created"));
    }

    @Test
    void query_string_scheme_host_and_agent_make_requests_of_their_own() {
        String time = "2026-11-17T01:00:00Z";
        capture(
                exchange(time, ""),
                exchange(time, "\"query\":\"a=1&b=%20x\""),
                exchange(time, "\"path\":\"/test/testing?a=2\""),
                exchange(time, "\"scheme\":\"https\""),
                exchange(time, "\"host\":\"127.0.0.1:9000\""),
                exchange(time, "\"user_agent\":\"another\""));
        JsonNode list = get("/rest_tracker");
        assertThat(list).hasSize(6);
        assertThat(list.at("/1/url").toString())
                .isEqualTo(
                        "{\"host\":\"127.0.0.1:8000\",\"path\":\"/test/testing\","
                                + "\"raw\":\"http://127.0.0.1:8000/test/testing?a=1&b=%20x\"}");
        assertThat(list.at("/2/url/raw").asString())
                .isEqualTo("http://127.0.0.1:8000/test/testing?a=2");
        assertThat(list.at("/2/url/path").asString()).isEqualTo("/test/testing");
        assertThat(list.at("/3/url/raw").asString()).startsWith("https://");
    }

    @Test
    void what_is_not_known_has_a_name() {
        capture(
                """
                {"method":"GET","path":"/a","time":"2026-11-17T01:00:00Z"}\
                """,
                """
                {"method":"GET","path":"/a","time":"2026-11-17T01:00:00Z","scheme":"http",\
                "host":"default","user_agent":"UNKNOWN"}\
                """);
        JsonNode list = get("/rest_tracker");
        assertThat(list).hasSize(1);
        assertThat(list.at("/0/user_agent").asString()).isEqualTo("UNKNOWN");
        assertThat(list.at("/0/url/raw").asString()).isEqualTo("http://default/a");
        assertThat(list.at("/0/responses/0").toString())
                .isEqualTo(
                        "{\"created\":\"2026-11-17T01:00:00Z\",\"status_code\":0,\"content_size\":0}");
        assertThat(get("/rest_tracker/user_agents").toString()).isEqualTo("{\"UNKNOWN\":2}");
    }

    @Test
    void each_answer_keeps_its_status_and_size() {
        String time = "2026-11-17T01:00:00Z";
        capture(
                exchange(time, "\"status\":201,\"bytes_out\":16"),
                exchange(time, "\"status\":404,\"bytes_out\":22"),
                exchange(time, "\"status\":418,\"bytes_out\":0"),
                exchange(time, "\"status\":500"));
        assertThat(get("/rest_tracker").at("/0/responses").findValuesAsString("status_code"))
                .containsExactly("201", "404", "418", "500");
        assertThat(get("/rest_tracker").at("/0/responses").findValuesAsString("content_size"))
                .containsExactly("16", "22", "0", "0");
    }

    @Test
    void maps_count_hits_and_each_sums_up_to_the_total() {
        String time = "2026-11-17T01:00:00Z";
        capture(
                exchange(time, ""),
                exchange(time, ""),
                exchange(time, "\"user_agent\":\"Googlebot/2.1\",\"scheme\":\"https\""),
                exchange(time, "\"method\":\"POST\",\"host\":\"api.example.com\""));
        assertThat(get("/rest_tracker/counts").toString())
                .isEqualTo(
                        """
                        {"methods":{"GET":3,"POST":1},"schemes":{"http":3,"https":1},\
                        "user_agents":{"curl/7.54.0":3,"Googlebot/2.1":1},\
                        "hosts":{"127.0.0.1:8000":3,"api.example.com":1},"requests":4}\
                        """);
        assertThat(get("/rest_tracker/methods").toString()).isEqualTo("{\"GET\":3,\"POST\":1}");
        assertThat(get("/rest_tracker/schemes").toString()).isEqualTo("{\"http\":3,\"https\":1}");
        assertThat(get("/rest_tracker/hosts").toString())
                .isEqualTo("{\"127.0.0.1:8000\":3,\"api.example.com\":1}");
        assertThat(get("/rest_tracker/user_agents").toString())
                .isEqualTo("{\"curl/7.54.0\":3,\"Googlebot/2.1\":1}");
        assertThat(get("/rest_tracker/requests").toString()).isEqualTo("{\"requests\":4}");
    }

    @Test
    void an_empty_system_has_empty_lists_and_maps() {
        assertThat(house.get("/rest_tracker").body()).isEqualTo("[]");
        assertThat(house.get("/rest_tracker/counts").body()).isEqualTo(EMPTY_COUNTS);
        assertThat(house.get("/rest_tracker/hosts").body()).isEqualTo("{}");
        assertThat(house.get("/rest_tracker/requests").body()).isEqualTo("{\"requests\":0}");
    }

    @Test
    void only_requests_are_logged() {
        house.post(
                "/api/event",
                "{\"domain\":\"default\",\"name\":\"pageview\",\"url\":\"https://default/a\"}");
        assertThat(get("/rest_tracker")).isEmpty();
        assertThat(get("/rest_tracker/counts").toString()).isEqualTo(EMPTY_COUNTS);
    }

    @Test
    void a_gzipped_batch_is_logged_like_a_plain_one() throws Exception {
        byte[] body =
                batch("default", exchange("2026-11-17T01:00:00Z", ""))
                        .getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        }
        try (Wire wire = new Wire(house)) {
            wire.send("POST", "/api/capture", packed.toByteArray(), "Content-Encoding: gzip");
            assertThat(wire.answer().status()).isEqualTo(200);
        }
        assertThat(get("/rest_tracker/requests").toString()).isEqualTo("{\"requests\":1}");
    }

    @Test
    void lines_of_a_log_are_logged_pages_and_all() throws IOException {
        Path log =
                Files.writeString(
                        folder.resolve("access.log"),
                        """
                        203.0.113.7 - - [17/Nov/2026:01:00:00 +0000] "GET /page?x=1 HTTP/1.1" 200 512 "-" "%s"
                        203.0.113.7 - - [17/Nov/2026:01:00:01 +0000] "GET /style.css HTTP/1.1" 404 9 "-" "-"
                        """
                                .formatted(RunningHouse.AGENT));
        house.close();
        int code =
                FootfallCommand.run(
                        new String[] {
                            "import",
                            "--config",
                            folder.resolve("footfall.conf").toString(),
                            "--site",
                            "default",
                            log.toString()
                        });
        assertThat(code).isZero();
        house = RunningHouse.open(folder);
        JsonNode list = get("/rest_tracker");
        assertThat(list.findValuesAsString("raw"))
                .containsExactly("http://default/page?x=1", "http://default/style.css");
        assertThat(list.findValuesAsString("user_agent"))
                .containsExactly(RunningHouse.AGENT, "UNKNOWN");
        assertThat(list.at("/0/responses/0/content_size").asInt()).isEqualTo(512);
        assertThat(list.at("/1/responses/0/status_code").asInt()).isEqualTo(404);
    }

    @Test
    void ids_and_order_are_the_same_after_a_restart() throws IOException {
        capture(
                exchange("2026-11-17T02:00:00Z", ""),
                exchange("2026-11-17T01:00:00Z", "\"query\":\"q\""));
        String before = house.get("/rest_tracker").body();
        house.close();
        house = RunningHouse.open(folder);
        assertThat(house.get("/rest_tracker").body()).isEqualTo(before);
    }

    @Test
    void parameters_that_the_site_keeps_in_paths_stay_in_the_raw_url_alone() {
        house.call("PUT", "/api/v1/sites/default", "{\"path_parameters\":[\"id\"]}");
        capture(exchange("2026-11-17T01:00:00Z", "\"query\":\"id=7&x=1\""));
        JsonNode url = get("/rest_tracker").at("/0/url");
        assertThat(url.path("path").asString()).isEqualTo("/test/testing");
        assertThat(url.path("raw").asString())
                .isEqualTo("http://127.0.0.1:8000/test/testing?id=7&x=1");
    }

    @Test
    void pages_put_together_are_the_whole() {
        List<String> exchanges = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            String time = "2026-11-17T01:%02d:00Z".formatted(i * 7 % 60);
            exchanges.add(exchange(time, "\"query\":\"n=%d\"".formatted(i % 20)));
        }
        capture(exchanges.toArray(String[]::new));
        JsonNode whole = get("/rest_tracker");
        assertThat(whole).hasSize(20);
        List<JsonNode> pages = new ArrayList<>();
        for (int offset = 0; offset < 25; offset += 6) {
            get("/rest_tracker?limit=6&offset=" + offset).forEach(pages::add);
        }
        assertThat(pages).isEqualTo(whole.valueStream().toList());
        assertThat(get("/rest_tracker?offset=18")).hasSize(2);
    }

    @Test
    void a_long_log_comes_in_chunks_and_whole_compressed_or_not() throws IOException {
        String[] exchanges = new String[8_000];
        for (int i = 0; i < exchanges.length; i++) {
            exchanges[i] = exchange("2026-11-17T01:00:00Z", "\"query\":\"n=" + i + "\"");
        }
        capture(exchanges);
        try (Wire wire = new Wire(house)) {
            wire.send("GET", "/rest_tracker", new byte[0]);
            Wire.Answer plain = wire.answer();
            assertThat(plain.head()).contains("transfer-encoding: chunked");
            JsonNode list = Json.MAPPER.readTree(plain.text());
            assertThat(list).hasSize(exchanges.length);
            assertThat(list.at("/7999/url/raw").asString()).endsWith("?n=7999");
            wire.send("GET", "/rest_tracker", new byte[0], "Accept-Encoding: gzip");
            Wire.Answer packed = wire.answer();
            assertThat(packed.head()).contains("content-encoding: gzip");
            try (InputStream unpacked =
                    new GZIPInputStream(new ByteArrayInputStream(packed.body().getBytes()))) {
                assertThat(unpacked).hasBinaryContent(plain.body().getBytes());
            }
        }
    }

    @Test
    void a_range_takes_requests_from_its_begin_to_before_its_end() {
        capture(
                exchange("2026-11-16T23:59:59.999999Z", "\"status\":201"),
                exchange("2026-11-17T00:00:00Z", "\"status\":202"),
                exchange("2026-11-17T23:59:59.999999Z", "\"status\":203"),
                exchange("2026-11-18T00:00:00Z", "\"status\":204"));
        JsonNode whole = get("/rest_tracker");
        assertThat(statuses("from=2026-11-17&to=2026-11-17")).containsExactly("202", "203");
        assertThat(statuses("from=2026-11-17T00:00:00Z")).containsExactly("202", "203", "204");
        assertThat(statuses("to=2026-11-17T00:00:00%2B00:00")).containsExactly("201");
        assertThat(statuses("to=2026-11-17T02:00:00+02:00")).containsExactly("201");
        assertThat(statuses("from=2026-11-17 23:59:59.9&to=2026-11-18 00:01"))
                .containsExactly("203", "204");
        assertThat(get("/rest_tracker?from=2026-11-18").at("/0/id"))
                .as("an id does not depend on the range")
                .isEqualTo(whole.at("/0/id"));
        assertThat(get("/rest_tracker?from=2027-01-01")).isEmpty();
        assertThat(get("/rest_tracker/requests?from=2026-11-17&to=2026-11-17").toString())
                .isEqualTo("{\"requests\":2}");
        assertThat(get("/rest_tracker/methods?to=2026-11-16").toString()).isEqualTo("{\"GET\":1}");
    }

    private List<String> statuses(String query) {
        return get("/rest_tracker?" + query.replace(" ", "%20"))
                .at("/0/responses")
                .findValuesAsString("status_code");
    }

    @Test
    void keys_see_their_own_site() {
        house.post("/api/capture", batch(RunningHouse.SITE, exchange("2026-11-17T01:00:00Z", "")));
        String reader =
                RunningHouse.json(
                                house.post(
                                        "/api/keys",
                                        "{\"name\":\"r\",\"scopes\":[\"read\"],\"site\":\"%s\"}"
                                                .formatted(RunningHouse.SITE)))
                        .path("key")
                        .asString();
        assertThat(get("/rest_tracker")).isEmpty();
        assertThat(get("/rest_tracker?site=" + RunningHouse.SITE)).hasSize(1);
        assertThat(with(reader, "/rest_tracker/requests").body()).isEqualTo("{\"requests\":1}");
        assertThat(with(reader, "/rest_tracker/requests?site=default").body())
                .isEqualTo("{\"site\":[\"There is no such site.\"]}");
        assertThat(with(reader, "/rest_tracker?site=nowhere").body())
                .isEqualTo("{\"site\":[\"There is no such site.\"]}");
    }

    private HttpResponse<String> with(String key, String path) {
        return house.send("GET", path, key, "application/json", new byte[0]);
    }

    @Test
    void without_a_good_key_the_log_is_closed() {
        assertThat(with("", "/rest_tracker").statusCode()).isEqualTo(401);
        assertThat(with("", "/rest_tracker").body())
                .isEqualTo("{\"detail\":\"Authentication credentials were not provided.\"}");
        assertThat(with("wrong", "/rest_tracker/counts").body())
                .isEqualTo("{\"detail\":\"Invalid token.\"}");
        String sender =
                RunningHouse.json(
                                house.post("/api/keys", "{\"name\":\"i\",\"scopes\":[\"ingest\"]}"))
                        .path("key")
                        .asString();
        assertThat(with(sender, "/rest_tracker").statusCode()).isEqualTo(403);
        assertThat(with(sender, "/rest_tracker").body().toLowerCase(Locale.ROOT))
                .contains("permission");
    }

    @Test
    void it_can_be_opened_to_anybody() throws IOException {
        house.close();
        house = RunningHouse.open(folder, "access.anonymous = [\"rest-tracker\"]");
        assertThat(with("", "/rest_tracker/requests").body()).isEqualTo("{\"requests\":0}");
    }
}
