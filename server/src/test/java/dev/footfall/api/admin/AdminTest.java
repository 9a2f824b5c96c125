package dev.footfall.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.account.Reply;
import dev.footfall.account.Scope;
import dev.footfall.account.SiteWords;
import dev.footfall.model.DropReason;
import dev.footfall.model.Rejected;
import dev.footfall.model.Site;
import dev.footfall.store.Appended;
import dev.footfall.store.Batch;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class AdminTest {

    private static final String SITES = "/api/v1/sites";

    @TempDir Path folder;
    private AdminServer server;

    @BeforeEach
    void start() {
        server = new AdminServer(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Site site(String domain) {
        Reply<Site> reply = server.accounts.sites().add(new SiteWords(domain, "", "", ""));
        return ((Reply.Done<Site>) reply).value();
    }

    private HttpResponse<String> admin(String method, String path, String body) {
        return server.call(method, path, server.admin, body);
    }

    private static String error(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonNode json = AdminServer.json(answer);
        return json.path("error").asString("") + json.path("detail").asString("");
    }

    private static String ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void makes_shows_changes_and_removes_a_site() {
        String made =
                "{\"domain\":\"example.com\",\"timezone\":\"Europe/London\",\"custom_properties\":[],"
                        + "\"identity\":\"daily\",\"visit_timeout\":\"30m\","
                        + "\"path_trailing_slash\":\"keep\",\"path_case\":\"keep\","
                        + "\"path_parameters\":[]}";
        String wish = "{\"domain\":\"example.com\",\"timezone\":\"Europe/London\"}";
        assertThat(ok(admin("POST", SITES, wish))).isEqualTo(made);
        assertThat(ok(server.get(SITES + "/example.com", server.admin))).isEqualTo(made);
        String changed =
                ok(
                        admin(
                                "PUT",
                                SITES + "/example.com",
                                "{\"domain\":\"new.com\",\"visit_timeout\":3600}"));
        assertThat(changed).contains("\"new.com\"", "Europe/London", "\"1h\"");
        String paths = "{\"path_trailing_slash\":\"cut\",\"path_parameters\":[\"id\",\"q\"]}";
        assertThat(ok(admin("PUT", SITES + "/new.com", paths)))
                .contains("\"path_trailing_slash\":\"cut\",\"path_case\":\"keep\"")
                .contains("\"path_parameters\":[\"id\",\"q\"]");
        assertThat(ok(admin("PUT", SITES + "/new.com", "{\"path_parameters\":[]}")))
                .contains("\"cut\"", "\"path_parameters\":[]");
        assertThat(error(server.get(SITES + "/example.com", server.admin), 404))
                .isEqualTo("Site could not be found");
        assertThat(ok(admin("DELETE", SITES + "/new.com", ""))).isEqualTo("{\"deleted\":true}");
        assertThat(server.accounts.sites().all()).isEmpty();
        assertThat(error(admin("DELETE", SITES + "/new.com", ""), 404)).isNotEmpty();
    }

    @Test
    void takes_forms_as_plausibles_examples_send_them() {
        HttpResponse<String> form =
                server.call(
                        "POST",
                        SITES,
                        server.admin,
                        "domain=a.com&timezone=Asia%2FKolkata",
                        "application/x-www-form-urlencoded");
        assertThat(ok(form)).contains("Asia/Kolkata");
        String parts =
                "--b\r\nContent-Disposition: form-data; name=\"domain\"\r\n\r\nb.com\r\n--b--\r\n";
        HttpResponse<String> multipart =
                server.call("POST", SITES, server.admin, parts, "multipart/form-data; boundary=b");
        assertThat(ok(multipart)).contains("\"b.com\"");
    }

    @Test
    void names_the_field_at_fault() {
        site("taken.com");
        assertThat(error(admin("POST", SITES, "{}"), 400)).startsWith("domain: ");
        assertThat(error(admin("POST", SITES, ""), 400)).startsWith("domain: ");
        assertThat(error(admin("POST", SITES, "{\"domain\":\"taken.com\"}"), 400))
                .startsWith("domain: ");
        assertThat(error(admin("POST", SITES, "{\"domain\":{\"a\":1}}"), 400))
                .startsWith("domain: ");
        assertThat(error(admin("PUT", SITES + "/taken.com", "{\"path_case\":\"upper\"}"), 400))
                .isEqualTo("path_case: must be keep or lower");
        assertThat(error(admin("PUT", SITES + "/taken.com", "{\"path_parameters\":\"a b\"}"), 400))
                .startsWith("path_parameters: ");
        assertThat(error(admin("POST", SITES, "{\"domain\":\"a\\u0000\"}"), 400))
                .startsWith("domain: ");
        assertThat(error(admin("POST", SITES, "{\"domain\":\"a\",\"timezone\":\"Mars\"}"), 400))
                .startsWith("timezone: ");
        assertThat(error(admin("PUT", SITES + "/taken.com", "{\"identity\":\"x\"}"), 400))
                .startsWith("identity: ");
        assertThat(error(server.get(SITES + "?limit=0", server.admin), 400)).startsWith("limit: ");
        assertThat(error(server.get(SITES + "?after=%25%25", server.admin), 400)).contains("after");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "7", "\"x\"", "{}{}", "{\"a\":1,\"a\":2", "\u0000"})
    void refuses_bodies_that_are_no_json_object(String body) {
        assertThat(error(admin("POST", SITES, body), 400)).startsWith("body: ");
        assertThat(error(admin("POST", "/api/keys", body), 400)).startsWith("body: ");
        assertThat(error(admin("PUT", SITES + "/goals", body), 400)).startsWith("body: ");
    }

    @Test
    void refuses_deep_and_huge_bodies() {
        String deep = "[".repeat(5000) + "]".repeat(5000);
        assertThat(error(admin("POST", SITES, "{\"domain\":" + deep + "}"), 400))
                .startsWith("body: ");
        String huge = "{\"domain\":\"" + "a".repeat(70_000) + "\"}";
        assertThat(admin("POST", SITES, huge).statusCode()).isEqualTo(413);
    }

    @Test
    void lists_sites_page_by_page_in_both_directions() {
        for (String domain : List.of("c.com", "a.com", "e.com", "b.com", "d.com")) {
            site(domain);
        }
        JsonNode first = AdminServer.json(server.get(SITES + "?limit=2", server.admin));
        assertThat(domains(first)).isEqualTo("a.com b.com");
        assertThat(first.at("/meta/before").isNull()).isTrue();
        assertThat(first.at("/meta/limit").asInt()).isEqualTo(2);
        JsonNode second = next(first, "after");
        assertThat(domains(second)).isEqualTo("c.com d.com");
        JsonNode third = next(second, "after");
        assertThat(domains(third)).isEqualTo("e.com");
        assertThat(third.at("/meta/after").isNull()).isTrue();
        assertThat(domains(next(third, "before"))).isEqualTo("c.com d.com");
        assertThat(domains(next(second, "before"))).isEqualTo("a.com b.com");
    }

    private JsonNode next(JsonNode page, String way) {
        String cursor = page.at("/meta/" + way).asString();
        return AdminServer.json(server.get(SITES + "?limit=2&" + way + "=" + cursor, server.admin));
    }

    private static String domains(JsonNode page) {
        return String.join(
                " ",
                page.get("sites")
                        .valueStream()
                        .map(site -> site.get("domain").asString())
                        .toList());
    }

    @Test
    void shows_a_key_no_more_than_its_site_and_scope() {
        Site mine = site("mine.com");
        site("other.com");
        String reader = server.key(mine, Scope.READ);
        String owner = server.key(mine, Scope.ADMIN);
        String sender = server.key(mine, Scope.INGEST);
        assertThat(domains(AdminServer.json(server.get(SITES, reader)))).isEqualTo("mine.com");
        error(server.get(SITES + "/other.com", reader), 404);
        error(server.get(SITES, sender), 403);
        error(server.get(SITES, ""), 401);
        error(server.get(SITES, "wrong"), 401);
        error(server.call("PUT", SITES + "/mine.com", reader, "{}"), 403);
        ok(server.call("PUT", SITES + "/mine.com", owner, "{\"visit_timeout\":\"5m\"}"));
        error(server.call("DELETE", SITES + "/other.com", owner, ""), 404);
        error(server.call("POST", SITES, owner, "{\"domain\":\"x.com\"}"), 403);
        error(server.get("/api/keys", owner), 403);
        error(server.get("/api/keys", reader), 403);
        error(server.get("/api/keys", ""), 401);
    }

    @Test
    void lists_sites_without_a_key_where_the_stats_are_open() throws Exception {
        server.close();
        server = new AdminServer(folder.resolve("open"), "stats");
        site("a.com");
        assertThat(ok(server.get(SITES, ""))).contains("a.com");
        error(server.call("POST", SITES, "", "{\"domain\":\"b.com\"}"), 401);
        error(server.get("/api/rejected", ""), 401);
    }

    @Test
    void puts_lists_and_removes_goals() {
        site("a.com");
        String wish = "{\"site_id\":\"a.com\",\"goal_type\":\"event\",\"event_name\":\"Signup\"}";
        String goal = ok(admin("PUT", SITES + "/goals", wish));
        assertThat(ok(admin("PUT", SITES + "/goals", wish))).isEqualTo(goal);
        JsonNode json = AdminServer.json(admin("PUT", SITES + "/goals", wish));
        assertThat(json.get("display_name").asString()).isEqualTo("Signup");
        assertThat(json.get("page_path").isNull()).isTrue();
        String page = "{\"site_id\":\"a.com\",\"goal_type\":\"page\",\"page_path\":\"/buy/*\"}";
        assertThat(ok(admin("PUT", SITES + "/goals", page))).contains("Visit /buy/*");
        assertThat(
                        AdminServer.json(server.get(SITES + "/goals?site_id=a.com", server.admin))
                                .get("goals"))
                .hasSize(2);
        String path = SITES + "/goals/" + json.get("id").asString();
        ok(admin("DELETE", path, "{\"site_id\":\"a.com\"}"));
        error(admin("DELETE", path, "{\"site_id\":\"a.com\"}"), 404);
        error(admin("DELETE", SITES + "/goals/x", "{\"site_id\":\"a.com\"}"), 404);
        assertThat(error(admin("PUT", SITES + "/goals", "{\"site_id\":\"a.com\"}"), 400))
                .startsWith("goal_type: ");
        assertThat(error(admin("PUT", SITES + "/goals", "{}"), 400)).startsWith("site_id: ");
        error(admin("PUT", SITES + "/goals", wish.replace("a.com", "b.com")), 404);
    }

    @Test
    void makes_a_key_and_shows_its_text_once() {
        Site mine = site("mine.com");
        HttpResponse<String> made =
                admin(
                        "POST",
                        "/api/keys",
                        "{\"name\":\"web\",\"scopes\":[\"read\",\"ingest\"],\"site\":\"mine.com\"}");
        assertThat(made.statusCode()).isEqualTo(201);
        JsonNode key = AdminServer.json(made);
        String text = key.get("key").asString();
        assertThat(server.accounts.keys().find(text).orElseThrow().may(Scope.READ, mine.number()))
                .isTrue();
        String list = ok(server.get("/api/keys", server.admin));
        assertThat(list).contains("\"web\"", "\"ingest\",\"read\"").doesNotContain(text);
        String path = "/api/keys/" + key.get("id").asString();
        ok(admin("DELETE", path, ""));
        error(admin("DELETE", path, ""), 404);
        error(server.get(SITES, text), 401);
    }

    @Test
    void refuses_wrong_keys_by_field() {
        String[] wrong = {
            "{\"scopes\":\"read\"}", "name",
            "{\"name\":\"a\"}", "scopes",
            "{\"name\":\"a\",\"scopes\":[\"write\"]}", "scopes",
            "{\"name\":\"a\",\"scopes\":\"read\",\"site\":\"no.com\"}", "site"
        };
        for (int i = 0; i < wrong.length; i += 2) {
            assertThat(error(admin("POST", "/api/keys", wrong[i]), 400))
                    .startsWith(wrong[i + 1] + ": ");
        }
        String last = server.accounts.keys().all().getFirst().id();
        assertThat(error(admin("DELETE", "/api/keys/" + last, ""), 409)).startsWith("id: ");
    }

    @Test
    void shows_rejected_input_to_those_who_may_see_the_site() throws Exception {
        Site mine = site("mine.com");
        List<Rejected> two = List.of(rejected("mine.com", 1_000_001), rejected("typo.com", 2));
        Appended.to(server.store, new Batch(List.of(), two));
        JsonNode all = AdminServer.json(server.get("/api/rejected", server.admin)).get("rejected");
        assertThat(all).hasSize(2);
        assertThat(all.get(0).get("site").asString()).isEqualTo("typo.com");
        assertThat(all.get(1).get("at").asString()).isEqualTo("1970-01-01T00:00:01.000001Z");
        assertThat(all.get(1).get("reason").asString()).isEqualTo("prefetch");
        String reader = server.key(mine, Scope.READ);
        assertThat(AdminServer.json(server.get("/api/rejected", reader)).get("rejected"))
                .hasSize(1);
        error(server.get("/api/rejected?site=typo.com", reader), 403);
        assertThat(error(server.get("/api/rejected?limit=1001", server.admin), 400))
                .startsWith("limit: ");
        assertThat(ok(server.get("/api/rejected?site=typo.com&limit=1", server.admin)))
                .contains("typo.com");
    }

    @Test
    void pages_searches_and_counts_rejected_input() throws Exception {
        List<Rejected> three =
                List.of(
                        rejected("one.com", 1),
                        new Rejected(
                                2, "capture", "one.com", DropReason.INVALID, "Path: odd", "{}"),
                        rejected("two.com", 3));
        Appended.to(server.store, new Batch(List.of(), three));
        JsonNode first = rejected("?site=one.com&limit=1");
        assertThat(first.get("rejected").get(0).get("reason").asString()).isEqualTo("invalid");
        assertThat(first.get("reasons").toString())
                .contains(
                        "\"reason\":\"prefetch\",\"count\":1,\"last\":\"1970-01-01T00:00:00.000001Z\"");
        String next = first.get("next").asString();
        JsonNode second = rejected("?site=one.com&limit=1&cursor=" + next);
        assertThat(second.get("rejected").get(0).get("reason").asString()).isEqualTo("prefetch");
        assertThat(second.has("next")).isFalse();
        long id = first.get("rejected").get(0).get("id").asLong();
        assertThat(rejected("?limit=1&cursor=" + (id + 1)).get("rejected").get(0))
                .isEqualTo(first.get("rejected").get(0));
        assertThat(rejected("?reason=prefetch").get("rejected")).hasSize(2);
        assertThat(rejected("?search=PATH").get("rejected")).hasSize(1);
        assertThat(rejected("?search=nothing-like-it").get("rejected")).isEmpty();
        for (String wrong : List.of("reason=odd", "cursor=odd", "search=" + "x".repeat(201))) {
            String name = wrong.substring(0, wrong.indexOf('='));
            assertThat(error(server.get("/api/rejected?" + wrong, server.admin), 400))
                    .startsWith(name + ": ");
        }
    }

    private JsonNode rejected(String query) throws Exception {
        return AdminServer.json(server.get("/api/rejected" + query, server.admin));
    }

    private static Rejected rejected(String domain, long at) {
        return new Rejected(at, "event", domain, DropReason.PREFETCH, "why", "{}");
    }
}
