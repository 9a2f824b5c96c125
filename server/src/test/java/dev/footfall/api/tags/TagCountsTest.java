package dev.footfall.api.tags;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.account.Sites;
import dev.footfall.api.RunningHouse;
import dev.footfall.model.Event;
import dev.footfall.model.EventId;
import dev.footfall.model.Micros;
import dev.footfall.store.Appended;
import dev.footfall.store.Receipt.Settled;
import dev.footfall.store.duckdb.SampleEvents;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The counts of tags under load, over time, and beside the statistics.
class TagCountsTest {

    @TempDir Path folder;

    private RunningHouse house;

    @BeforeEach
    void open() throws IOException {
        open(new String[0]);
    }

    private void open(String... settings) throws IOException {
        house = RunningHouse.open(folder, settings);
        house.house.accounts().sites().ensure(Sites.DEFAULT);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private String body(String path) {
        return house.get(path).body();
    }

    @Test
    void ten_thousand_uses_at_once_are_counted_from_one_to_ten_thousand() throws Exception {
        body("/create?tag=page1");
        Queue<Long> counts = new ConcurrentLinkedQueue<>();
        List<Thread> senders = new ArrayList<>();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpRequest update =
                    HttpRequest.newBuilder(house.uri("/update?tag=page1"))
                            .header("Authorization", RunningHouse.KEY)
                            .build();
            for (int i = 0; i < 100; i++) {
                senders.add(
                        Thread.startVirtualThread(() -> {
                            for (int use = 0; use < 100; use++) {
                                counts.add(count(client, update));
                            }
                        }));
            }
            for (Thread sender : senders) {
                sender.join();
            }
        }
        assertThat(counts.stream().sorted().toList())
                .isEqualTo(LongStream.rangeClosed(1, 10_000).boxed().toList());
        assertThat(body("/get?tag=page1")).isEqualTo("10000");
        JsonNode history = RunningHouse.json(house.get("/history?tag=page1"));
        assertThat(history.size()).isEqualTo(10_000);
        assertThat(history.propertyNames().stream().map(Long::valueOf).toList()).isSorted();
    }

    private static long count(HttpClient client, HttpRequest update) {
        try {
            return Long.parseLong(client.send(update, BodyHandlers.ofString()).body());
        } catch (IOException | InterruptedException e) {
            return -1;
        }
    }

    @Test
    void counts_survive_a_restart() throws IOException {
        body("/create?tag=page1");
        body("/update?tag=page1");
        body("/update?tag=page1");
        close();
        open();
        assertThat(body("/get?tag=page1")).isEqualTo("2");
        assertThat(body("/update?tag=page1")).isEqualTo("3");
        assertThat(RunningHouse.json(house.get("/history?tag=page1")).size()).isEqualTo(3);
    }

    @Test
    void the_statistics_say_the_same_by_name() throws IOException {
        Map<String, Long> uses = new TreeMap<>(Map.of("page1", 3L, "page2", 1L, "login", 5L));
        uses.forEach((tag, times) -> {
            body("/create?tag=" + tag);
            for (int i = 0; i < times; i++) {
                curl("/update?tag=" + tag);
            }
        });
        JsonNode answer =
                RunningHouse.json(
                        house.post(
                                "/api/v2/query",
                                """
                                {"site_id":"default","date_range":"day","metrics":
                                 ["events","pageviews","requests","visitors","visits"],
                                 "dimensions":["event:name"],
                                 "filters":[["is","event:kind",["tag"]]]}
                                """));
        Map<String, Long> told = new TreeMap<>();
        for (JsonNode row : answer.get("results").values()) {
            told.put(row.get("dimensions").get(0).asString(), row.get("metrics").get(0).asLong());
            assertThat(row.get("metrics").get(1).asLong()).isZero();
            assertThat(row.get("metrics").get(2).asLong()).isZero();
            assertThat(row.get("metrics").get(3).asLong()).isEqualTo(1);
            assertThat(row.get("metrics").get(4).asLong()).isEqualTo(1);
        }
        assertThat(told).isEqualTo(uses);
    }

    /// By an HTTP client that says what it is.
    private void curl(String path) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(house.uri(path))
                            .header("User-Agent", "curl/8.5.0")
                            .header("Authorization", "Bearer " + RunningHouse.KEY)
                            .build();
            assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_use_beside_a_page_view_is_no_sign_that_somebody_stayed() throws IOException {
        body("/create?tag=page1");
        body("/update?tag=page1");
        house.post(
                "/api/event", "{\"d\":\"default\",\"n\":\"pageview\",\"u\":\"https://default/\"}");
        JsonNode answer =
                RunningHouse.json(
                        house.post(
                                "/api/v2/query",
                                """
                                {"site_id":"default","date_range":"day","metrics":
                                 ["visits","bounce_rate","events","pageviews"]}
                                """));
        assertThat(answer.at("/results/0/metrics").toString()).isEqualTo("[1,100,2,1]");
    }

