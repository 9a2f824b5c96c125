package dev.footfall.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What careless and hostile clients send, to the whole house over real HTTP: each gets a clear 4xx
/// that names the field, or its input is dropped with a reason that can be read back.
class HardKnocksTest {

    private static final String LONG = "x".repeat(100_000);
    private static final String DEEP = "[".repeat(20_000) + "]".repeat(20_000);
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int MEBI = 1 << 20;

    @TempDir static Path folder;

    private static RunningHouse house;

    private final SoftAssertions all = new SoftAssertions();

    @BeforeAll
    static void open() throws IOException {
        house = RunningHouse.open(folder);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void bad_events_are_refused_with_the_fields_name() {
        event("", 400, "body");
        event("null", 400, "body");
        event("[]", 400, "body");
        event("{\"domain\":\"example.com\"", 400, "body");
        event(good().replace("}", "} {}"), 400, "body");
        event("{'domain':'example.com'}", 400, "body");
        event(good("\"d\":5"), 400, "domain");
        event(good("\"d\":[\"example.com\"]"), 400, "domain");
        event(good("\"n\":{}"), 400, "name");
        event(good("\"u\":true"), 400, "url");
        event(good("\"p\":7"), 400, "props");
        event(good("\"i\":\"perhaps\""), 400, "interactive");
        event(good("\"id\":\"17\""), 400, "id");
        event(good("\"u\":\"https://example.com/\\u0000\""), 400, "url");
        event(good("\"n\":\"a\\u0007b\""), 400, "name");
        event(good("\"u\":\"https://example.com/\\ud800\""), 400, "url");
        event(good("\"d\":\"exa\\u0000mple.com\""), 400, "domain");
        event(good("\"u\":\"https://example.com/" + "x".repeat(3_000) + "\""), 400, "url");
        event(good("\"u\":\"https://example.com/" + LONG + "\""), 413, "url");
        event(good("\"n\":\"" + LONG + "\""), 413, "name");
        event(good("\"p\":{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}"), 400, "props");
        event(good("\"e\":" + "9".repeat(500)), 202, "ok");
        event(good("\"e\":" + "9".repeat(2_000)), 400, "\"e\"");
        event(good("\"p\":{\"a\":1e999999999}"), 202, "ok");
        event(good("\"$\":{\"currency\":\"EUR\",\"amount\":1e999999999}"), 202, "ok");
        knock("POST", "/api/event", JSON, new byte[5 * MEBI], 413, "body");
        all.assertAll();
    }

    @Test
    void text_that_is_not_utf_8_is_refused() {
        byte[] body = good("\"u\":\"https://example.com/?\"").getBytes(StandardCharsets.UTF_8);
        body[new String(body, StandardCharsets.UTF_8).indexOf('?')] = (byte) 0xff;
        knock("POST", "/api/event", JSON, body, 400, "url");
        knock("POST", "/api/v2/query", JSON, body, 400, "Invalid");
        knock("POST", "/api/v1/sites", JSON, body, 400, "body");
        knock("POST", "/api/keys", JSON, body, 400, "body");
        knock("POST", "/api/capture", JSON, body, 400, "body");
        all.assertAll();
    }

    @Test
    void an_event_of_an_unknown_site_is_dropped_and_can_be_read_back() {
        String body = good("\"d\":\"nobody.example\"");
        HttpResponse<String> answer = house.post("/api/event", body);
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.headers().firstValue("X-Footfall-Dropped")).hasValue("unknown_site");
        JsonNode rejected = rejected("nobody.example").get(0);
        assertThat(rejected.get("reason").asString()).isEqualTo("unknown_site");
        assertThat(rejected.get("original").asString()).isEqualTo(body);
    }

