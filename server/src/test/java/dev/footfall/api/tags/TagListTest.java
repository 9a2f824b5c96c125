package dev.footfall.api.tags;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.account.Sites;
import dev.footfall.api.RunningHouse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// `/api/tags` over real HTTP.
class TagListTest {

    @TempDir Path folder;

    private RunningHouse house;

    @BeforeEach
    void open() throws IOException {
        house = RunningHouse.open(folder, "access.anonymous = [event, tags]");
        house.house.accounts().sites().ensure(Sites.DEFAULT);
        for (String tag : List.of("login", "page1", "page2")) {
            house.get("/create?tag=" + tag);
        }
        house.get("/update?tag=page1");
        house.get("/update?tag=page1");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private JsonNode json(String path) {
        return RunningHouse.json(house.get(path));
    }

    private static List<String> names(JsonNode answer) {
        return answer.get("tags").valueStream().map(tag -> tag.get("tag").asString()).toList();
    }

    private long id(String tag) {
        return json("/api/tags?search=" + tag).get("tags").get(0).get("id").asLong();
    }

    private static void refused(HttpResponse<String> answer, int status, String detail) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(RunningHouse.json(answer).get("detail").asString()).startsWith(detail);
    }

    @Test
    void tags_are_listed_with_their_counts_and_found_by_words() {
        JsonNode all = json("/api/tags");
        assertThat(names(all)).containsExactly("login", "page1", "page2");
        JsonNode page1 = all.get("tags").get(1);
        assertThat(page1.get("uses").asLong()).isEqualTo(2);
        assertThat(page1.get("last_used").asString())
                .isGreaterThanOrEqualTo(page1.get("created").asString());
        assertThat(all.get("tags").get(0).get("last_used").isNull()).isTrue();
        assertThat(names(json("/api/tags?search=PAGE"))).containsExactly("page1", "page2");
        assertThat(names(json("/api/tags?site_id=" + RunningHouse.SITE))).isEmpty();
    }

    @Test
    void a_list_is_read_page_by_page() {
        JsonNode first = json("/api/tags?limit=2");
        assertThat(names(first)).containsExactly("login", "page1");
        String after = first.at("/meta/after").asString();
        JsonNode rest = json("/api/tags?limit=2&after=" + after);
        assertThat(names(rest)).containsExactly("page2");
        assertThat(rest.at("/meta/after").isNull()).isTrue();
    }

    @Test
    void a_renamed_tag_answers_to_its_new_name_with_its_count() {
        HttpResponse<String> renamed =
                house.call("PUT", "/api/tags/" + id("page1"), "{\"tag\":\"home\"}");
        assertThat(RunningHouse.json(renamed).get("tag").asString()).isEqualTo("home");
        assertThat(house.get("/get?tag=page1").statusCode()).isEqualTo(404);
        assertThat(house.get("/update?tag=home").body()).isEqualTo("3");
        assertThat(json("/history?tag=home").size()).isEqualTo(3);
        refused(
                house.call("PUT", "/api/tags/" + id("home"), "{\"tag\":\"page2\"}"),
                409,
                "tag: there is a tag of that name already");
        refused(house.call("PUT", "/api/tags/" + id("home"), "{\"tag\":\"\"}"), 400, "tag: must");
        refused(house.call("PUT", "/api/tags/" + id("home"), "{\"tag\":"), 400, "body: must");
        refused(house.call("PUT", "/api/tags/" + id("home"), "x".repeat(20_000)), 413, "body: is");
        refused(house.call("PUT", "/api/tags/999", "{\"tag\":\"a\"}"), 404, "id: the site");
        refused(house.call("PUT", "/api/tags/x", "{\"tag\":\"a\"}"), 404, "id: the site");
    }

    @Test
    void a_removed_tag_is_gone_with_its_count() {
        long id = id("page1");
        assertThat(house.call("DELETE", "/api/tags/" + id, "").statusCode()).isEqualTo(200);
        refused(house.call("DELETE", "/api/tags/" + id, ""), 404, "id: the site");
        assertThat(house.get("/get?tag=page1").statusCode()).isEqualTo(404);
        house.get("/create?tag=page1");
        assertThat(house.get("/get?tag=page1").body()).isEqualTo("0");
        assertThat(house.get("/history?tag=page1").statusCode()).isEqualTo(404);
    }

    @Test
    void single_uses_are_told_by_time_and_page_by_page() {
        String uses = "/api/tags/" + id("page1") + "/uses";
        JsonNode first = json(uses + "?limit=1");
        JsonNode rest = json(uses + "?limit=1&after=" + first.at("/meta/after").asString());
        assertThat(first.get("uses").size()).isEqualTo(1);
        assertThat(rest.get("uses").size()).isEqualTo(1);
        assertThat(rest.at("/meta/after").isNull()).isTrue();
        String at = rest.at("/uses/0/at").asString();
        assertThat(json(uses + "?from=" + at + "&to=" + at).get("uses"))
                .contains(rest.at("/uses/0"));
        assertThat(json(uses + "?to=2020-01-01").get("uses").size()).isZero();
        refused(house.get(uses + "?from=soon"), 400, "from, to: must");
        refused(house.get(uses + "?limit=0"), 400, "limit: must");
        refused(house.get(uses + "?after=x"), 400, "after: must");
    }

    @Test
    void the_list_stays_closed_where_the_tags_are_open() {
        for (String method : List.of("GET", "PUT", "DELETE")) {
            String path = "/api/tags/" + id("page1");
            assertThat(house.send(method, path, "", "text/plain", new byte[0]).statusCode())
                    .as(method)
                    .isEqualTo(401);
        }
        assertThat(house.send("GET", "/api/tags", "", "text/plain", new byte[0]).statusCode())
                .isEqualTo(401);
        refused(house.get("/api/tags?site_id=nobody.example"), 404, "site_id: there is no site");
    }
}
