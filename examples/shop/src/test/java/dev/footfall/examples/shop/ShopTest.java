package dev.footfall.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/// The shop and the real server: what customers do in the one is what the other shows, asked as the
/// dashboard asks.
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShopTest {

    private static final String SITE = "shop.example";

    /// How many of the calls below are captured: all but the one of `/health`.
    private static final int CALLS = 9;

    private final HttpClient client = HttpClient.newHttpClient();
    private FootfallServer footfall;
    private ConfigurableApplicationContext shop;

    @BeforeAll
    @Timeout(300)
    void buy(@TempDir Path folder) throws Exception {
        footfall = FootfallServer.start(folder);
        footfall.post("/api/v1/sites", Map.of("domain", SITE));
        shop =
                SpringApplication.run(
                        Shop.class,
                        "--server.port=0",
                        "--footfall.url=" + footfall.uri(),
                        "--footfall.key=" + FootfallServer.KEY,
                        "--footfall.site=" + SITE);
        call("GET", "/products", "", 200);
        call("GET", "/products/tea", "key-of-bob", 200);
        call("GET", "/products/cup", "key-of-ann", 200);
        call("PUT", "/cart/tea?count=3", "key-of-ann", 200);
        call("POST", "/orders", "key-of-ann", 201);
        call("GET", "/orders/1/way", "key-of-ann", 200);
        call("GET", "/orders/1", "a key of nobody's", 401);
        call("POST", "/orders/1/refund", "key-of-ann", 500);
        call("GET", "/reports/sales", "key-of-bob", 200);
        call("GET", "/health", "", 200);
        while (requests() < CALLS) {
            Thread.onSpinWait();
        }
    }

    @AfterAll
    void end() {
        if (shop != null) {
            shop.close();
        }
        if (footfall != null) {
            footfall.close();
        }
        client.close();
    }

    private void call(String method, String path, String key, int expected)
            throws IOException, InterruptedException {
        String port = shop.getEnvironment().getProperty("local.server.port");
        String payment = "{\"cardNumber\":\"4111111111111111\",\"voucher\":\"spring\"}";
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                path.equals("/orders")
                                        ? BodyPublishers.ofString(payment)
                                        : BodyPublishers.noBody());
        if (!key.isEmpty()) {
            request.header("X-Api-Key", key);
        }
        var answer = client.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path).isEqualTo(expected);
    }

    private int requests() throws IOException, InterruptedException {
        return count(rows(List.of("requests"), List.of()), "");
    }

    /// The metrics by the dimension's value, as the dashboard's tables and headlines ask for them.
    private Map<String, JsonNode> rows(List<String> metrics, List<String> dimensions)
            throws IOException, InterruptedException {
        Map<String, Object> question = new HashMap<>();
        question.put("site_id", SITE);
        question.put("metrics", metrics);
        question.put("date_range", "day");
        question.put("dimensions", dimensions);
        question.put("order_by", List.of(List.of(metrics.getFirst(), "desc")));
        question.put("pagination", Map.of("limit", 100, "offset", 0));
        Map<String, JsonNode> rows = new HashMap<>();
        for (JsonNode row : footfall.post("/api/v2/query", question).path("results")) {
            rows.put(row.at("/dimensions/0").asString(""), row.path("metrics"));
        }
        return rows;
    }

    private static JsonNode of(Map<String, JsonNode> rows, String name) {
        return Optional.ofNullable(rows.get(name)).orElseThrow();
    }

    private static int count(Map<String, JsonNode> rows, String name) {
        return of(rows, name).get(0).asInt();
    }

    @Test
    void the_dashboards_headlines_are_those_of_the_shop() throws Exception {
        var all = rows(List.of("requests", "error_rate", "duration_p95"), List.of());
        JsonNode headlines = of(all, "");
        assertThat(headlines.get(0).asInt()).isEqualTo(CALLS);
        assertThat(headlines.get(1).asDouble()).isCloseTo(100.0 * 2 / CALLS, within(0.1));
        assertThat(headlines.get(2).asDouble()).isPositive();
    }

    @Test
    void its_routes_have_their_templates_errors_and_latencies() throws Exception {
        var routes =
                rows(List.of("requests", "error_rate", "duration_p95"), List.of("event:route"));
        assertThat(routes)
                .containsOnlyKeys(
                        "/products",
                        "/products/{id}",
                        "/cart/{product}",
                        "/orders",
                        "/orders/{id}",
                        "/orders/{id}/way",
                        "/orders/{id}/refund",
                        "sales report");
        assertThat(count(routes, "/products/{id}")).isEqualTo(2);
        assertThat(of(routes, "/orders/{id}/refund").get(1).asDouble()).isEqualTo(100);
        assertThat(of(routes, "/products").get(1).asDouble()).isZero();
        assertThat(of(routes, "sales report").get(2).asDouble()).isGreaterThanOrEqualTo(200);
    }

    @Test
    void its_customers_are_the_consumers() throws Exception {
        var consumers = rows(List.of("requests"), List.of("event:consumer"));
        assertThat(consumers).containsOnlyKeys("ann", "bob", "(not set)");
        assertThat(count(consumers, "ann")).isEqualTo(5);
        assertThat(count(consumers, "bob")).isEqualTo(2);
    }

    @Test
    void its_answers_statuses_and_methods_are_counted() throws Exception {
        var statuses = rows(List.of("requests"), List.of("event:status"));
        assertThat(statuses).containsOnlyKeys("200", "201", "401", "500");
        assertThat(count(statuses, "200")).isEqualTo(6);
        var methods = rows(List.of("requests"), List.of("event:method"));
        assertThat(methods).containsOnlyKeys("GET", "PUT", "POST");
        assertThat(count(methods, "POST")).isEqualTo(2);
    }

    @Test
    void rest_tracker_lists_every_call() throws Exception {
        JsonNode log = footfall.get("/rest_tracker?site=" + SITE);
        int answers = 0;
        for (JsonNode item : log) {
            answers += item.path("responses").size();
        }
        assertThat(answers).isEqualTo(CALLS);
        assertThat(footfall.get("/rest_tracker/requests?site=" + SITE).path("requests").asInt())
                .isEqualTo(CALLS);
    }

    @Test
    void the_order_is_kept_without_what_is_secret() throws Exception {
        JsonNode page = footfall.get("/api/exchanges?site_id=" + SITE + "&path=/orders&status=201");
        assertThat(page.path("exchanges")).hasSize(1);
        String id = page.at("/exchanges/0/id").asString();
        JsonNode order = footfall.get("/api/exchanges/" + id);
        assertThat(order.at("/request/body/text").asString())
                .isEqualTo("{\"cardNumber\":\"***\",\"voucher\":\"***\"}");
        assertThat(order.at("/response/body/text").asString()).contains("\"cents\":2070");
        assertThat(order.toString()).doesNotContain("key-of-ann");
        assertThat(footfall.get("/api/exchanges/losses?site_id=" + SITE).path("losses")).isEmpty();
    }
}
