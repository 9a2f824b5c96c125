package dev.footfall.api.exchanges;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.api.RunningHouse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What careless and hostile clients send to `/api/exchanges` and, of headers and bodies, to
/// `/api/capture`.
class RubbishTest {

    private static final String LONG = "x".repeat(100_000);
    private static final String ID = "0198f3c2-7c1e-7b52-9a51-0c2f6a1d9e01";

    @TempDir static Path folder;

    private static RunningHouse house;

    @BeforeAll
    static void open() throws IOException {
        house = RunningHouse.open(folder);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void every_route_answers_rubbish_with_a_problem_document() {
        SoftAssertions all = new SoftAssertions();
        List<String> routes =
                List.of(
                        "/api/exchanges",
                        "/api/exchanges/losses",
                        "/api/exchanges/har",
                        "/api/exchanges/" + ID,
                        "/api/exchanges/" + ID + "/request.curl",
                        "/api/exchanges/%00",
                        "/api/exchanges/%ff%fe",
                        "/api/exchanges/" + "y".repeat(3_000),
                        "/api/exchanges/" + ID + "/nothing",
                        "/api/exchanges/" + ID + "/request.curl/deeper");
        List<String> queries =
                List.of(
                        "",
                        "?site_id=%00",
                        "?site_id=nobody.example",
                        "?site_id=example.com&path=%ff%fe&status=%00",
                        "?site_id=example.com&from=" + "9".repeat(2_500),
                        "?site_id=example.com&from=%2B999999999-12-31T23:59:59Z",
                        "?site_id=example.com&cursor=AAAAAAAAAAAAAAAAAAAAAA&limit=x",
                        "?site_id=example.com&status=9&route=%0a&all=no");
        for (String route : routes) {
            for (String query : queries) {
                for (String method : List.of("GET", "DELETE", "POST", "PUT", "PATCH")) {
                    byte[] body =
                            method.equals("GET")
                                    ? new byte[0]
                                    : ("{\u0000" + LONG).getBytes(StandardCharsets.UTF_8);
                    check(all, method, route + query, body);
                }
            }
        }
        all.assertAll();
        assertThat(house.get("/api/exchanges?site_id=example.com").body())
                .isEqualTo("{\"exchanges\":[]}");
    }

    private static void check(SoftAssertions all, String method, String target, byte[] body) {
        HttpResponse<String> answer =
                house.send(method, target, RunningHouse.KEY, "application/json", body);
        String which = method + " " + target.substring(0, Math.min(100, target.length()));
        all.assertThat(answer.statusCode()).as(which).isLessThan(500);
        if (answer.statusCode() >= 400) {
            all.assertThat(answer.headers().firstValue("Content-Type"))
                    .as(which + " " + answer.statusCode())
                    .contains("application/problem+json");
        }
    }

    @Test
    void an_item_with_bad_details_is_named_and_keeps_no_neighbour_out() {
        SoftAssertions all = new SoftAssertions();
        bad(all, "\"request\":7", "request: must be an object");
        bad(all, "\"response\":[{}]", "response: must be an object");
        bad(all, "\"request\":{\"headers\":[]}", "request.headers: must be an object");
        bad(all, "\"request\":{\"headers\":{\"a\":[[\"b\"],1]}}", "request.headers: must be");
        bad(all, "\"request\":{\"headers\":{\"a\":{\"b\":1}}}", "request.headers: must be");
        bad(all, "\"request\":{\"body\":\"text\"}", "request.body: must be an object");
        bad(all, "\"request\":{\"body\":{\"text\":{}}}", "request.body.text: must be a text");
        bad(all, "\"response\":{\"body\":{\"base64\":\"%%\"}}", "response.body.base64: is no");
        bad(all, "\"request\":{\"body\":{\"text\":\"a\",\"base64\":\"\"}}", "content twice");
        bad(all, "\"request\":{\"body\":{\"size\":-1}}", "request.body.size: must be");
        bad(all, "\"request\":{\"body\":{\"size\":1.5}}", "request.body.size: must be");
        bad(all, "\"request\":{\"body\":{\"size\":99999999999999999999}}", "request.body.size");
        bad(all, "\"request\":{\"body\":{\"sha256\":\"abc\"}}", "request.body.sha256: must be 64");
        bad(all, "\"request\":{\"body\":{\"truncated\":1}}", "request.body.truncated: must be");
        bad(all, "\"ttfb\":-1", "ttfb: must be a number");
        bad(all, "\"ttfb\":\"1\"", "ttfb: must be a number");
        bad(all, "\"ttfb\":1e300", "ttfb: must be a number");
        bad(all, "\"outcome\":\"fine\"", "outcome: must be one of completed");
        bad(all, "\"sequence\":-1", "sequence: must be from 0");
        bad(all, "\"sequence\":\"1\"", "sequence: must be a number");
        bad(all, "\"trace_id\":\"" + "t".repeat(129) + "\"", "trace_id: is longer than 128");
        all.assertAll();
    }

    @Test
    void rubbish_for_times_of_events_is_named() {
        SoftAssertions all = new SoftAssertions();
        sent(all, "7", "sent_events: must be an object");
        sent(all, "[[1]]", "sent_events: must be an object");
        sent(all, "{\"count\":-1}", "sent_events.count: must be a whole number from 0");
        sent(all, "{\"count\":99999999999999999999}", "sent_events.count: must be");
        sent(all, "{\"count\":\"%s\"}".formatted(LONG), "sent_events.count: must be");
        sent(all, "{\"times_us\":{\"a\":1}}", "sent_events.times_us: must be a list");
        sent(all, "{\"times_us\":[1,[2],3]}", "sent_events.times_us: must be a whole");
        sent(all, "{\"times_us\":[1,null]}", "sent_events.times_us: must be a whole");
        sent(all, "{\"times_us\":[1.5]}", "sent_events.times_us: must be a whole");
        sent(all, "{\"times_us\":[2,1]}", "sent_events.times_us: must ascend");
        String many = "1,".repeat(50_000) + "1";
        sent(all, "{\"times_us\":[%s]}".formatted(many), "sent_events.times_us: has more than");
        sent(all, "{\"count\":1,\"times_us\":[1,2]}", "sent_events.count: must be no less");
        sent(all, "{\"times_us\":[5],\"last_us\":4}", "sent_events.last_us: must be no less");
        sent(all, "{\"times_us\":[5],\"longest_gap_us\":6}", "sent_events.longest_gap_us: must");
        all.assertAll();
    }

    private static void sent(SoftAssertions all, String value, String detail) {
        bad(all, "\"sent_events\":" + value, detail);
    }

    private static void bad(SoftAssertions all, String field, String detail) {
        String good = "{\"method\":\"GET\",\"path\":\"/\"}";
        String body =
                "{\"site\":\"example.com\",\"exchanges\":[%s,{\"method\":\"GET\",%s,\"path\":\"/\"},%s]}"
                        .formatted(good, field, good);
        HttpResponse<String> answer = house.post("/api/capture", body);
        all.assertThat(answer.statusCode()).as(field).isEqualTo(200);
        all.assertThat(answer.body())
                .as(field)
                .contains("\"accepted\":2", "\"index\":1", detail)
                .doesNotContain("\"index\":2");
    }

    @Test
    void what_is_too_large_or_odd_is_cut_and_the_request_counts() {
        String id = "0198f3c2-7c1e-7b52-9a51-0c2f6a1d9e02";
        String many = "\"h%d\":\"v\",".repeat(300).formatted((Object[]) numbers(300));
        String item =
                """
                {"id":"%s","method":"GET","path":"/","request":{"headers":{%s"long":"%s"},
                 "body":{"text":"{\\"a\\":\\"%s","type":"application/json"}},
                 "response":{"headers":{"a\\u0000b":["c\\r\\nd\\ud800"],"e":[],"f":null},
                 "body":{"text":"[\\"\\u0000\\"]","type":"application/json"}}}
                """
                        .formatted(id, many, LONG, LONG);
        HttpResponse<String> answer =
                house.post(
                        "/api/capture", "{\"site\":\"example.com\",\"exchanges\":[" + item + "]}");
        assertThat(answer.body()).contains("\"accepted\":1");
        var kept = RunningHouse.json(house.get("/api/exchanges/" + id));
        assertThat(kept.at("/request/headers")).hasSize(200);
        assertThat(kept.at("/request/headers_cut").asBoolean()).isTrue();
        assertThat(kept.at("/request/body/truncated").asBoolean()).isTrue();
        assertThat(kept.at("/request/body/size").asInt()).isEqualTo(100_006);
        assertThat(kept.at("/request/body/text").asString().length()).isBetween(1, 65_536);
        assertThat(kept.at("/response/headers").toString()).isEqualTo("{\"a b\":[\"c  d\ufffd\"]}");
        assertThat(kept.path("response").has("body")).isTrue();
        var curl = house.get("/api/exchanges/" + id + "/request.curl");
        assertThat(curl.statusCode()).isEqualTo(200);
        var removed = house.call("DELETE", "/api/exchanges/" + id, "");
        assertThat(removed.statusCode()).isEqualTo(204);
    }

    @Test
    void large_bodies_that_are_too_many_at_once_are_refused_before_they_arrive()
            throws IOException {
        int most = 32 << 20;
        long room = Math.max(most, Runtime.getRuntime().maxMemory() / 16);
        List<Socket> senders = new ArrayList<>();
        try {
            String answer = "";
            for (long i = 0; i <= room / most + 20 && answer.isEmpty(); i++) {
                senders.add(announce(most));
                answer = firstLine(senders.getLast());
            }
            assertThat(answer).isEqualTo("HTTP/1.1 503 Service Unavailable");
            assertThat(senders.size()).isGreaterThan(1);
        } finally {
            for (Socket sender : senders) {
                sender.close();
            }
        }
        // Whoever went away gave back what they held.
        long patience = System.nanoTime() + 20_000_000_000L;
        byte[] large =
                ("{\"site\":\"example.com\",\"exchanges\":[]}" + " ".repeat(20 << 20))
                        .getBytes(StandardCharsets.UTF_8);
        int status = 503;
        while (status == 503 && System.nanoTime() < patience) {
            status =
                    house.send("POST", "/api/capture", RunningHouse.KEY, "text/plain", large)
                            .statusCode();
        }
        assertThat(status).isEqualTo(200);
    }

    private static Socket announce(int length) throws IOException {
        Socket sender = new Socket(InetAddress.getLoopbackAddress(), house.server.port());
        sender.setSoTimeout(300);
        List<String> head =
                List.of(
                        "POST /api/capture HTTP/1.1",
                        "Host: x",
                        "Authorization: Bearer " + RunningHouse.KEY,
                        "Content-Type: application/x-www-form-urlencoded",
                        "Content-Length: " + length,
                        "",
                        "{");
        sender.getOutputStream().write(String.join("\r\n", head).getBytes(StandardCharsets.UTF_8));
        return sender;
    }

    /// Empty while the server waits for the body.
    private static String firstLine(Socket sender) throws IOException {
        BufferedReader answer =
                new BufferedReader(
                        new InputStreamReader(sender.getInputStream(), StandardCharsets.UTF_8));
        try {
            return String.valueOf(answer.readLine());
        } catch (SocketTimeoutException e) {
            return "";
        }
    }

    private static Integer[] numbers(int count) {
        Integer[] numbers = new Integer[count];
        java.util.Arrays.setAll(numbers, i -> i);
        return numbers;
    }
}
