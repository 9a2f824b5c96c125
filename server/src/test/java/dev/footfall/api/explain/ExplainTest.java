package dev.footfall.api.explain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.account.Keys;
import dev.footfall.account.Reply;
import dev.footfall.account.Scope;
import dev.footfall.account.SiteWords;
import dev.footfall.api.RunningHouse;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ExplainTest {

    private static final String PAGE =
            """
            {"domain":"example.com","name":"pageview","url":"https://example.com/shop",
             "referrer":"https://www.google.com/"}
            """;

    private static final String LINE =
            "81.2.69.160 - - [20/Nov/2026:10:00:00 +0000] \"GET /guest/7 HTTP/1.1\" 200 512"
                    + " \"https://duckduckgo.com/\" \"%s\"\n";

    @TempDir static Path folder;
    private static RunningHouse house;
    private static String readKey = "";
    private static String otherKey = "";

    @BeforeAll
    static void open() throws IOException {
        house = RunningHouse.open(folder);
        int site = house.house.accounts().sites().find(RunningHouse.SITE).orElseThrow().number();
        readKey = key(site);
        assertThat(house.house.accounts().sites().add(SiteWords.named("other.example")))
                .isInstanceOf(Reply.Done.class);
        otherKey = key(house.house.accounts().sites().find("other.example").orElseThrow().number());
    }

    private static String key(int site) {
        return switch (house.house.accounts().keys().add("test", List.of(Scope.READ), site)) {
            case Reply.Done<Keys.Created>(Keys.Created made) -> made.text();
            case Reply.Refused<Keys.Created> refused -> throw new AssertionError(refused);
        };
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static JsonNode explain(String parameters, String body) {
        HttpResponse<String> answer = house.post("/api/explain?" + parameters, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningHouse.json(answer);
    }

    private static JsonNode one(String parameters, String body) {
        JsonNode hits = explain(parameters, body).path("hits");
        assertThat(hits.size()).isOne();
        return hits.get(0);
    }

    private static HttpResponse<String> as(String key, String parameters, String body) {
        return house.send(
                "POST",
                "/api/explain?" + parameters,
                key,
                "application/json",
                body.getBytes(UTF_8));
    }

    private static String with(String name, String value) {
        return "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Test
    void tells_of_an_event_what_each_step_found_out() {
        JsonNode hit = one("surface=event", PAGE);
        assertThat(hit.path("outcome").asString()).isEqualTo("counted");
        assertThat(hit.at("/hit/path").asString()).isEqualTo("/shop");
        assertThat(hit.at("/hit/address").asString()).isEqualTo("127.0.0.1");
        assertThat(hit.at("/site/identity").asString()).isEqualTo("daily");
        assertThat(hit.at("/verdict/class").asString()).isEqualTo("person");
        assertThat(hit.at("/page/path").asString()).isEqualTo("/shop");
        List<String> steps = new ArrayList<>();
        hit.path("steps").forEach(step -> steps.add(step.path("step").asString()));
        assertThat(steps).contains("drop prefetch", "add agent").endsWith("add visitor");
        assertThat(found(hit, "add agent").path("browser").asString()).isEqualTo("Firefox");
        assertThat(found(hit, "add referral").path("source").asString()).isEqualTo("Google");
        assertThat(found(hit, "add visitor").path("visitor").asString())
                .isEqualTo(hit.at("/visitor/pseudonym").asString())
                .hasSize(16);
    }

    private static JsonNode found(JsonNode hit, String step) {
        for (JsonNode taken : hit.path("steps")) {
            if (taken.path("step").asString().equals(step)) {
                return taken.path("found");
            }
        }
        throw new AssertionError("no step " + step + " in " + hit);
    }

    @Test
    void tells_which_visit_a_hit_would_join_and_stores_nothing() throws IOException {
        String agent = with("user_agent", RunningHouse.AGENT.replace("145", "144"));
        JsonNode before = one("surface=event" + agent, PAGE);
        assertThat(before.at("/visit/outcome").asString()).isEqualTo("opens");
        String rows = stored();
        for (int i = 0; i < 3; i++) {
            one("surface=event" + agent, PAGE);
            one("surface=log&site=example.com", LINE.formatted("curl/8 " + i));
        }
        assertThat(stored()).isEqualTo(rows);
        assertThat(house.post("/api/event", PAGE).statusCode()).isEqualTo(202);
        assertThat(stored()).isNotEqualTo(rows);
        JsonNode after = one("surface=event", PAGE);
        assertThat(after.at("/visit/outcome").asString()).isEqualTo("joins");
        assertThat(after.at("/visit/visits/0/entry_page").asString()).isEqualTo("/shop");
        assertThat(after.at("/visit/visits/0/id").asLong()).isPositive();
    }

    private static String stored() throws IOException {
        String salts = Files.readString(folder.resolve("data/salts"));
        String query =
                """
                {"site_id":"example.com","metrics":["events"],"date_range":"all",
                 "include":{"bots":true}}
                """;
        return RunningHouse.json(house.post("/api/v2/query", query)).path("results")
                + salts
                + house.get("/api/rejected").body();
    }

    @Test
    void names_the_step_that_drops_a_hit_and_why() {
        String body = "{\"method\":\"GET\",\"path\":\"/\",\"time\":12}";
        JsonNode hit = one("surface=capture&site=example.com", body);
        assertThat(hit.path("outcome").asString()).isEqualTo("dropped");
        assertThat(hit.path("reason").asString()).isEqualTo("too_old");
        JsonNode last = hit.path("steps").get(hit.path("steps").size() - 1);
        assertThat(last.path("step").asString()).isEqualTo("drop impossible times");
        assertThat(last.path("outcome").asString()).isEqualTo("dropped");
        assertThat(last.path("detail").asString()).startsWith("timestamp: ");
        JsonNode unknown = one("surface=event", PAGE.replace("\"example.com\"", "\"x.example\""));
        assertThat(unknown.path("reason").asString()).isEqualTo("unknown_site");
    }

    @Test
    void reads_what_capture_reads() {
        String batch =
                """
                {"site":"example.com","exchanges":[
                 {"method":"GET","path":"/a?b=c","status":200,"address":"81.2.69.160"},
                 {"method":"GET","path":"/a","status":"fast"}]}
                """;
        JsonNode hits = explain("surface=capture", batch).path("hits");
        assertThat(hits.get(0).at("/hit/query").asString()).isEqualTo("b=c");
        assertThat(hits.get(0).at("/hit/exchange/status").asInt()).isEqualTo(200);
        assertThat(hits.get(1).path("outcome").asString()).isEqualTo("unreadable");
        assertThat(hits.get(1).at("/errors/status/0").asString()).isEqualTo("must be a number");
        assertThat(one("surface=capture", "{}").at("/errors/site/0").asString())
                .isEqualTo("is required");
    }

    @Test
    void reads_lines_of_a_log_in_a_named_format_or_in_one_that_it_finds_out() {
        String line = LINE.formatted(RunningHouse.AGENT);
        for (String format : List.of("", "&format=combined", "&format=auto")) {
            JsonNode hit = one("surface=log&site=example.com" + format, line);
            assertThat(hit.at("/hit/happened").asString()).isEqualTo("2026-11-20T10:00:00Z");
            assertThat(hit.at("/hit/address").asString()).isEqualTo("81.2.69.160");
            assertThat(hit.at("/hit/kind").asString()).isEqualTo("request");
            assertThat(found(hit, "decide page").path("kind").asString()).isEqualTo("pageview");
        }
        assertThat(one("surface=log&format=cobol", line).at("/errors/format/0").asString())
                .contains("there is no format 'cobol'");
        assertThat(one("surface=log&format=combined", "what?").at("/errors").toString())
                .isNotEmpty();
    }

    @Test
    void gives_the_field_errors_of_the_surface() {
        String wrong = "{\"domain\":\"example.com\",\"name\":\"\",\"url\":\"data:text/html,x\"}";
        HttpResponse<String> refused = house.post("/api/event", wrong);
        assertThat(refused.statusCode()).isEqualTo(400);
        JsonNode hit = one("surface=event", wrong);
        assertThat(hit.path("outcome").asString()).isEqualTo("unreadable");
        assertThat(hit.path("errors")).isEqualTo(RunningHouse.json(refused).path("errors"));
    }

    @Test
    void a_key_that_reads_is_not_told_who_an_address_is() {
        String stranger = "surface=event&address=81.2.69.160";
        JsonNode hit = RunningHouse.json(as(readKey, stranger, PAGE)).path("hits").get(0);
        assertThat(hit.path("outcome").asString()).isEqualTo("counted");
        assertThat(hit.at("/visitor/policy").asString()).isEqualTo("daily");
        assertThat(hit.toString()).doesNotContain("pseudonym").doesNotContain("\"visit\"");
        assertThat(found(hit, "add visitor").isEmpty()).isTrue();
        JsonNode own = RunningHouse.json(as(readKey, "surface=event", PAGE)).path("hits").get(0);
        assertThat(own.at("/visitor/pseudonym").asString()).hasSize(16);
        assertThat(one(stranger, PAGE).at("/visitor/pseudonym").asString()).hasSize(16);
    }

    @Test
    void a_key_of_another_site_is_refused_like_one_of_no_site() {
        assertThat(as(otherKey, "surface=event", PAGE).statusCode()).isEqualTo(403);
        String nowhere = PAGE.replace("\"example.com\"", "\"x.example\"");
        assertThat(as(otherKey, "surface=event", nowhere).statusCode()).isEqualTo(403);
        assertThat(as("", "surface=event", PAGE).statusCode()).isEqualTo(401);
    }

    @Test
    void names_the_surfaces_there_are() {
        HttpResponse<String> answer = house.post("/api/explain?surface=fax", PAGE);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("surface: must be one of capture, event, eye, log");
    }

    @Test
    void explains_a_bounded_number_of_hits_and_counts_the_rest() {
        JsonNode many = explain("surface=log&site=example.com", LINE.formatted("x").repeat(30));
        assertThat(many.path("hits").size()).isEqualTo(20);
        assertThat(many.path("left_out").asInt()).isEqualTo(10);
        HttpResponse<String> huge = house.post("/api/explain?surface=log", "x".repeat(2 << 20));
        assertThat(huge.statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::ffff:81.2.69.160",
                "fe80::1%eth0",
                "999.1.1.1",
                "not an address",
                "::",
                "1.2.3",
                "[2001:db8::1]:443",
                "\u0000\u0001",
                "0x7f.1",
                "١٢٧.٠.٠.١"
            })
    void absurd_addresses_give_an_answer(String address) {
        JsonNode hit = one("surface=event" + with("address", address), PAGE);
        assertThat(hit.path("outcome").asString()).isEqualTo("counted");
        assertThat(hit.at("/visitor/pseudonym").asString()).hasSize(16);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data:text/html,hi",
                "javascript:alert(1)",
                "https://",
                "https:///path",
                "https://bücher.example/straße?q=ü",
                "https://xn--bcher-kva.example/",
                "https://example.com/%zz%",
                "https://example.com:99999/",
                "https://user:secret@example.com/a",
                "//example.com/a",
                "http://[::1/",
                "http://exa mple.com/",
                "x"
            })
    void absurd_urls_are_counted_or_refused_by_name_but_never_fail(String url) {
        String body =
                "{\"domain\":\"example.com\",\"name\":\"pageview\",\"url\":\"%s\",\"referrer\":\"%s\"}"
                        .formatted(url, url);
        JsonNode hit = one("surface=event", body);
        if (hit.path("outcome").asString().equals("unreadable")) {
            assertThat(hit.at("/errors/url/0").asString()).isNotEmpty();
        } else {
            assertThat(hit.path("outcome").asString()).isEqualTo("counted");
            assertThat(hit.at("/page/path").asString()).startsWith("/");
        }
        assertThat(hit.path("steps").toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 900, 7000})
    void absurd_agents_give_an_answer(int length) {
        String agent = "Mozilla/5.0 ((((".repeat(length / 16) + "\u0000\u0007\ud83d ;;;";
        JsonNode hit = one("surface=event" + with("user_agent", agent), PAGE);
        assertThat(hit.path("outcome").asString()).isEqualTo("counted");
    }

    @Test
    void tells_what_is_stored_of_an_event_and_its_visit_without_an_address() {
        HttpResponse<String> sent = house.post("/api/event", PAGE);
        String id = sent.headers().firstValue("X-Footfall-Event").orElse("");
        HttpResponse<String> answer = house.get("/api/explain/" + id);
        JsonNode stored = RunningHouse.json(answer);
        assertThat(stored.at("/event/path").asString()).isEqualTo("/shop");
        assertThat(stored.at("/event/bot").asString()).isEqualTo("person");
        assertThat(stored.at("/event/happened").asString()).startsWith("20");
        assertThat(stored.at("/visit/id").asLong()).isEqualTo(stored.at("/event/visit").asLong());
        assertThat(stored.at("/visit/open").asBoolean()).isTrue();
        assertThat(answer.body()).doesNotContain("127.0.0.1");
        assertThat(of(otherKey, id)).isEqualTo(404);
        assertThat(of(readKey, id)).isEqualTo(200);
        assertThat(house.get("/api/explain/" + id.replace('-', '0')).statusCode()).isEqualTo(400);
        assertThat(house.get("/api/explain/00000000-0000-0000-0000-000000000000").statusCode())
                .isEqualTo(404);
    }

    private static int of(String key, String id) {
        return house.send("GET", "/api/explain/" + id, key, "", new byte[0]).statusCode();
    }
}