    @Test
    void bad_items_of_a_capture_are_dropped_and_the_good_ones_kept() {
        Map<String, String> bad = new LinkedHashMap<>();
        bad.put("\"status\":\"fast\"", "status");
        bad.put("\"status\":99999", "status");
        bad.put("\"status\":1e400", "status");
        bad.put("\"status\":" + "9".repeat(500), "status");
        bad.put("\"duration_us\":-1", "duration_us");
        bad.put("\"method\":[]", "method");
        bad.put("\"method\":\"G\\u0000T\"", "method");
        bad.put("\"path\":\"/" + LONG + "\"", "path");
        bad.put("\"path\":\"relative\"", "path");
        bad.put("\"scheme\":\"gopher\"", "scheme");
        bad.put("\"id\":\"17\"", "id");
        bad.put("\"time\":\"yesterday\"", "time");
        bad.put("\"time\":-1", "time");
        bad.put("\"time\":\"2199-01-01T00:00:00Z\"", "");
        bad.put("\"time\":\"+999999999-12-31T23:59:59Z\"", "");
        bad.put("\"time\":\"1980-01-01T00:00:00Z\"", "");
        bad.put("\"time\":1", "");
        long before = requests();
        List<String> items = new ArrayList<>();
        for (String field : bad.keySet()) {
            items.add("{\"method\":\"GET\",\"path\":\"/\"," + field + "}");
            items.add("{\"method\":\"GET\",\"path\":\"/kept\",\"status\":200}");
        }
        items.add("17");
        HttpResponse<String> answer =
                house.post(
                        "/api/capture",
                        "{\"site\":\"example.com\",\"exchanges\":[%s]}"
                                .formatted(String.join(",", items)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode json = RunningHouse.json(answer);
        assertThat(json.get("accepted").asInt()).as(answer.body()).isEqualTo(bad.size());
        assertThat(json.get("dropped")).hasSize(bad.size() + 1);
        int index = 0;
        for (String field : bad.values()) {
            JsonNode dropped = json.get("dropped").get(index);
            assertThat(dropped.get("index").asInt()).isEqualTo(2 * index++);
            assertThat(dropped.get("detail").asString()).startsWith(field);
        }
        assertThat(requests() - before).isEqualTo(bad.size());
        List<String> reasons = new ArrayList<>();
        rejected(RunningHouse.SITE).forEach(r -> reasons.add(r.get("reason").asString()));
        assertThat(reasons).contains("invalid", "in_the_future", "too_old");
    }

    @Test
    void bad_captures_are_refused_as_a_whole() throws IOException {
        capture("", 400, "body");
        capture("[]", 400, "body");
        capture("{\"site\":\"example.com\"}", 400, "exchanges");
        capture("{\"exchanges\":[]}", 400, "site");
        capture("{\"site\":7,\"exchanges\":[]}", 400, "site");
        capture("{\"site\":\"example.com\",\"exchanges\":{}}", 400, "exchanges");
        capture("{\"site\":\"example.com\",\"pages\":1,\"exchanges\":[]}", 400, "pages");
        capture("{\"site\":\"example.com\",\"exchanges\":[{\"method\":\"GET\"", 400, "body");
        capture("{\"site\":\"example.com\",\"exchanges\":" + DEEP + "}", 400, "body");
        capture("{\"site\":\"example.com\",\"x\":" + DEEP + ",\"exchanges\":[]}", 400, "body");
        knock("POST", "/api/capture", JSON, new byte[33 * MEBI], 413, "body");
        assertThat(gzipped("no gzip".getBytes(StandardCharsets.UTF_8))).isEqualTo(400);
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bomb)) {
            zip.write('[');
            zip.write(" ".repeat(40 * MEBI).getBytes(StandardCharsets.UTF_8));
        }
        assertThat(gzipped(bomb.toByteArray())).isIn(400, 413);
        all.assertAll();
    }

