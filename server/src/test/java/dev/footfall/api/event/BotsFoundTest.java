package dev.footfall.api.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.api.RunningHouse;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// From the wire to the answer: who is called a bot, with everything that a request tells.
class BotsFoundTest {

    private static final String HOME = "81.2.69.160";
    private static final String GOOGLEBOT = "Mozilla/5.0 (compatible; Googlebot/2.1)";
    private static final String[] LANGUAGE = {"Accept-Language", "de", "Accept", "*/*"};
    private static final String[] STEERED = {"Sec-Fetch-Site", "cross-site", "Accept", "*/*"};
    private static final String[] HEADLESS = {
        "Sec-CH-UA", "\"HeadlessChrome\";v=\"141\"", "Accept-Language", "de", "Accept", "*/*"
    };

    @TempDir Path folder;

    @Test
    void headers_ranges_and_rate_decide_beside_the_agent() throws Exception {
        try (RunningHouse house = RunningHouse.open(folder, settings());
                HttpClient client = HttpClient.newHttpClient()) {
            post(house, client, HOME, RunningHouse.AGENT, LANGUAGE);
            post(
                    house,
                    client,
                    "81.2.69.161",
                    RunningHouse.AGENT); // a server sends for its visitor
            post(house, client, "81.2.69.162", RunningHouse.AGENT, STEERED);
            post(house, client, "81.2.69.163", RunningHouse.AGENT, HEADLESS);
            post(house, client, "198.51.100.1", RunningHouse.AGENT, LANGUAGE);
            post(house, client, "192.0.2.1", GOOGLEBOT, LANGUAGE);
            post(house, client, "81.2.69.164", GOOGLEBOT, LANGUAGE);
            assertThat(visitorsByClass(house))
                    .isEqualTo(
                            Map.of(
                                    "person", 2,
                                    "suspicious", 3,
                                    "headless browser", 1,
                                    "search crawler", 1));
            JsonNode crawlers =
                    ask(
                            house,
                            """
                            "dimensions":["visit:bot_reason","visit:bot_name","event:user_agent"],
                            "filters":[["is","visit:bot",["search crawler"]]]
                            """);
            assertThat(crawlers.path(0).path("dimensions").toString())
                    .isEqualTo("[\"range-verified\",\"Googlebot\",\"%s\"]".formatted(GOOGLEBOT));
        }
    }

    @Test
    void what_comes_above_the_rate_is_left_out() throws Exception {
        try (RunningHouse house = RunningHouse.open(folder, settings());
                HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < 60; i++) {
                post(house, client, HOME, RunningHouse.AGENT, LANGUAGE);
            }
            JsonNode rows =
                    RunningHouse.json(
                                    house.post(
                                            "/api/v2/query",
                                            """
                                            {"site_id":"example.com","date_range":"all",
                                             "metrics":["pageviews"]}
                                            """))
                            .path("results");
            // Twenty, and up to twenty more where a minute by the clock ended before.
            assertThat(rows.path(0).path("metrics").path(0).asInt()).isBetween(20, 40);
        }
    }

    @Test
    void a_broken_list_stops_no_start_and_is_told() throws IOException {
        String[] settings = settings();
        Files.writeString(folder.resolve("ranges/bing.txt"), "oops");
        try (RunningHouse house = RunningHouse.open(folder, settings)) {
            assertThat(house.get("/health/ready"))
                    .returns(200, HttpResponse::statusCode)
                    .extracting(HttpResponse::body)
                    .asString()
                    .contains("bot.ranges.path", "bing.txt: line 1: 'oops' is no range");
        }
    }

    private String[] settings() throws IOException {
        Path ranges = Files.createDirectory(folder.resolve("ranges"));
        Files.writeString(ranges.resolve("googlebot.txt"), "192.0.2.0/24");
        Files.writeString(ranges.resolve("datacenter.txt"), "198.51.100.0/24");
        return new String[] {
            "http.trusted-proxies = [\"127.0.0.1\"]",
            "bot.rate = 20",
            "bot.ranges.path = \"%s\"".formatted(ranges)
        };
    }

    private static void post(
            RunningHouse house, HttpClient client, String from, String agent, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(house.uri("/api/event"))
                        .header("User-Agent", agent)
                        .header("X-Forwarded-For", from)
                        .POST(
                                BodyPublishers.ofString(
                                        """
                                        {"d":"example.com","n":"pageview",
                                         "u":"https://example.com/"}
                                        """));
        if (headers.length > 0) {
            request.headers(headers);
        }
        assertThat(client.send(request.build(), BodyHandlers.ofString()).statusCode())
                .isEqualTo(202);
    }

    private static Map<String, Integer> visitorsByClass(RunningHouse house) {
        JsonNode answer = ask(house, "\"dimensions\":[\"visit:bot\"]");
        Map<String, Integer> found = new HashMap<>();
        for (JsonNode row : answer) {
            found.put(
                    row.path("dimensions").path(0).asString(""),
                    row.path("metrics").path(0).asInt());
        }
        return found;
    }

    private static JsonNode ask(RunningHouse house, String rest) {
        String question =
                """
                {"site_id":"example.com","date_range":"all","metrics":["visitors"],%s}
                """;
        return RunningHouse.json(house.post("/api/v2/query", question.formatted(rest)))
                .path("results");
    }
}