    @Test
    void a_long_history_is_sent_whole() throws IOException {
        String key = key("[\"ingest\",\"read\"]", RunningHouse.SITE);
        assertThat(as(key, "/create?tag=page1")).startsWith("200");
        int site = house.house.accounts().sites().find(RunningHouse.SITE).orElseThrow().number();
        long now = Micros.now(house.house.clock());
        int uses = 2 * TagHistory.PART + 345;
        List<Event> events = new ArrayList<>(uses);
        for (int i = uses; i > 0; i--) {
            EventId id = new EventId(site, i);
            events.add(SampleEvents.tagUse(id, false, "page1", now - i));
        }
        assertThat(events.getFirst().site()).isEqualTo(site);
        assertThat(Appended.to(house.house.log(), events)).isEqualTo(new Settled.Stored(uses, 0));
        HttpResponse<String> history =
                house.send("GET", "/history?tag=page1", key, "text/plain", new byte[0]);
        List<Long> numbers =
                RunningHouse.json(history).propertyNames().stream().map(Long::valueOf).toList();
        assertThat(numbers).hasSize(uses).isSorted().doesNotHaveDuplicates();
        assertThat(house.send("HEAD", "/history?tag=page1", key, "text/plain", new byte[0]).body())
                .isEmpty();
    }

    @Test
    void what_a_use_would_become_is_explained() {
        JsonNode answer =
                RunningHouse.json(house.post("/api/explain?surface=tags", "{\"tag\":\"page1\"}"));
        assertThat(answer.at("/hits/0/hit/kind").asString()).isEqualTo("tag");
        assertThat(answer.at("/hits/0/hit/name").asString()).isEqualTo("page1");
        assertThat(answer.at("/hits/0/outcome").asString()).isEqualTo("counted");
        JsonNode refused =
                RunningHouse.json(house.post("/api/explain?surface=tags", "{\"tag\":\"\"}"));
        assertThat(refused.at("/hits/0/errors/tag/0").asString()).startsWith("must be a text");
    }

    @Test
    void single_uses_are_forgotten_and_the_count_stays() throws IOException {
        close();
        open("tags.history = 1us");
        body("/create?tag=page1");
        assertThat(body("/update?tag=page1")).isEqualTo("1");
        HttpResponse<String> history = house.get("/history?tag=page1");
        assertThat(history.statusCode()).isEqualTo(404);
        assertThat(history.body()).isEqualTo("No Data Found!");
        assertThat(body("/get?tag=page1")).isEqualTo("1");
    }

    @Test
    void a_page_that_is_fetched_ahead_uses_no_tag() throws Exception {
        body("/create?tag=page1");
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest ahead =
                    HttpRequest.newBuilder(house.uri("/update?tag=page1"))
                            .header("Sec-Purpose", "prefetch")
                            .header("Authorization", RunningHouse.KEY)
                            .build();
            HttpResponse<String> answer = client.send(ahead, BodyHandlers.ofString());
            assertThat(answer.body()).isEqualTo("0");
            assertThat(answer.headers().firstValue("X-Footfall-Dropped")).hasValue("prefetch");
        }
        assertThat(body("/get?tag=page1")).isEqualTo("0");
    }

    @Test
    void a_key_opens_what_its_scopes_say_and_the_tags_of_its_site() throws IOException {
        String ingest = key("[\"ingest\"]", RunningHouse.SITE);
        String read = key("[\"read\"]", RunningHouse.SITE);
        assertThat(as(ingest, "/create?tag=a")).isEqualTo("200 Tag Created Successfully");
        assertThat(as(ingest, "/update?tag=a")).isEqualTo("200 1");
        assertThat(as(ingest, "/get?tag=a")).isEqualTo("403 Forbidden");
        assertThat(as(read, "/update?tag=a")).isEqualTo("403 Forbidden");
        assertThat(as(read, "/get?tag=a")).isEqualTo("200 1");
        assertThat(as("", "/get?tag=a")).isEqualTo("401 Unauthorized");
        assertThat(as("wrong", "/get?tag=a")).isEqualTo("401 Unauthorized");
        assertThat(as(RunningHouse.KEY, "/get?tag=a")).isEqualTo("404 Tag does not exist!");
        house.house
                .accounts()
                .removeSite(house.house.accounts().sites().find(Sites.DEFAULT).orElseThrow());
        assertThat(as(RunningHouse.KEY, "/create?tag=a"))
                .isEqualTo("404 There is no site for this key");
    }

    private String key(String scopes, String site) {
        return RunningHouse.json(
                        house.post(
                                "/api/keys",
                                "{\"name\":\"k\",\"scopes\":%s,\"site\":\"%s\"}"
                                        .formatted(scopes, site)))
                .get("key")
                .asString();
    }

    private String as(String key, String path) {
        HttpResponse<String> answer =
                house.send("GET", path, key, "text/plain", "".getBytes(StandardCharsets.UTF_8));
        return answer.statusCode() + " " + answer.body();
    }
}
