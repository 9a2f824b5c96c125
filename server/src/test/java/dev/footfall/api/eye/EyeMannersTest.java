package dev.footfall.api.eye;

import static dev.footfall.api.eye.EyeHouse.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.api.RunningHouse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The manners of Django REST framework at the edges of the eye, and rubbish on every route.
final class EyeMannersTest {

    private static final List<String> LISTS = List.of("/events/", "/sessions/", "/errors/");
    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    @TempDir private Path folder;
    private EyeHouse eye;

    @BeforeEach
    void open() throws IOException {
        eye = EyeHouse.open(folder, "access.anonymous = [\"event\"]");
    }

    @AfterEach
    void close() {
        eye.close();
    }

    @Test
    void readers_are_led_to_the_slash_and_writers_need_none() {
        for (String path : List.of("/events", "/sessions", "/errors", "/events/5", "/errors/5")) {
            HttpResponse<String> answer = eye.house.get(path + "?limit=1");
            assertThat(answer.statusCode()).as(path).isEqualTo(301);
            assertThat(answer.headers().firstValue("Location")).hasValue(path + "/?limit=1");
        }
        assertThat(eye.house.post("/events", event().toString()).body()).isEqualTo(EyeHouse.TAKEN);
        assertThat(eye.house.post("/sessions", "").statusCode()).isEqualTo(201);
        String one = "/events/" + eye.list("/events/", "id").getFirst();
        assertThat(eye.house.call("PUT", one, event("x", "2021-01-01T00:00").toString()).body())
                .contains("\"x\"");
        assertThat(eye.house.call("DELETE", one, "").statusCode()).isEqualTo(204);
    }

    @Test
    void verbs_that_are_not_possible_are_named() {
        for (Map.Entry<String, String> wrong :
                List.of(
                        Map.entry("PUT", "/events/"),
                        Map.entry("DELETE", "/events/"),
                        Map.entry("POST", "/events/5/"),
                        Map.entry("PUT", "/sessions/"),
                        Map.entry("POST", "/errors/"),
                        Map.entry("PUT", "/errors/5/"),
                        Map.entry("DELETE", "/errors/5/"))) {
            HttpResponse<String> answer = eye.house.call(wrong.getKey(), wrong.getValue(), "{}");
            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(answer.body())
                    .isEqualTo("{\"detail\":\"Method \\\"%s\\\" not allowed.\"}", wrong.getKey());
            assertThat(answer.headers().firstValue("Allow").orElse("")).contains("GET, HEAD");
        }
    }

