package dev.footfall.api.exchanges;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.account.Reply;
import dev.footfall.account.Scope;
import dev.footfall.account.SiteWords;
import dev.footfall.api.RunningHouse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// `/api/exchanges` as its readers find it, fed by `/api/capture`, over real HTTP.
class ExchangesTest {

    private static final String ID = "0198f3c2-7c1e-7b52-9a51-0c2f6a1d9e01";
    private static final String HERE = "?site_id=example.com";
    private static final String WHOLE =
            """
            {"id": "%s", "time": "2026-11-21T04:30:00Z", "method": "POST", "scheme": "https",
             "host": "api.example", "path": "/v1/orders?page=2", "status": 201, "route": "/v1/orders",
             "duration_us": 8300, "ttfb": 7.125, "bytes_in": 17, "bytes_out": 11,
             "consumer": "shop", "trace_id": "4bf92f35", "outcome": "completed", "sequence": 9,
             "request": {
                "headers": {"Content-Type": ["application/json"], "Accept": ["a/b", "c/d"],
                            "user-agent": "curl/8.5", "X-Forwarded-For": ["192.0.2.7"]},
                "body": {"text": "{\\"größe\\": [1, 2]}", "size": 19, "sha256": "%s"}},
             "response": {
                "headers": {"Content-Type": ["application/json"]},
                "body": {"base64": "eyJvayI6dHJ1ZX0=", "type": "application/json"}}}
            """
                    .formatted(ID, "AB".repeat(32));

    @TempDir Path folder;

    private RunningHouse house;