    @Test
    void bad_queries_are_refused_with_the_place_at_fault() {
        query("", "empty");
        query("{", "Invalid JSON");
        query("[]", "#");
        query("{\"site_id\":{}}", "#/site_id");
        question("\"metrics\":7", "#/metrics");
        question("\"metrics\":[]", "#/metrics");
        question("\"metrics\":[[\"visitors\"]]", "#/metrics/0");
        question("\"metrics\":[\"visi\\u0000tors\"]", "#/metrics/0");
        question("\"date_range\":\"999999d\"", "#/date_range");
        question("\"date_range\":[\"9999-01-01\",\"9999-12-31\"]", "#/date_range");
        question("\"date_range\":[\"2026-02-31\",\"2026-03-01\"]", "#/date_range");
        question("\"date\":\"+999999999-12-31\"", "#/date");
        question("\"timezone\":\"Mars/\\u0000\"", "#/timezone");
        question("\"timezone\":\"" + "x".repeat(50_000) + "\"", "#/timezone");
        question("\"dimensions\":[\"event:props:\\u0000\"]", "#/dimensions/0");
        question("\"filters\":[[\"is\",\"event:page\",\"/\"]]", "#/filters/0");
        question("\"filters\":[[\"matches\",\"event:page\",[\"(\"]]]", "#/filters/0");
        question("\"filters\":[[\"is\",\"event:page\",[{}]]]", "#/filters/0");
        question("\"filters\":[[\"is\",\"event:page\",[\"a\\u0000b\"]]]", "#/filters/0");
        question("\"filters\":" + "[".repeat(9_000) + "]".repeat(9_000), "");
        question("\"pagination\":{\"limit\":1e400}", "#/pagination/limit");
        question("\"pagination\":{\"offset\":-1}", "#/pagination/offset");
        question("\"order_by\":[[\"visitors\"]]", "#/order_by");
        question("\"surprise\":1", "surprise");
        knock("POST", "/api/v2/query", JSON, LONG.getBytes(StandardCharsets.UTF_8), 413, "64");
        knock("GET", "/api/v1/stats/aggregate", 400, "site");
        knock("GET", v1("period=custom&date=x"), 400, "date");
        knock("GET", v1("metrics=%00"), 400, "metric");
        knock("GET", v1("filters=%7B"), 400, "filter");
        knock("GET", v1("filters=" + "%5B".repeat(2_000)), 400, "filters");
        all.assertAll();
    }

    @Test
    void bad_sites_and_keys_are_refused_with_the_fields_name() {
        for (String path : List.of("/api/v1/sites", "/api/keys")) {
            knock("POST", path, 400, "");
            posted(path, "{", 400, "body");
            posted(path, "[]", 400, "body");
            posted(path, DEEP, 400, "body");
            posted(path, "{\"a\":1,\"a\":2", 400, "body");
            posted(path, "{\"domain\":\"" + LONG + "\"}", 413, "body");
            knock("POST", path, FORM, bytes("domain=%zz&name=%"), 400, "");
            knock("POST", path, FORM, bytes("a=1&".repeat(2_000)), 400, "");
            knock("POST", path, "multipart/form-data", bytes("--x\r\n"), 400, "");
            knock("POST", path, "multipart/form-data; boundary=x", bytes("--y\r\n\r\n"), 400, "");
        }
        site("{\"domain\":{}}", "domain");
        site("{\"domain\":7.5e300}", "domain");
        site("{\"domain\":\"a b\"}", "domain");
        site("{\"domain\":\"a\\u0000b\"}", "domain");
        site("{\"domain\":\"" + "x".repeat(3_000) + "\"}", "domain");
        site("{\"domain\":\"a.example\",\"timezone\":\"\\ud800\"}", "timezone");
        site("{\"domain\":\"a.example\",\"timezone\":[[1]]}", "timezone");
        site("{\"domain\":\"a.example\",\"identity\":\"none\"}", "identity");
        site("{\"domain\":\"a.example\",\"visit_timeout\":\"99999999h\"}", "visit_timeout");
        key("{\"name\":\"a\",\"scopes\":{}}", "scopes");
        key("{\"name\":\"a\",\"scopes\":[\"root\"]}", "scopes");
        key("{\"name\":\"a\\u0000\",\"scopes\":[\"read\"]}", "name");
        key("{\"name\":\"" + "x".repeat(3_000) + "\",\"scopes\":[\"read\"]}", "name");
        key("{\"name\":\"a\",\"scopes\":[\"read\"],\"site\":\"nobody.example\"}", "site");
        knock("GET", "/api/v1/sites?limit=0", 400, "limit");
        knock("GET", "/api/v1/sites?limit=" + "9".repeat(500), 400, "limit");
        knock("GET", "/api/v1/sites?after=%00%ff", 400, "after");
        knock("GET", "/api/v1/sites/%00", 404, "");
        knock("GET", "/api/v1/sites/%ff%fe", 404, "");
        knock("GET", "/api/rejected?limit=-1", 400, "limit");
        knock("GET", "/api/rejected?site=%00", 200, "rejected");
        knock("DELETE", "/api/v1/sites/goals/17?site_id=example.com", 404, "Goal");
        knock("DELETE", "/api/v1/sites/goals/" + "9".repeat(30), 400, "site_id");
        knock("DELETE", "/api/keys/%00", 404, "");
        all.assertAll();
    }

