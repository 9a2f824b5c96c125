package dev.footfall.api.stats;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.api.RunningHouse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PropertiesTest {

    private static final String OF_SITE = "/api/properties?site_id=example.com&period=day";

    @TempDir static Path folder;
    private static RunningHouse house;

    @BeforeAll
    static void open() throws IOException {
        house = RunningHouse.open(folder);
        report("Signup", "{\"plan\":\"team\",\"a/b~c \\\"d\\\"\":\"1\"}");
        report("Signup", "{\"plan\":\"free\"}");
        report("Download", "{\"file\":\"x\"}");
        report("pageview", "{}");
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static void report(String name, String props) {
        String body =
                "{\"domain\":\"example.com\",\"url\":\"https://example.com/\",\"name\":\"%s\",\"props\":%s}"
                        .formatted(name, props);
        assertThat(
                        house.send(
                                        "POST",
                                        "/api/event",
                                        "",
                                        "application/json",
                                        body.getBytes(UTF_8))
                                .statusCode())
                .isEqualTo(202);
    }

    @Test
    void names_come_with_the_number_of_their_events() {
        assertThat(house.get(OF_SITE).body())
                .contains("{\"properties\":[")
                .containsPattern("\\{[^}]*\"plan\"[^}]*}")
                .containsSubsequence("plan", "file");
        HttpResponse<String> signups = house.get(OF_SITE + "&event=Signup");
        assertThat(signups.statusCode()).isEqualTo(200);
        assertThat(signups.body()).contains("a/b~c \\\"d\\\"", "\"events\":2");
        assertThat(signups.body()).doesNotContain("file");
    }

    @Test
    void nothing_is_told_of_days_without_events() {
        String past =
                "/api/properties?site_id=example.com&period=custom&date=2020-01-01,2020-01-02";
        assertThat(house.get(past).body()).isEqualTo("{\"properties\":[]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "'; DROP TABLE event; --", "%", "\u202e", "Ünïcode 😀"})
    void rubbish_for_a_name_is_refused_or_found_nowhere(String event) {
        HttpResponse<String> answer = house.get(OF_SITE + "&event=" + encode(event, UTF_8));
        assertThat(answer.statusCode()).isIn(200, 400);
        assertThat(answer.body()).containsAnyOf("{\"properties\":[]}", "NUL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/properties",
                "/api/properties?site_id=example.com&period=fortnight",
                "/api/properties?site_id=example.com&period=custom",
                "/api/properties?site_id=example.com&period=custom&date=2026-02-30,x"
            })
    void says_what_is_wrong_with_the_question(String path) {
        HttpResponse<String> answer = house.get(path);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
    }

    @Test
    void is_closed_to_whoever_may_not_read_the_site() {
        assertThat(house.send("GET", OF_SITE, "", "", new byte[0]).statusCode()).isEqualTo(401);
        assertThat(house.get("/api/properties?site_id=other.example").statusCode()).isEqualTo(401);
    }
}