    @Test
    void media_that_cannot_be_read_or_written_are_refused() {
        HttpResponse<String> type =
                eye.send("POST", "/events/", "hello", "Content-Type", "text/plain");
        assertThat(type.statusCode()).isEqualTo(415);
        assertThat(type.body())
                .isEqualTo(
                        "{\"detail\":\"Unsupported media type \\\"text/plain\\\" in request.\"}");
        HttpResponse<String> accept = eye.send("GET", "/events/", "", "Accept", "image/png");
        assertThat(accept.statusCode()).isEqualTo(406);
        assertThat(accept.body())
                .isEqualTo("{\"detail\":\"Could not satisfy the request Accept header.\"}");
        String browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
        for (String path : LISTS) {
            assertThat(eye.send("GET", path, "", "Accept", browser).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_target_that_cannot_be_decoded_is_refused_in_the_form_of_the_original()
            throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), eye.house.server.port())) {
            socket.getOutputStream()
                    .write(
                            "GET /events/?name=%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400").contains("{\"detail\":\"URL: ");
        }
    }

    @Test
    void nobody_comes_in_without_a_key() {
        for (String path : LISTS) {
            HttpResponse<String> answer =
                    eye.house.send("GET", path, "", "application/json", new byte[0]);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body())
                    .isEqualTo("{\"detail\":\"Authentication credentials were not provided.\"}");
        }
        assertThat(
                        eye.house
                                .send("GET", "/events/", "wrong", "application/json", new byte[0])
                                .body())
                .isEqualTo("{\"detail\":\"Invalid token.\"}");
    }

    @Test
    void pages_of_other_origins_may_tell() {
        HttpResponse<String> preflight =
                eye.send("OPTIONS", "/events/", "", "Access-Control-Request-Method", "POST");
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods").orElse(""))
                .contains("POST");
        assertThat(eye.told(event()).headers().firstValue("Access-Control-Allow-Origin"))
                .hasValue("*");
        HttpResponse<String> options = eye.send("OPTIONS", "/events/5/", "");
        assertThat(options.statusCode()).isEqualTo(200);
        assertThat(options.headers().firstValue("Allow"))
                .hasValue("GET, HEAD, PUT, PATCH, DELETE, OPTIONS");
    }

    @Test
    void rubbish_is_answered_in_the_form_of_the_original() {
        SoftAssertions all = new SoftAssertions();
        List<byte[]> bodies = bodies();
        for (String path : paths()) {
            for (String method : METHODS) {
                for (byte[] body : bodies) {
                    check(all, method, path, "application/json", body);
                }
                check(all, method, path, "application/x-www-form-urlencoded", bodies.getLast());
                check(all, method, path, "multipart/form-data; boundary=x", bodies.getLast());
                check(all, method, path, "multipart/form-data", bodies.getFirst());
                check(all, method, path, "nonsense", bodies.getLast());
            }
        }
        all.assertAll();
        assertThat(eye.house.get("/health/ready").statusCode()).isEqualTo(200);
        assertThat(eye.list("/errors/")).isNotEmpty();
    }

    private static List<String> paths() {
        return List.of(
                "/events/",
                "/events/5/",
                "/events/%00/",
                "/events/99999999999999999999/",
                "/events/5/6/",
                "/sessions/",
                "/sessions/%ff%fe/",
                "/sessions/x/",
                "/errors/",
                "/errors/-1/",
                "/errors/" + "9".repeat(5_000) + "/",
                "/events/?session=%00&timestamp__gte=" + "1".repeat(5_000),
                "/events/?category=" + "%C3%28".repeat(500) + "&offset=999999999999999999&limit=1",
                "/events/?timestamp__lte=9999-12-31T23:59:59Z&timestamp__gte=0001-01-01T00:00");
    }

    private static List<byte[]> bodies() {
        Random random = new Random(4);
        byte[] noise = new byte[2_000];
        random.nextBytes(noise);
        String valid = event().toString();
        List<byte[]> bodies = new ArrayList<>();
        for (String text :
                List.of(
                        "",
                        "{",
                        "[[[[",
                        "\u0000",
                        "{\"data\": \"\u0000\"}",
                        "{\"data\": {\"x\": 1e999999999}, \"category\": 1e999999999}",
                        "{\"category\": \"" + "x".repeat(100_000) + "\"}",
                        "{\"session\": {\"id\": {}}, \"timestamp\": {}, \"name\": []}",
                        "[".repeat(100_000),
                        valid.substring(0, valid.length() / 2),
                        valid + valid,
                        "{\"data\":" + "[".repeat(490) + "1" + "]".repeat(490) + "}",
                        "x".repeat(EyeBody.LIMIT + 1))) {
            bodies.add(text.getBytes(StandardCharsets.UTF_8));
        }
        bodies.add("{\"name\": \"\u00ff\"}".getBytes(StandardCharsets.ISO_8859_1));
        bodies.add(noise);
        return bodies;
    }

    private void check(SoftAssertions all, String method, String path, String type, byte[] body) {
        HttpResponse<String> answer = eye.house.send(method, path, RunningHouse.KEY, type, body);
        String which = method + " " + path + " " + answer.statusCode() + " " + answer.body();
        all.assertThat(answer.statusCode()).as(which).isLessThan(500);
        String sent = answer.headers().firstValue("Content-Type").orElse("");
        all.assertThat(sent).as(which).isIn("application/json", "");
        if (answer.statusCode() >= 400 && !method.equals("HEAD")) {
            JsonNode error = RunningHouse.json(answer);
            boolean isDetail = error.path("detail").isString() && error.size() == 1;
            boolean areFields = error.valueStream().allMatch(JsonNode::isArray);
            all.assertThat(isDetail || areFields).as(which).isTrue();
        }
    }
}
