package dev.footfall.api.exchanges;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.api.Json;
import dev.footfall.api.RunningHouse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `/api/exchanges/har`, read by a reader that knows the specification and nothing of Footfall.
class HarTest {

    private static final String HERE = "/api/exchanges/har?site_id=example.com";
    private static final String ID = "0198f3c2-7c1e-7b52-9a51-0c2f6a1d9e%02d";

    @TempDir Path folder;

    private RunningHouse house;

    @BeforeEach
    void open() throws IOException {
        house = RunningHouse.open(folder);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void capture(String... items) {
        HttpResponse<String> answer =
                house.post(
                        "/api/capture",
                        "{\"site\":\"example.com\",\"exchanges\":[%s]}"
                                .formatted(String.join(",", items)));
        assertThat(answer.body())
                .contains("\"accepted\":" + items.length)
                .contains("\"dropped\":[]");
    }

    private static String item(int number, String rest) {
        return "{\"id\":\"%s\",\"time\":%d%s}"
                .formatted(ID.formatted(number), 1_795_235_400_000_000L + number, rest);
    }

    private static String[] ofEveryKind() {
        String latin =
                Base64.getEncoder()
                        .encodeToString(
                                "{\"größe\":\"ß\",\"pin\":\"hunter2\"}"
                                        .getBytes(StandardCharsets.ISO_8859_1));
        return new String[] {
            item(
                    1,
                    """
                    ,"method":"POST","scheme":"https","host":"api.example","status":201,
                    "path":"/v1/orders","query":"page=2&token=hunter2&flag&a=%%C3%%A4&x=1=2",
                    "route":"/v1/orders","duration_us":8300,"ttfb":7.125,"bytes_in":34,
                    "bytes_out":11,"consumer":"shop","trace_id":"4bf92f35","sequence":9,
                    "outcome":"completed","user_agent":"shop/1",
                    "request":{"headers":{"Content-Type":["application/json"],
                      "Cookie":["sid=hunter2; theme=dark"],"A":["b","c"],"Empty":[]},
                      "body":{"text":"{\\"user\\":\\"ann\\",\\"password\\":\\"hunter2\\"}"}},
                    "response":{"headers":{"Location":["/v1/orders/7"],
                      "set-cookie":["sid=hunter2; Path=/; HttpOnly; Secure","b=c"]},
                      "body":{"text":"{\\"ok\\":true}","type":"application/json",
                      "sha256":"%s"}}\
                    """
                            .formatted("ab".repeat(32))),
            item(2, ",\"method\":\"GET\",\"path\":\"/a b/{c}/größe%zz\",\"request\":{}"),
            item(
                    3,
                    """
                    ,"method":"PUT","path":"/latin","request":{"body":{"base64":"%s",
                    "type":"application/json; charset=ISO-8859-1","truncated":true,"size":4000}},
                    "response":{"body":{"base64":"AAECAw==","type":"image/png"}}\
                    """
                            .formatted(latin)),
            item(
                    4,
                    """
                    ,"method":"GET","path":"/pay","host":"bank.example","direction":"outgoing",
                    "route":"bank.example/pay","duration_us":10,"ttfb":0.5\
                    """),
            item(
                    5,
                    """
                    ,"method":"POST","path":"/form","status":500,"outcome":"exception",
                    "request":{"body":{"text":"a=b&pin=hunter2",
                    "type":"application/x-www-form-urlencoded"}},"response":{"body":{"size":77}}\
                    """)
        };
    }

    private static String[] streams() {
        return new String[] {
            item(
                    6,
                    """
                    ,"method":"GET","path":"/stream","status":200,"duration_us":9000,
                    "sent_events":{"count":3,"times_us":[100,7000],"last_us":8000,
                    "longest_gap_us":6900}\
                    """),
            item(7, ",\"method\":\"GET\",\"path\":\"/quiet\",\"sent_events\":{\"count\":0}")
        };
    }

    @Test
    void the_log_is_valid_and_each_exchange_can_be_put_together_again_from_it() {
        capture(ofEveryKind());
        capture(streams());
        String har = house.get(HERE).body();
        assertThat(har).doesNotContain("hunter2");
        List<JsonNode> entries = HarReader.entries(har);
        assertThat(entries).hasSize(7);
        assertThat(entries.get(1).at("/_sent_events").toString())
                .isEqualTo(
                        "{\"count\":3,\"times_us\":[100,7000],\"last_us\":8000,"
                                + "\"longest_gap_us\":6900}");
        for (int i = 0; i < entries.size(); i++) {
            String id = ID.formatted(7 - i);
            JsonNode whole = RunningHouse.json(house.get("/api/exchanges/" + id));
            JsonNode body = whole.at("/request/body");
            if (body.has("base64") && body.has("text")) {
                ((ObjectNode) body).remove("text"); // read for us
            }
            assertThat(sorted(HarReader.exchange(entries.get(i)))).isEqualTo(sorted(whole));
        }
    }

    @Test
    void times_of_events_are_the_same_after_an_export_and_its_import() {
        capture(streams());
        for (JsonNode entry : HarReader.entries(house.get(HERE).body())) {
            ObjectNode again = (ObjectNode) HarReader.exchange(entry);
            String before = again.path("sent_events").toString();
            String id = again.path("id").asString().replace("0198f3c2", "0198f3c3");
            capture(again.put("id", id).toString());
            assertThat(RunningHouse.json(house.get("/api/exchanges/" + id)).path("sent_events"))
                    .hasToString(before)
                    .isNotEmpty();
        }
    }

    /// Headers without any value are in no HAR; fields of objects have no order.
    private static String sorted(JsonNode node) {
        if (!node.isObject()) {
            return node.toString();
        }
        List<String> fields = new ArrayList<>();
        for (String name : new TreeSet<>(node.propertyNames())) {
            if (!node.get(name).isArray() || !node.get(name).isEmpty()) {
                fields.add(name + ":" + sorted(node.get(name)));
            }
        }
        return fields.toString();
    }

    @Test
    void what_har_knows_stands_where_it_has_it() {
        capture(ofEveryKind());
        List<JsonNode> entries = HarReader.entries(house.get(HERE).body());
        JsonNode first = entries.getLast();
        assertThat(first.path("time").decimalValue()).isEqualByComparingTo("8.3");
        assertThat(first.at("/timings/wait").decimalValue()).isEqualByComparingTo("7.125");
        assertThat(first.at("/request/url").asString())
                .isEqualTo("https://api.example/v1/orders?page=2&token=***&flag&a=%C3%A4&x=1=2");
        assertThat(first.at("/request/queryString").toString())
                .isEqualTo(
                        """
                        [{"name":"page","value":"2"},{"name":"token","value":"***"},\
                        {"name":"flag","value":""},{"name":"a","value":"%C3%A4"},\
                        {"name":"x","value":"1=2"}]\
                        """);
        assertThat(first.at("/request/cookies").toString())
                .isEqualTo(
                        """
                        [{"name":"sid","value":"***"},{"name":"theme","value":"***"}]\
                        """);
        assertThat(first.at("/response/cookies").toString())
                .isEqualTo(
                        """
                        [{"name":"sid","value":"***","path":"/","httpOnly":true,"secure":true},\
                        {"name":"b","value":"***"}]\
                        """);
        assertThat(first.at("/response/redirectURL").asString()).isEqualTo("/v1/orders/7");
        assertThat(first.at("/request/postData/text").asString())
                .isEqualTo("{\"user\":\"ann\",\"password\":\"***\"}");
        assertThat(first.at("/request/bodySize").asInt()).isEqualTo(34);
        assertThat(entries.get(3).at("/request/url").asString())
                .isEqualTo("http://localhost/a%20b/%7Bc%7D/gr%C3%B6%C3%9Fe%25zz");
        JsonNode latin = entries.get(2);
        assertThat(latin.at("/request/postData/_encoding").asString()).isEqualTo("base64");
        assertThat(latin.at("/response/content/comment").asString())
                .isEqualTo("withheld: image/png");
        assertThat(entries.getFirst().at("/response/content/size").asInt()).isEqualTo(77);
    }

    @Test
    void bytes_in_another_charset_are_read_by_their_type() {
        capture(ofEveryKind());
        JsonNode body =
                RunningHouse.json(house.get("/api/exchanges/" + ID.formatted(3)))
                        .at("/request/body");
        assertThat(body.path("text").asString()).isEqualTo("{\"größe\":\"ß\",\"pin\":\"***\"}");
        assertThat(
                        new String(
                                Base64.getDecoder().decode(body.path("base64").asString()),
                                StandardCharsets.ISO_8859_1))
                .isEqualTo(body.path("text").asString());
    }

    @Test
    void filters_limits_and_pages_are_those_of_the_list() {
        List<String> items = new ArrayList<>();
        for (int i = 0; i < 130; i++) {
            items.add(
                    "{\"method\":\"%s\",\"path\":\"/%d\",\"time\":%d,\"request\":{}}"
                            .formatted(
                                    i % 2 == 0 ? "GET" : "POST",
                                    i,
                                    1_795_235_400_000_000L + i / 3));
        }
        capture(items.toArray(String[]::new));
        List<JsonNode> all = HarReader.entries(house.get(HERE).body());
        assertThat(all).hasSize(130);
        assertThat(paths(all)).doesNotHaveDuplicates();
        assertThat(HarReader.entries(house.get(HERE + "&method=post").body())).hasSize(65);
        List<String> paged = new ArrayList<>();
        String cursor = "";
        do {
            String har = house.get(HERE + "&limit=60&cursor=" + cursor).body();
            paged.addAll(paths(HarReader.entries(har)));
            cursor = Json.MAPPER.readTree(har).at("/log/_next").asString("");
        } while (!cursor.isEmpty());
        assertThat(paged).isEqualTo(paths(all));
        assertThat(HarReader.entries(house.get(HERE + "&path=/none").body())).isEmpty();
        assertThat(house.get(HERE + "&limit=10001").body()).contains("from 1 to 10000");
        assertThat(house.get(HERE + "&cursor=x").statusCode()).isEqualTo(400);
        assertThat(house.get(HERE + "&status=6xx").statusCode()).isEqualTo(400);
    }

    private static List<String> paths(List<JsonNode> entries) {
        return entries.stream().map(entry -> entry.at("/_exchange/path").asString()).toList();
    }

    @Test
    void only_readers_of_the_site_get_it() {
        capture(ofEveryKind());
        String ingester =
                RunningHouse.json(
                                house.post(
                                        "/api/keys",
                                        "{\"name\":\"k\",\"scopes\":[\"ingest\"],\"site\":\"example.com\"}"))
                        .path("key")
                        .asString();
        for (String key : List.of("", ingester, "no-such-key")) {
            HttpResponse<String> answer = house.send("GET", HERE, key, "text/plain", new byte[0]);
            assertThat(answer.statusCode()).isIn(401, 403);
        }
        HttpResponse<String> answer = house.get(HERE);
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"exchanges.har\"");
    }
}
