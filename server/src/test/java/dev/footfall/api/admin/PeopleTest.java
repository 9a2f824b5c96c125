package dev.footfall.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.account.SiteWords;
import dev.footfall.api.Json;
import dev.footfall.api.RunningHouse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Users, their sign-ins, shared links, segments and annotations, over HTTP.
class PeopleTest {

    private static final String PASSWORD = "correct horse battery";
    private static final String LINKS = "/api/v1/sites/shared-links";

    @TempDir Path folder;
    private RunningHouse house;

    @BeforeEach
    void open() throws IOException {
        house = RunningHouse.open(folder);
        house.house.accounts().sites().add(SiteWords.named("other.example"));
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void reopen() throws IOException {
        house.close();
        house = RunningHouse.open(folder);
    }

    private HttpResponse<String> as(String key, String method, String path, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return house.send(method, path, key, "application/json", bytes);
    }

    private HttpResponse<String> admin(String method, String path, String body) {
        return as(RunningHouse.KEY, method, path, body);
    }

    private static JsonNode json(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Json.MAPPER.readTree(answer.body());
    }

    private static String detail(HttpResponse<String> answer, int status) {
        JsonNode json = json(answer, status);
        return json.path("detail").asString("") + json.path("error").asString("");
    }

    private long user(String email, String role, String sites) {
        String body =
                """
                {"email": "%s", "role": "%s", "sites": [%s], "password": "%s"}
                """
                        .formatted(email, role, sites, PASSWORD);
        return json(admin("POST", "/api/users", body), 201).path("id").asLong();
    }

    private HttpResponse<String> trySignIn(String email, String password) {
        return as(
                "",
                "POST",
                "/api/session",
                "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password));
    }

    private String signIn(String email) {
        return json(trySignIn(email, PASSWORD), 201).path("token").asString();
    }

    private int reads(String token, String site) {
        String query =
                """
                {"site_id": "%s", "metrics": ["visitors"], "date_range": "7d"}
                """
                        .formatted(site);
        return as(token, "POST", "/api/v2/query", query).statusCode();
    }

    @Test
    void a_viewer_reads_the_sites_they_were_given_and_changes_nothing() {
        user("Ann@Example.com", "viewer", "\"example.com\"");
        String token = signIn(" ann@example.com ");
        assertThat(reads(token, "example.com")).isEqualTo(200);
        assertThat(reads(token, "other.example")).isEqualTo(401);
        assertThat(as(token, "DELETE", "/api/v1/sites/example.com", "").statusCode())
                .isEqualTo(403);
        assertThat(as(token, "GET", "/api/keys", "").statusCode()).isEqualTo(403);
        assertThat(as(token, "GET", "/api/users", "").statusCode()).isEqualTo(403);
        JsonNode self = json(as(token, "GET", "/api/session", ""), 200);
        assertThat(self.at("/user/email").asString()).isEqualTo("ann@example.com");
        assertThat(self.path("sites").toString()).isEqualTo("[\"example.com\"]");
        assertThat(self.path("owner").asBoolean()).isFalse();
    }

    @Test
    void an_admin_of_all_sites_changes_them_but_cannot_make_keys_or_users() {
        user("bob@example.com", "admin", "");
        String token = signIn("bob@example.com");
        String zone = "{\"timezone\": \"Europe/Berlin\"}";
        json(as(token, "PUT", "/api/v1/sites/example.com", zone), 200);
        String key = "{\"name\": \"mine\", \"scopes\": [\"admin\"]}";
        assertThat(as(token, "POST", "/api/keys", key).statusCode()).isEqualTo(403);
        assertThat(detail(as(token, "POST", "/api/users", "{}"), 403)).contains("owner");
    }

    @Test
    void an_owner_adds_users_and_keys() {
        user("olga@example.com", "owner", "");
        String token = signIn("olga@example.com");
        String words = "{\"email\": \"new@example.com\", \"password\": \"" + PASSWORD + "\"}";
        json(as(token, "POST", "/api/users", words), 201);
        json(as(token, "GET", "/api/keys", ""), 200);
        assertThat(json(as(token, "GET", "/api/users", ""), 200).path("users")).hasSize(2);
    }

    @Test
    void users_and_sign_ins_survive_a_restart() throws IOException {
        user("ann@example.com", "viewer", "");
        String token = signIn("ann@example.com");
        reopen();
        assertThat(reads(token, "example.com")).isEqualTo(200);
        signIn("ann@example.com");
    }

    @Test
    void whoever_signs_out_is_out() {
        user("ann@example.com", "viewer", "");
        String token = signIn("ann@example.com");
        json(as(token, "DELETE", "/api/session", ""), 200);
        assertThat(reads(token, "example.com")).isEqualTo(401);
        assertThat(detail(admin("DELETE", "/api/session", ""), 404)).contains("a key");
    }

    @Test
    void another_password_ends_all_sign_ins() {
        user("ann@example.com", "viewer", "");
        String token = signIn("ann@example.com");
        String words =
                "{\"old_password\": \"%s\", \"password\": \"another one of ours\"}"
                        .formatted(PASSWORD);
        JsonNode fresh = json(as(token, "PUT", "/api/session/password", words), 201);
        assertThat(reads(token, "example.com")).isEqualTo(401);
        assertThat(reads(fresh.path("token").asString(), "example.com")).isEqualTo(200);
        assertThat(trySignIn("ann@example.com", PASSWORD).statusCode()).isEqualTo(401);
        json(trySignIn("ann@example.com", "another one of ours"), 201);
    }

    @Test
    void a_removed_user_is_out_at_once() {
        long id = user("ann@example.com", "viewer", "");
        String token = signIn("ann@example.com");
        json(admin("DELETE", "/api/users/" + id, ""), 200);
        assertThat(reads(token, "example.com")).isEqualTo(401);
        assertThat(admin("DELETE", "/api/users/" + id, "").statusCode()).isEqualTo(404);
    }

    @Test
    void after_ten_wrong_passwords_even_the_right_one_has_to_wait() {
        user("ann@example.com", "viewer", "");
        for (int i = 0; i < 10; i++) {
            assertThat(trySignIn("ann@example.com", "wrong wrong wrong").statusCode())
                    .isEqualTo(401);
        }
        HttpResponse<String> answer = trySignIn("ann@example.com", PASSWORD);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
    }

    @Test
    void an_unknown_user_is_answered_like_a_wrong_password() {
        user("ann@example.com", "viewer", "");
        assertThat(trySignIn("nobody@example.com", PASSWORD).body())
                .isEqualTo(trySignIn("ann@example.com", "wrong wrong wrong").body());
    }

    @Test
    void what_is_wrong_about_a_user_is_named() {
        user("ann@example.com", "viewer", "");
        List<String> wrong =
                List.of(
                        "{}",
                        "{\"email\": \"ann\", \"password\": \"%s\"}".formatted(PASSWORD),
                        "{\"email\": \"a@b.c\", \"password\": \"short\"}",
                        "{\"email\": \"ANN@example.com\", \"password\": \"%s\"}"
                                .formatted(PASSWORD),
                        "{\"email\": \"a@b.c\", \"role\": \"king\", \"password\": \"%s\"}"
                                .formatted(PASSWORD),
                        "{\"email\": \"a@b.c\", \"sites\": [\"no.example\"], \"password\": \"%s\"}"
                                .formatted(PASSWORD));
        List<String> told =
                wrong.stream().map(body -> detail(admin("POST", "/api/users", body), 400)).toList();
        assertThat(told.get(0)).startsWith("password");
        assertThat(told.get(1)).startsWith("email");
        assertThat(told.get(2)).startsWith("password");
        assertThat(told.get(3)).contains("already");
        assertThat(told.get(4)).startsWith("role");
        assertThat(told.get(5)).startsWith("sites");
    }

    @Test
    void no_password_and_no_token_lies_in_the_data_folder() throws IOException {
        user("ann@example.com", "viewer", "");
        String token = signIn("ann@example.com");
        house.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(text).doesNotContain(PASSWORD).doesNotContain(token);
            }
        }
        house = RunningHouse.open(folder);
    }