    @Test
    void other_methods_and_paths_get_problem_documents() {
        knock("PATCH", "/api/event", 405, "PATCH");
        knock("GET", "/api/event", 405, "GET");
        knock("DELETE", "/api/v2/query", 405, "DELETE");
        knock("OPTIONS", "/api/v2/query", 405, "OPTIONS");
        knock("BREW", "/api/event", 405, "BREW");
        knock("GET", "/nothing/here", 404, "/nothing/here");
        knock("GET", "/api/", 404, "/api/");
        knock("GET", "/../../etc/passwd", 404, "");
        knock("GET", "/assets/..%2f..%2fetc%2fpasswd", 404, "");
        knock("GET", "/docs/%2e%2e%2fopenapi.yaml", 404, "");
        all.assertAll();
        HttpResponse<String> missing = house.get("/nothing");
        assertThat(missing.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
    }

    @Test
    void head_is_answered_without_a_body() {
        for (String path : List.of("/", "/health/live", "/health/ready", "/api/openapi.yaml")) {
            HttpResponse<String> answer = house.call("HEAD", path, "");
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body()).as(path).isEmpty();
        }
    }

    @Test
    void wrong_keys_are_refused_everywhere() {
        for (String key : List.of("wrong", "x".repeat(10_000), "Bearer", "\u00e4\u00f6")) {
            for (String path :
                    List.of("/api/event", "/api/capture", "/api/v2/query", "/api/keys")) {
                HttpResponse<String> answer =
                        house.send(
                                "POST", path, key, JSON, good().getBytes(StandardCharsets.UTF_8));
                all.assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(401);
                all.assertThat(answer.body().length()).isLessThan(1_000);
            }
        }
        all.assertAll();
    }

    @Test
    void escapes_that_are_none_are_bad_requests() throws IOException {
        for (String path :
                List.of(
                        "/%zz",
                        "/%",
                        "/api/v1/sites/%zz",
                        "/api/v1/sites?limit=%zz",
                        "/api/rejected?site=%",
                        "/api/v1/stats/aggregate?site_id=%zz",
                        "/docs/%zz",
                        "/assets/%zz")) {
            String key = "\r\nConnection: close\r\nAuthorization: " + RunningHouse.KEY;
            String answer = raw("GET " + path + " HTTP/1.1\r\nHost: a" + key + "\r\n\r\n");
            all.assertThat(answer).as(path).startsWith("HTTP/1.1 4").contains("problem+json");
        }
        all.assertAll();
    }

    @Test
    void what_is_no_http_harms_nobody() throws IOException {
        List<String> nonsense =
                List.of(
                        "\r\n\r\n\r\n",
                        "NONSENSE\r\n\r\n",
                        "\u0016\u0003\u0001\u0002\u0000\u0001",
                        "POST /api/event HTTP/9.9\r\n\r\n",
                        "GET /" + LONG + " HTTP/1.1\r\nHost: a\r\n\r\n",
                        "GET / HTTP/1.1\r\nHost: a\r\nX: " + LONG + "\r\n\r\n",
                        "GET /\u0000 HTTP/1.1\r\nHost: a\r\n\r\n",
                        "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n",
                        "GET /api/v1/sites/%zz HTTP/1.1\r\nHost: a\r\n\r\n",
                        "POST /api/event HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\n\r\n",
                        head("Content-Length: 5", "Transfer-Encoding: chunked") + "zz\r\n",
                        head("Transfer-Encoding: chunked") + "ffffffffffffffff\r\n",
                        head(": no name"));
        for (String bytes : nonsense) {
            String answer = raw(bytes);
            all.assertThat(answer)
                    .as(bytes.substring(0, Math.min(60, bytes.length())))
                    .doesNotStartWith("HTTP/1.1 5")
                    .doesNotStartWith("HTTP/1.1 2");
        }
        all.assertAll();
        assertThat(house.post("/api/event", good()).statusCode()).isEqualTo(202);
    }

