package dev.footfall.api.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.api.RunningHouse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is thrown at the routes, they answer in their own form and never fail.
class TrafficRubbishTest {

    private static final List<String> DATA =
            List.of(
                    "users",
                    "views",
                    "countries",
                    "cities",
                    "urls",
                    "hostnames",
                    "sessions",
                    "statistics",
                    "query");
    private static final String GOOD =
            "{\"traffic\":[{\"url\":\"/é\",\"ip_address\":\"192.0.2.1\",\"user_agent\":\"x\","
                    + "\"timestamp\":\"2021-01-01T00:00:00\"}]}";

    @TempDir Path folder;
    private TrafficHouse house;

    @BeforeEach
    void open() throws IOException {
        house = TrafficHouse.open(folder, "UTC");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private static void isOurs(SoftAssertions all, HttpResponse<String> answer, String which) {
        String type = answer.headers().firstValue("Content-Type").orElse("");
        all.assertThat(answer.statusCode()).as(which).isBetween(200, 499);
        all.assertThat(type).as(which).doesNotContain("problem");
        if (answer.statusCode() >= 400) {
            all.assertThat(type).as(which).startsWith("text/");
        }
    }

    private static List<byte[]> bodies() {
        byte[] good = GOOD.getBytes(StandardCharsets.UTF_8);
        List<byte[]> bodies = new ArrayList<>();
        for (int length = 0; length < good.length; length += 7) {
            bodies.add(Arrays.copyOf(good, length));
        }
        Random random = new Random(4);
        for (int i = 0; i < 40; i++) {
            byte[] bent = good.clone();
            bent[random.nextInt(bent.length)] = (byte) random.nextInt(256);
            bodies.add(bent);
        }
        for (String text :
                List.of(
                        "null",
                        "7",
                        "\"x\"",
                        "{}",
                        "[[[",
                        "{\"traffic\":{}}",
                        "{\"traffic\":[[]]}",
                        "{\"traffic\":null}",
                        "[".repeat(5_000),
                        "{\"url\":\"\\u0000\\ud800\\n\",\"ip_address\":\"\",\"user_agent\":\"\\u0007\"}",
                        "{\"url\":\""
                                + "x".repeat(100_000)
                                + "\",\"ip_addr\":\"\",\"user_agent\":\"\"}",
                        "{\"url\":\"/\",\"ip_addr\":\""
                                + "1".repeat(100_000)
                                + "\",\"user_agent\":\"\"}",
                        "{\"url\":\"/\",\"ip_addr\":\"\",\"user_agent\":\""
                                + "y".repeat(100_000)
                                + "\",\"timestamp\":\""
                                + "2".repeat(100_000)
                                + "\"}",
                        "{\"" + "k".repeat(100_000) + "\":1}",
                        "{\"url\":1e999999999,\"timestamp\":99999999999999999999}",
                        "%zz=1&%",
                        "url=%ff%00&ip_addr=&user_agent=%")) {
            bodies.add(text.getBytes(StandardCharsets.UTF_8));
        }
        bodies.add(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 0});
        bodies.add(new byte[10_000]);
        return bodies;
    }

    @Test
    void no_body_makes_the_route_for_views_fail() {
        SoftAssertions all = new SoftAssertions();
        for (byte[] body : bodies()) {
            for (String type :
                    List.of(
                            "application/json",
                            "application/x-www-form-urlencoded",
                            "multipart/form-data",
                            "")) {
                String key = RunningHouse.KEY;
                String which =
                        type
                                + " "
                                + new String(
                                        body,
                                        0,
                                        Math.min(80, body.length),
                                        StandardCharsets.ISO_8859_1);
                isOurs(all, house.send("POST", "/api/v1/traffic", key, type, body), which);
            }
        }
        all.assertAll();
    }

    @Test
    void a_body_that_is_too_large_is_told_so() {
        byte[] body = new byte[TrafficSurface.BODY_LIMIT + 1];
        Arrays.fill(body, (byte) ' ');
        HttpResponse<String> answer =
                house.send("POST", "/api/v1/traffic", RunningHouse.KEY, "application/json", body);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("<title>413 Request Entity Too Large</title>");
    }

    @Test
    void no_parameter_makes_a_question_fail() {
        house.view("/", "192.0.2.1", "x", "2021-01-01T00:00:00");
        SoftAssertions all = new SoftAssertions();
        List<String> odd =
                List.of(
                        "",
                        "%00",
                        "%ff%fe",
                        "%0d%0aX:%201",
                        "%27%22",
                        "-1",
                        "99999999999999999999",
                        "9999-12-31",
                        "0000-00-00",
                        "12-31-9999",
                        "9999-12-31T23:59:59.999999",
                        "%F0%9F%92%A9",
                        "z".repeat(8_000));
        List<String> names =
                List.of(
                        "start_date",
                        "end_date",
                        "classification",
                        "limit",
                        "offset",
                        "query_on",
                        "group_what",
                        "start_time",
                        "end_time",
                        "time_bucket",
                        "group_by",
                        "%00%27");
        for (String route : DATA) {
            for (String value : odd) {
                for (String name : names) {
                    String target =
                            "/api/v1/data/%s?%s=%s&start_date=2021-01-01&end_date=2021-01-02"
                                    .formatted(route, name, value);
                    HttpResponse<String> answer =
                            house.send("GET", target, RunningHouse.KEY, "", new byte[0]);
                    isOurs(all, answer, target);
                }
            }
            String both = "/api/v1/data/" + route + "?start_date=0001-01-01&end_date=9999-12-31";
            isOurs(all, house.send("GET", both, RunningHouse.KEY, "", new byte[0]), both);
        }
        String long1 =
                "/api/v1/data/query?start_time=0001-01-01T00:00&end_time=9999-12-31T23:59"
                        + "&time_bucket=1000000000000";
        HttpResponse<String> whole = house.send("GET", long1, RunningHouse.KEY, "", new byte[0]);
        all.assertThat(whole.statusCode()).isEqualTo(200);
        all.assertThat(whole.body()).contains("{\"Count\":1}");
        all.assertAll();
    }

    @Test
    void other_verbs_and_routes_have_pages_too() {
        SoftAssertions all = new SoftAssertions();
        for (String verb : List.of("GET", "PUT", "DELETE", "PATCH")) {
            HttpResponse<String> answer =
                    house.send(verb, "/api/v1/traffic", RunningHouse.KEY, "", new byte[0]);
            all.assertThat(answer.statusCode()).as(verb).isEqualTo(405);
            all.assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
            all.assertThat(answer.body()).contains("<title>405 Method Not Allowed</title>");
        }
        for (String route : DATA) {
            HttpResponse<String> answer =
                    house.send("POST", "/api/v1/data/" + route, RunningHouse.KEY, "", new byte[0]);
            all.assertThat(answer.statusCode()).as(route).isEqualTo(405);
            all.assertThat(answer.body()).contains("<title>405 Method Not Allowed</title>");
        }
        for (String path :
                List.of(
                        "/api/v1/traffic/more",
                        "/api/v1/data/",
                        "/api/v1/data/x",
                        "/api/v1/data")) {
            HttpResponse<String> answer =
                    house.send("GET", path, RunningHouse.KEY, "", new byte[0]);
            all.assertThat(answer.statusCode()).as(path).isEqualTo(404);
            all.assertThat(answer.body()).as(path).contains("<title>404 Not Found</title>");
        }
        all.assertAll();
    }
}