    @BeforeEach
    void open() throws IOException {
        house = RunningHouse.open(folder);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_captured_exchange_is_read_whole() {
        capture(WHOLE);
        JsonNode kept = RunningHouse.json(house.get("/api/exchanges/" + ID));
        assertThat(kept.path("time").asString()).isEqualTo("2026-11-21T04:30:00Z");
        assertThat(kept.path("method").asString()).isEqualTo("POST");
        assertThat(kept.path("path").asString()).isEqualTo("/v1/orders");
        assertThat(kept.path("query").asString()).isEqualTo("page=2");
        assertThat(kept.path("status").asInt()).isEqualTo(201);
        assertThat(kept.path("ttfb").decimalValue()).isEqualByComparingTo("7.125");
        assertThat(kept.path("consumer").asString()).isEqualTo("shop");
        assertThat(kept.path("user_agent").asString()).isEqualTo("curl/8.5");
        assertThat(kept.path("trace_id").asString()).isEqualTo("4bf92f35");
        assertThat(kept.path("outcome").asString()).isEqualTo("completed");
        assertThat(kept.path("sequence").asInt()).isEqualTo(9);
        assertThat(kept.at("/request/headers").toString())
                .isEqualTo(
                        "{\"Content-Type\":[\"application/json\"],\"Accept\":[\"a/b\",\"c/d\"],"
                                + "\"user-agent\":[\"curl/8.5\"],\"X-Forwarded-For\":[\"***\"]}");
        assertThat(kept.at("/request/body").toString())
                .isEqualTo(
                        "{\"text\":\"{\\\"größe\\\": [1, 2]}\",\"type\":\"application/json\","
                                + "\"size\":19,\"sha256\":\"%s\"}".formatted("ab".repeat(32)));
        assertThat(kept.at("/response/body").toString())
                .isEqualTo(
                        "{\"text\":\"{\\\"ok\\\":true}\",\"type\":\"application/json\",\"size\":11}");
        JsonNode event = RunningHouse.json(house.get("/api/explain/" + ID));
        assertThat(event.at("/event/method").asString()).isEqualTo("POST");
    }

    @Test
    void what_is_sent_again_is_kept_once_and_counts_alone_are_not_kept() {
        capture(WHOLE);
        assertThat(capture(WHOLE).path("repeated").asInt()).isOne();
        capture(item("/counted", ""));
        assertThat(ids(HERE)).containsExactly(ID);
    }

    @Test
    void an_outgoing_call_is_kept_once_without_details_and_counted_nowhere() {
        String call =
                """
                {"id": "0198f3c2-7c1e-7b52-9a51-0c2f6a1d9e02", "method": "GET", "path": "/pay",
                 "host": "bank.example", "route": "bank.example/pay", "status": 200,
                 "time": "2026-11-21T04:30:00Z", "direction": "outgoing"}
                """;
        assertThat(capture(call).path("accepted").asInt()).isOne();
        JsonNode again = capture(call);
        assertThat(again.path("accepted").asInt()).isZero();
        assertThat(again.path("repeated").asInt()).isOne();
        capture(WHOLE);
        JsonNode kept =
                RunningHouse.json(house.get("/api/exchanges/0198f3c2-7c1e-7b52-9a51-0c2f6a1d9e02"));
        assertThat(kept.path("direction").asString()).isEqualTo("outgoing");
        assertThat(kept.path("route").asString()).isEqualTo("bank.example/pay");
        assertThat(ids(HERE)).hasSize(2);
        assertThat(ids(HERE + "&direction=outgoing"))
                .containsExactly("0198f3c2-7c1e-7b52-9a51-0c2f6a1d9e02");
        assertThat(ids(HERE + "&direction=incoming")).containsExactly(ID);
        assertThat(house.get("/api/exchanges" + HERE + "&direction=up").statusCode())
                .isEqualTo(400);
        assertThat(house.get("/api/explain/0198f3c2-7c1e-7b52-9a51-0c2f6a1d9e02").statusCode())
                .isEqualTo(404);
    }

    @Test
    void an_outgoing_call_must_be_possible_too() {
        String call = "{\"method\":\"GET\",\"path\":\"/\",\"direction\":\"%s\",\"time\":%d}";
        assertThat(capture(call.formatted("outgoing", 7)).at("/dropped/0/reason").asString())
                .isEqualTo("too_old");
        assertThat(capture(call.formatted("up", 7)).at("/dropped/0/detail").asString())
                .isEqualTo("direction: must be incoming or outgoing");
        assertThat(ids(HERE)).isEmpty();
    }

    @Test
    void pages_make_up_the_whole() {
        List<String> items = new ArrayList<>();
        for (int i = 0; i < 57; i++) {
            items.add(item("/" + i, ",\"time\":" + (1_795_235_400_000_000L + i / 3)));
        }
        house.post("/api/capture", batch(String.join(",", items)));
        List<String> whole = ids(HERE + "&limit=1000");
        assertThat(whole).hasSize(57).doesNotHaveDuplicates();
        List<String> paged = new ArrayList<>();
        String cursor = "";
        do {
            String query = HERE + "&limit=10" + (cursor.isEmpty() ? "" : "&cursor=" + cursor);
            JsonNode page = RunningHouse.json(house.get("/api/exchanges" + query));
            page.path("exchanges").forEach(one -> paged.add(one.path("id").asString()));
            cursor = page.path("next").asString("");
        } while (!cursor.isEmpty());
        assertThat(paged).isEqualTo(whole);
    }

    @Test
    void filters_hold_together_and_say_what_they_do_not_understand() {
        capture(WHOLE);
        capture(item("/v1/other", ",\"time\":\"2026-11-20T04:30:00Z\""));
        for (String met :
                List.of(
                        "method=post,put&status=2xx,404&path=/v1/ord&outcome=completed,timeout",
                        "route=/v1/orders&consumer=shop&trace_id=4bf92f35&has=body",
                        "path=*orders*&from=2026-11-21&to=2026-11-21",
                        "from=2026-11-21T05:30:00%2B01:00&to=2026-11-21T04:30:00.000001Z")) {
            assertThat(ids(HERE + "&" + met)).as(met).containsExactly(ID);
        }
        for (String unmet : List.of("status=201,5xx&method=GET", "to=2026-11-19", "path=/v2")) {
            assertThat(ids(HERE + "&" + unmet)).as(unmet).isEmpty();
        }
        refused("status=6xx", "status: must be");
        refused("status=200,ok", "status: must be");
        refused("outcome=fine", "outcome: must be one of completed, exception, client-gone");
        refused("from=yesterday", "from: must be like");
        refused("to=2026-02-30", "to: must be like");
        refused("has=soul", "has: must be body");
        refused("limit=0", "limit: must be");
        refused("limit=1001", "limit: must be");
        refused("cursor=abc", "cursor: must be");
        refused("cursor=%00", "cursor: must be");
        refused("path=%00", "path: has the character 0");
        refused("method=" + "x,".repeat(30), "method: names more than 20");
    }

    @Test
    void only_keys_for_the_site_see_it_and_only_its_admins_remove() {
        capture(WHOLE);
        String reader = key(Scope.READ, RunningHouse.SITE);
        String ingester = key(Scope.INGEST, RunningHouse.SITE);
        assertThat(house.house.accounts().sites().add(SiteWords.named("other.example")))
                .isInstanceOf(Reply.Done.class);
        String stranger = key(Scope.ADMIN, "other.example");
        assertThat(status("GET", "/api/exchanges", "")).isEqualTo(401);
        assertThat(status("GET", "/api/exchanges/" + ID, "")).isEqualTo(401);
        assertThat(status("GET", "/api/exchanges", ingester)).isEqualTo(403);
        assertThat(status("GET", "/api/exchanges", reader)).isEqualTo(200);
        assertThat(status("GET", "/api/exchanges/" + ID, reader)).isEqualTo(200);
        assertThat(status("GET", "/api/exchanges/" + ID, stranger)).isEqualTo(404);
        assertThat(status("GET", "/api/exchanges/" + ID + "/request.curl", stranger))
                .isEqualTo(404);
        assertThat(status("GET", "/api/exchanges" + HERE, stranger)).isEqualTo(404);
        assertThat(status("GET", "/api/exchanges/losses" + HERE, stranger)).isEqualTo(404);
        assertThat(status("DELETE", "/api/exchanges/" + ID, reader)).isEqualTo(403);
        assertThat(status("DELETE", "/api/exchanges?all=true", reader)).isEqualTo(403);
        assertThat(status("DELETE", "/api/exchanges/" + ID, stranger)).isEqualTo(404);
        assertThat(ids(HERE)).containsExactly(ID);
    }

    @Test
    void exchanges_are_removed_one_by_one_or_by_filters() {
        capture(WHOLE);
        capture(item("/a", ""));
        capture(item("/b", ""));
        assertThat(house.call("DELETE", "/api/exchanges/" + ID, "").statusCode()).isEqualTo(204);
        assertThat(house.call("DELETE", "/api/exchanges/" + ID, "").statusCode()).isEqualTo(404);
        assertThat(house.get("/api/exchanges/" + ID).statusCode()).isEqualTo(404);
        HttpResponse<String> everything = house.call("DELETE", "/api/exchanges" + HERE, "");
        assertThat(everything.statusCode()).isEqualTo(400);
        assertThat(everything.body()).contains("all: say which");
        assertThat(house.call("DELETE", "/api/exchanges" + HERE + "&path=/a", "").body())
                .isEqualTo("{\"removed\":1}");
        assertThat(house.call("DELETE", "/api/exchanges" + HERE + "&all=true", "").body())
                .isEqualTo("{\"removed\":1}");
        assertThat(ids(HERE)).isEmpty();
    }

    @Test
    void what_capture_libraries_lost_is_shown() {
        String lost =
                "{\"site\":\"example.com\",\"exchanges\":[%s],\"losses\":{\"queue-full\":7,\"io\":0,\"x\":1}}"
                        .formatted(WHOLE);
        house.post("/api/capture", lost);
        house.post("/api/capture", lost);
        house.post(
                "/api/capture",
                "{\"site\":\"example.com\",\"exchanges\":[],\"losses\":{\"queue-full\":3}}");
        JsonNode losses = RunningHouse.json(house.get("/api/exchanges/losses" + HERE));
        assertThat(losses.at("/losses/0/reason").asString()).isEqualTo("queue-full");
        assertThat(losses.at("/losses/0/lost").asInt()).isEqualTo(10);
        assertThat(losses.at("/losses/1/reason").asString()).isEqualTo("x");
        assertThat(losses.path("losses")).hasSize(2);
        assertThat(house.get("/metrics").body())
                .contains("footfall_capture_losses_total{reason=\"queue-full\"} 10.0");
        assertThat(house.get("/health/ready").body()).contains("lost 11 exchanges");
        for (String bad : List.of("7", "[]", "{\"a\":-1}", "{\"a\":1.5}", "{\"a\":\"1\"}")) {
            HttpResponse<String> answer =
                    house.post(
                            "/api/capture",
                            "{\"site\":\"example.com\",\"exchanges\":[],\"losses\":" + bad + "}");
            assertThat(answer.statusCode()).as(bad).isEqualTo(400);
            assertThat(answer.body()).as(bad).contains("losses: ");
        }
    }

    @Test
    void the_bounds_of_the_settings_hold() throws IOException {
        capture(WHOLE);
        house.close();
        house = RunningHouse.open(folder, "capture.keep.most = 0");
        // The first look is taken at the start, on a thread of its own.
        long patience = System.nanoTime() + 20_000_000_000L;
        while (!ids(HERE).isEmpty() && System.nanoTime() < patience) {
            Thread.onSpinWait();
        }
        assertThat(ids(HERE)).isEmpty();
    }

    private JsonNode capture(String item) {
        return RunningHouse.json(house.post("/api/capture", batch(item)));
    }

    private static String batch(String items) {
        return "{\"site\":\"example.com\",\"exchanges\":[" + items + "]}";
    }

    /// With a request that was captured, where there is more than the path.
    private static String item(String path, String more) {
        return "{\"method\":\"GET\",\"path\":\"%s\"%s%s}"
                .formatted(path, more, path.equals("/counted") ? "" : ",\"request\":{}");
    }

    private List<String> ids(String query) {
        List<String> ids = new ArrayList<>();
        RunningHouse.json(house.get("/api/exchanges" + query))
                .path("exchanges")
                .forEach(one -> ids.add(one.path("id").asString()));
        return ids;
    }

    private void refused(String query, String detail) {
        HttpResponse<String> answer = house.get("/api/exchanges" + HERE + "&" + query);
        assertThat(answer.statusCode()).as(query).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(answer.body()).as(query).contains(detail);
    }

    private int status(String method, String path, String key) {
        return house.send(method, path, key, "application/json", new byte[0]).statusCode();
    }

    private String key(Scope scope, String site) {
        String body =
                "{\"name\":\"k\",\"scopes\":[\"%s\"],\"site\":\"%s\"}"
                        .formatted(scope.word(), site);
        return RunningHouse.json(house.post("/api/keys", body)).path("key").asString();
    }
}