    private JsonNode share(String more) {
        String body = "{\"site_id\": \"example.com\", \"name\": \"press\"" + more + "}";
        return json(admin("PUT", LINKS, body), 200);
    }

    private static String slug(JsonNode link) {
        return link.path("url").asString().replaceFirst(".*auth=", "");
    }

    private HttpResponse<String> follow(String slug, String password) {
        return as(
                "",
                "POST",
                "/api/session",
                "{\"link\": \"%s\", \"password\": \"%s\"}".formatted(slug, password));
    }

    @Test
    void a_shared_link_opens_the_numbers_of_its_site_and_nothing_else() {
        JsonNode link = share("");
        assertThat(link.path("url").asString())
                .startsWith(house.uri("/share/example.com?auth=").toString());
        String token = json(follow(slug(link), ""), 201).path("token").asString();
        assertThat(reads(token, "example.com")).isEqualTo(200);
        assertThat(reads(token, "other.example")).isEqualTo(401);
        assertThat(as(token, "PUT", LINKS, "{\"site_id\": \"example.com\"}").statusCode())
                .isEqualTo(403);
        assertThat(share("")).isEqualTo(link);
        json(admin("DELETE", LINKS + "/" + link.path("id") + "?site_id=example.com", ""), 200);
        assertThat(reads(token, "example.com")).isEqualTo(401);
        assertThat(follow(slug(link), "").statusCode()).isEqualTo(401);
    }

