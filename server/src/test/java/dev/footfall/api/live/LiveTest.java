package dev.footfall.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.api.Json;
import dev.footfall.api.RunningHouse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class LiveTest {

    private static final String LIVE = "/api/live?site_id=example.com";

    @TempDir private Path folder;
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
    void tells_the_newest_events_with_ids_that_can_be_explained() {
        view("/first");
        view("/second");
        JsonNode events = first(house.get(LIVE + "&once=true").body()).get("events");
        assertThat(events.size()).isEqualTo(2);
        assertThat(events.get(0).get("path").asString()).isEqualTo("/second");
        assertThat(events.get(0).get("browser").asString()).isEqualTo("Firefox");
        assertThat(events.get(0).get("happened").asString()).endsWith("Z");
        String id = events.get(1).get("id").asString();
        assertThat(RunningHouse.json(house.get("/api/explain/" + id)).at("/event/path").asString())
                .isEqualTo("/first");
    }

    @Test
    void a_site_without_events_is_told_of_at_once_and_of_its_first_event_when_it_comes()
            throws Exception {
        try (HttpClient client = HttpClient.newHttpClient();
                BufferedReader lines = follow(client, LIVE, "")) {
            assertThat(message(lines).get("events").isEmpty()).isTrue();
            view("/now");
            JsonNode next = message(lines);
            assertThat(next.get("events").get(0).get("path").asString()).isEqualTo("/now");
            client.shutdownNow();
        }
    }

    @Test
    void a_reader_that_was_cut_off_goes_on_where_it_was() throws Exception {
        view("/seen");
        String before = house.get(LIVE + "&once=true").body();
        String last = before.lines().findFirst().orElseThrow().substring("id: ".length());
        view("/missed");
        try (HttpClient client = HttpClient.newHttpClient();
                BufferedReader lines = follow(client, LIVE, last)) {
            JsonNode events = message(lines).get("events");
            assertThat(events.size()).isEqualTo(1);
            assertThat(events.get(0).get("path").asString()).isEqualTo("/missed");
            client.shutdownNow();
        }
    }

    @Test
    void filters_pick_events_and_what_they_leave_out_is_not_looked_at_again() throws Exception {
        view("/seen");
        view("/other");
        String picking = LIVE + "&filters=" + encoded("[[\"is\",\"event:page\",[\"/seen\"]]]");
        String told = house.get(picking + "&once=true").body();
        JsonNode events = first(told).get("events");
        assertThat(events.size()).isEqualTo(1);
        assertThat(events.get(0).get("path").asString()).isEqualTo("/seen");
        String last = told.lines().findFirst().orElseThrow();
        view("/other");
        try (HttpClient client = HttpClient.newHttpClient();
                BufferedReader lines = follow(client, picking, last.substring("id: ".length()))) {
            view("/seen");
            JsonNode next = message(lines).get("events");
            assertThat(next.size()).isEqualTo(1);
            assertThat(next.get(0).get("path").asString()).isEqualTo("/seen");
            client.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[[\"is\",\"visit:entry_page\",[\"/seen\"]]]",
                "[[\"is\",\"event:route\",[\"(not set)\"]]]",
                "[[\"has_done\",[\"is\",\"event:page\",[\"/seen\"]]]]",
                "[[\"or\",[[\"contains\",\"visit:browser\",[\"fire\"],{\"case_sensitive\":false}]]]]"
            })
    void any_filter_of_queries_may_be_followed(String filters) {
        view("/seen");
        String answer = house.get(LIVE + "&once=true&filters=" + encoded(filters)).body();
        assertThat(first(answer).get("events").size()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no JSON",
                "{}",
                "[[\"is\",\"event:nothing\",[\"a\"]]]",
                "[[\"is\",\"event:goal\",[\"unknown\"]]]",
                "[[\"matches\",\"event:page\",[\"(\"]]]",
                "\u0000"
            })
    void filters_that_make_no_sense_are_refused(String filters) {
        HttpResponse<String> answer = house.get(LIVE + "&once=true&filters=" + encoded(filters));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(RunningHouse.json(answer).get("detail").asString()).contains("filters");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void needs_a_site_and_a_key_that_may_read_it() {
        assertThat(house.get("/api/live").statusCode()).isEqualTo(400);
        assertThat(house.get("/api/live?site_id=other.example").statusCode()).isEqualTo(404);
        assertThat(house.send("GET", LIVE, "", "text/plain", new byte[0]).statusCode())
                .isEqualTo(401);
        assertThat(house.send("GET", LIVE, "wrong", "text/plain", new byte[0]).statusCode())
                .isEqualTo(401);
    }

    private void view(String path) {
        String body =
                "{\"domain\":\"example.com\",\"name\":\"pageview\",\"url\":\"https://example.com%s\"}"
                        .formatted(path);
        assertThat(house.post("/api/event", body).statusCode()).isEqualTo(202);
    }

    private BufferedReader follow(HttpClient client, String address, String last) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(house.uri(address))
                        .timeout(Duration.ofSeconds(30))
                        .header("Authorization", "Bearer " + RunningHouse.KEY);
        if (!last.isEmpty()) {
            request.header("Last-Event-ID", last);
        }
        HttpResponse<InputStream> answer =
                client.send(request.build(), BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    private static JsonNode message(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.startsWith("data: ")) {
            line = lines.readLine();
        }
        return Json.MAPPER.readTree(String.valueOf(line).substring("data: ".length()));
    }

    private static JsonNode first(String stream) {
        return stream.lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> Json.MAPPER.readTree(line.substring("data: ".length())))
                .findFirst()
                .orElseThrow();
    }
}
