package dev.footfall.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Requests split by route, from the wire to the wire.
class RoutesTest {

    private static final String OF_SITE = "?site_id=" + RunningHouse.SITE;

    @TempDir Path folder;

    private RunningHouse house;

    @BeforeEach
    void open() throws IOException {
        house = RunningHouse.open(folder, "path.limit = 100");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void requests(String... requests) {
        List<String> items = new ArrayList<>();
        for (String request : requests) {
            String[] parts = request.split(" ", -1);
            items.add(
                    "{\"method\":\"%s\",\"path\":\"%s\",\"status\":%s,\"route\":\"%s\",\"user_agent\":\"%s\"}"
                            .formatted(
                                    parts[0],
                                    parts[1],
                                    parts.length > 2 ? parts[2] : "200",
                                    parts.length > 3 ? parts[3] : "",
                                    RunningHouse.AGENT));
        }
        HttpResponse<String> answer =
                house.post(
                        "/api/capture",
                        "{\"site\":\"%s\",\"exchanges\":[%s]}"
                                .formatted(RunningHouse.SITE, String.join(",", items)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private JsonNode ask(String dimension, String filters) {
        HttpResponse<String> answer =
                house.post(
                        "/api/v2/query",
                        "{\"site_id\":\"%s\",\"metrics\":[\"requests\"],\"date_range\":\"day\",\"dimensions\":[\"%s\"],\"filters\":[%s]}"
                                .formatted(RunningHouse.SITE, dimension, filters));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningHouse.json(answer);
    }

    private Map<String, Integer> routes(String filters) {
        Map<String, Integer> routes = new TreeMap<>();
        for (JsonNode row : ask("event:route", filters).path("results")) {
            routes.put(row.at("/dimensions/0").asString(), row.at("/metrics/0").asInt());
        }
        return routes;
    }

    private Map<String, Integer> routes() {
        return routes("");
    }

    @Test
    void callers_know_best_and_the_rest_is_learnt_also_for_what_is_stored() {
        requests("GET /guest/1", "GET /guest/2", "GET /a/b 200 /{caller}", "GET /city/rome");
        assertThat(routes()).isEqualTo(Map.of("/guest/{id}", 2, "/{caller}", 1, "/city/rome", 1));
        String[] cities = new String[60];
        for (int i = 0; i < cities.length; i++) {
            cities[i] = "GET /city/c" + (char) ('a' + i / 26) + (char) ('a' + i % 26);
        }
        requests(cities);
        assertThat(routes())
                .isEqualTo(Map.of("/guest/{id}", 2, "/{caller}", 1, "/city/{param}", 61));
    }

    @Test
    void templates_of_the_operator_name_stored_requests_too() {
        requests("GET /guest/1", "POST /guest/2", "GET /files/a/b", "GET /v1/room/blue");
        JsonNode added =
                RunningHouse.json(
                        house.post(
                                "/api/routes" + OF_SITE, "{\"template\":\"get /guest/{guest}\"}"));
        assertThat(added.path("template").asString()).isEqualTo("GET /guest/{guest}");
        house.post("/api/routes" + OF_SITE, "{\"template\":\"/files/**\"}");
        HttpResponse<String> told =
                house.call(
                        "PUT",
                        "/api/routes/openapi" + OF_SITE,
                        """
                        servers: [{ url: https://h/v1 }]
                        paths: { "/room/{color}": { get: {} }, "/guest/{told}": {} }
                        """);
        assertThat(told.body()).contains("GET /v1/room/{color}", "/v1/guest/{told}");
        assertThat(routes())
                .isEqualTo(
                        Map.of(
                                "/guest/{guest}", 1,
                                "/guest/{id}", 1,
                                "/files/**", 1,
                                "/v1/room/{color}", 1));
        assertThat(RunningHouse.json(house.get("/api/routes" + OF_SITE)).path("routes")).hasSize(4);

        house.call("DELETE", "/api/routes/" + added.path("id").asString() + OF_SITE, "");
        assertThat(house.call("DELETE", "/api/routes/openapi" + OF_SITE, "").body())
                .isEqualTo("{\"removed\":2}");
        assertThat(routes())
                .isEqualTo(Map.of("/guest/{id}", 2, "/files/**", 1, "/v1/room/blue", 1));
    }

    @Test
    void templates_are_there_after_a_restart() throws IOException {
        house.post("/api/routes" + OF_SITE, "{\"template\":\"/files/**\"}");
        house.call("PUT", "/api/v1/sites/" + RunningHouse.SITE, "{\"path_case\":\"lower\"}");
        house.close();
        house = RunningHouse.open(folder);
        requests("GET /FILES/7/8");
        assertThat(routes()).isEqualTo(Map.of("/files/**", 1));
    }

    @Test
    void filters_speak_of_templates() {
        requests("GET /guest/1", "GET /guest/2", "GET /room/1 200 /room/{no}", "GET /about");
        assertThat(routes("[\"is\",\"event:route\",[\"/guest/{id}\",\"/room/{no}\"]]"))
                .isEqualTo(Map.of("/guest/{id}", 2, "/room/{no}", 1));
        assertThat(routes("[\"contains_not\",\"event:route\",[\"{\"]]"))
                .isEqualTo(Map.of("/about", 1));
        assertThat(routes("[\"matches\",\"event:route\",[\"^/g.*}$\"]]"))
                .isEqualTo(Map.of("/guest/{id}", 2));
        assertThat(ask("event:page", "[\"is\",\"event:route\",[\"/guest/{id}\"]]").path("results"))
                .hasSize(2);
    }

    @Test
    void made_up_paths_neither_fill_the_answers_nor_hide_the_routes() {
        requests("GET /guest/1", "GET /api/rooms");
        for (int batch = 0; batch < 20; batch++) {
            String[] made = new String[100];
            for (int i = 0; i < made.length; i++) {
                made[i] = "GET /x" + Integer.toString(batch * 100 + i + 50_000, 36) + " 404";
            }
            requests(made);
        }
        requests("GET /guest/777", "GET /api/rooms");
        assertThat(routes())
                .containsEntry("/guest/{id}", 2)
                .containsEntry("/api/rooms", 2)
                .containsEntry("/**", 98)
                .containsEntry("(other)", 1_902)
                .hasSize(4);
        JsonNode pages = ask("event:page", "");
        assertThat(pages.path("results").size()).isBetween(100, 103);
        assertThat(pages.at("/meta/dimension_warnings/event:page/code").asString())
                .isEqualTo("paths_over_limit");
        assertThat(house.get("/metrics").body()).contains("footfall_paths_replaced_total 1903");
    }

    @Test
    void keys_of_other_sites_see_no_templates() {
        HttpResponse<String> key =
                house.post(
                        "/api/keys",
                        "{\"name\":\"r\",\"scopes\":[\"read\"],\"site\":\"%s\"}"
                                .formatted(RunningHouse.SITE));
        String text = RunningHouse.json(key).path("key").asString();
        assertThat(call("GET", OF_SITE, text)).isEqualTo(200);
        assertThat(call("POST", OF_SITE, text)).isEqualTo(403);
        assertThat(call("GET", "?site_id=other.example", text)).isEqualTo(404);
        assertThat(call("GET", "", text)).isEqualTo(400);
        assertThat(call("GET", OF_SITE, "")).isEqualTo(401);
    }

    private int call(String method, String query, String key) {
        return house.send(method, "/api/routes" + query, key, "application/json", new byte[0])
                .statusCode();
    }
}