    @Test
    void a_shared_link_shows_numbers_and_neither_single_requests_nor_rejected_ones() {
        String token = json(follow(slug(share("")), ""), 201).path("token").asString();
        JsonNode self = json(as(token, "GET", "/api/session", ""), 200);
        assertThat(self.path("link").asBoolean()).isTrue();
        assertThat(reads(token, "example.com")).isEqualTo(200);
        for (String path :
                List.of("/api/exchanges", "/api/rejected", "/api/live", "/api/visits/1")) {
            assertThat(as(token, "GET", path + "?site_id=example.com", "").statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
    }

    @Test
    void asking_for_the_password_of_a_link_counts_as_no_attempt() {
        String slug = slug(share(", \"password\": \"open sesame now\""));
        for (int i = 0; i < 20; i++) {
            assertThat(detail(follow(slug, ""), 401)).startsWith("password:");
        }
        json(follow(slug, "open sesame now"), 201);
    }

    @Test
    void a_shared_link_with_a_password_asks_for_it() throws IOException {
        JsonNode link = share(", \"password\": \"open sesame now\"");
        assertThat(follow(slug(link), "").statusCode()).isEqualTo(401);
        assertThat(follow(slug(link), "open sesame noW").statusCode()).isEqualTo(401);
        json(follow(slug(link), "open sesame now"), 201);
        reopen();
        json(follow(slug(link), "open sesame now"), 201);
    }

    @Test
    void only_the_origins_of_a_link_may_show_it_in_a_frame() {
        JsonNode link = share(", \"embedders\": [\"https://intranet.example\"]");
        String policy = "Content-Security-Policy";
        String path = link.path("url").asString().replaceFirst("^http://[^/]*", "");
        assertThat(house.get(path).headers().firstValue(policy).orElse(""))
                .contains("frame-ancestors https://intranet.example");
        assertThat(house.get("/share/example.com?auth=x").headers().firstValue(policy).orElse(""))
                .contains("frame-ancestors 'none'");
        String wrong =
                "{\"site_id\": \"example.com\", \"name\": \"b\", \"embedders\":"
                        + " \"https://a.example; script-src *\"}";
        assertThat(detail(admin("PUT", LINKS, wrong), 400)).startsWith("embedders");
    }

    @Test
    void a_query_may_name_a_segment() {
        String segment =
                """
                {"site_id": "example.com", "name": "blog",
                 "filters": [["contains", "event:page", ["/blog"]]]}
                """;
        JsonNode made = json(admin("POST", "/api/segments", segment), 201);
        for (String page : List.of("/blog/1", "/blog/2", "/shop")) {
            String event =
                    """
                    {"name": "pageview", "domain": "example.com", "url": "https://example.com%s"}
                    """;
            assertThat(house.post("/api/event", event.formatted(page)).statusCode()).isEqualTo(202);
        }
        String query =
                """
                {"site_id": "example.com", "metrics": ["pageviews"], "date_range": "day",
                 "filters": [["is", "segment", [%s]]]}
                """;
        JsonNode answer =
                json(admin("POST", "/api/v2/query", query.formatted(made.path("id"))), 200);
        assertThat(answer.at("/results/0/metrics/0").asInt()).isEqualTo(2);
        assertThat(detail(admin("POST", "/api/v2/query", query.formatted(99)), 400))
                .contains("#/filters/0/2/0");
        json(admin("DELETE", "/api/segments/" + made.path("id") + "?site_id=example.com", ""), 200);
        assertThat(detail(admin("POST", "/api/v2/query", query.formatted(made.path("id"))), 400))
                .contains("no segment");
    }

    @Test
    void a_segment_is_kept_only_with_filters_that_a_query_takes() {
        String wrong =
                """
                {"site_id": "example.com", "name": "x", "filters": [["is", "event:nothing", ["a"]]]}
                """;
        assertThat(detail(admin("POST", "/api/segments", wrong), 400)).startsWith("#/filters/0/1");
        String nested =
                """
                {"site_id": "example.com", "name": "x", "filters": [["is", "segment", [1]]]}
                """;
        assertThat(detail(admin("POST", "/api/segments", nested), 400)).contains("no segment");
        assertThat(detail(admin("POST", "/api/segments", "[]"), 400)).startsWith("#");
    }

    @Test
    void annotations_are_read_by_moment_and_survive_a_restart() throws IOException {
        json(admin("PUT", "/api/v1/sites/example.com", "{\"timezone\": \"Europe/Berlin\"}"), 200);
        String at = "{\"site_id\": \"example.com\", \"at\": \"%s\", \"note\": \"%s\"}";
        json(admin("POST", "/api/annotations", at.formatted("2026-11-21", "launch")), 201);
        JsonNode earlier =
                json(
                        admin(
                                "POST",
                                "/api/annotations",
                                at.formatted("2026-11-02T10:00:00+01:00", "release")),
                        201);
        json(
                admin(
                        "PUT",
                        "/api/annotations/" + earlier.path("id"),
                        "{\"site_id\": \"example.com\", \"note\": \"release 2\"}"),
                200);
        assertThat(detail(admin("POST", "/api/annotations", at.formatted("soon", "x")), 400))
                .startsWith("at");
        reopen();
        JsonNode all = json(admin("GET", "/api/annotations?site_id=example.com", ""), 200);
        assertThat(all.at("/annotations/0/note").asString()).isEqualTo("release 2");
        assertThat(all.at("/annotations/0/at").asString()).isEqualTo("2026-11-02T09:00:00Z");
        assertThat(all.at("/annotations/1/at").asString()).isEqualTo("2026-11-20T23:00:00Z");
    }
}