    private void event(String body, int status, String named) {
        posted("/api/event", body, status, named);
    }

    private void capture(String body, int status, String named) {
        posted("/api/capture", body, status, named);
    }

    private void site(String body, String named) {
        posted("/api/v1/sites", body, 400, named + ":");
    }

    private void key(String body, String named) {
        posted("/api/keys", body, 400, named + ":");
    }

    private void query(String body, String named) {
        posted("/api/v2/query", body, 400, named);
    }

    private void question(String field, String named) {
        String usual = "\"site_id\":\"example.com\"";
        usual += field.startsWith("\"metrics\"") ? "" : ",\"metrics\":[\"visitors\"]";
        usual += field.startsWith("\"date_range\"") ? "" : ",\"date_range\":\"7d\"";
        query("{" + usual + "," + field + "}", named);
    }

    private void posted(String path, String body, int status, String named) {
        knock("POST", path, JSON, bytes(body), status, named);
    }

    private void knock(String method, String path, int status, String named) {
        knock(method, path, JSON, new byte[0], status, named);
    }

    private void knock(
            String method, String path, String type, byte[] body, int status, String named) {
        HttpResponse<String> answer = house.send(method, path, RunningHouse.KEY, type, body);
        String shown = new String(body, 0, Math.min(100, body.length), StandardCharsets.UTF_8);
        String which = "%s %.80s %s → %s".formatted(method, path, shown, answer.body());
        all.assertThat(answer.statusCode()).as(which).isEqualTo(status);
        all.assertThat(answer.body()).as(which).contains(named);
        all.assertThat(answer.body().length()).as("answer to " + shown).isLessThan(4_000);
    }

    private static String v1(String rest) {
        return "/api/v1/stats/aggregate?site_id=example.com&" + rest;
    }

    private static int gzipped(byte[] body) throws IOException {
        java.net.HttpURLConnection call =
                (java.net.HttpURLConnection) house.uri("/api/capture").toURL().openConnection();
        call.setRequestMethod("POST");
        call.setDoOutput(true);
        call.setReadTimeout(20_000);
        call.setRequestProperty("Content-Encoding", "gzip");
        call.setRequestProperty("Authorization", "Bearer " + RunningHouse.KEY);
        call.getOutputStream().write(body);
        return call.getResponseCode();
    }

    /// Everything that comes back until the server closes or falls silent.
    private static String raw(String bytes) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), house.server.port())) {
            socket.setSoTimeout(1_000);
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            try {
                socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
                socket.getInputStream().transferTo(answer);
            } catch (SocketTimeoutException | java.net.SocketException e) {
                // The server hung up in the middle, or waits for more: what came so far counts.
                return answer.toString(StandardCharsets.ISO_8859_1);
            }
            return answer.toString(StandardCharsets.ISO_8859_1);
        }
    }

    private static String head(String... headers) {
        return "POST /api/event HTTP/1.1\r\nHost: a\r\n"
                + String.join("\r\n", headers)
                + "\r\n\r\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String good() {
        return good("\"h\":0");
    }

    /// A page view with one field more, which stands for what it repeats.
    private static String good(String field) {
        StringBuilder body = new StringBuilder("{");
        Map<String, String> usual =
                Map.of("d", "example.com", "n", "pageview", "u", "https://example.com/");
        usual.forEach((name, value) -> {
            if (!field.startsWith("\"" + name + "\"")) {
                body.append("\"%s\":\"%s\",".formatted(name, value));
            }
        });
        return body.append(field).append('}').toString();
    }

    private static JsonNode rejected(String site) {
        return RunningHouse.json(house.get("/api/rejected?limit=1000&site=" + site))
                .get("rejected");
    }

    private static long requests() {
        HttpResponse<String> answer =
                house.post(
                        "/api/v2/query",
                        """
                        {"site_id":"example.com","metrics":["requests"],"date_range":"day",
                         "filters":[["is","event:page",["/kept"]]],"include":{"bots":true}}
                        """);
        JsonNode results = RunningHouse.json(answer).path("results");
        return results.isEmpty() ? 0 : results.get(0).get("metrics").get(0).asLong();
    }
}
