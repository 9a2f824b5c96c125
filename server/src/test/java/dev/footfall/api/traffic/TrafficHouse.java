package dev.footfall.api.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.account.Reply;
import dev.footfall.account.SiteWords;
import dev.footfall.account.Sites;
import dev.footfall.api.RunningHouse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// The whole house, called as a client of site-analytics calls: with the bare key. Its own site
/// tells visitors apart by their address.
final class TrafficHouse implements AutoCloseable {

    static final String PERSON = RunningHouse.AGENT;
    static final String GOOGLEBOT =
            "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final RunningHouse house;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private TrafficHouse(RunningHouse house) {
        this.house = house;
    }

    /// @param more lines of settings
    static TrafficHouse open(Path folder, String zone, String... more) throws IOException {
        RunningHouse house = RunningHouse.open(folder, more);
        Sites sites = house.house.accounts().sites();
        sites.ensure(Sites.DEFAULT);
        assertThat(
                        sites.change(
                                sites.find(Sites.DEFAULT).orElseThrow(),
                                new SiteWords("", zone, "address", "10m")))
                .isInstanceOf(Reply.Done.class);
        return new TrafficHouse(house);
    }

    HttpResponse<String> send(String method, String target, String key, String type, byte[] body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(target))
                        .timeout(PATIENCE)
                        .method(method, BodyPublishers.ofByteArray(body));
        if (!key.isEmpty()) {
            request.header("Authorization", key);
        }
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        return client.sendAsync(request.build(), BodyHandlers.ofString())
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    URI uri(String target) {
        return house.uri(target);
    }

    HttpResponse<String> postJson(String body) {
        return send(
                "POST",
                "/api/v1/traffic",
                RunningHouse.KEY,
                "application/json",
                body.getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> postQuery(String... pairs) {
        String target = "/api/v1/traffic" + query(pairs);
        return send("POST", target, RunningHouse.KEY, "", new byte[0]);
    }

    /// Tells of a view and expects that it is taken.
    void view(String url, String address, String agent, String time) {
        HttpResponse<String> answer =
                postQuery("url", url, "ip_addr", address, "user_agent", agent, "timestamp", time);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    HttpResponse<String> get(String name, String... pairs) {
        String target = "/api/v1/data/" + name + query(pairs);
        return send("GET", target, RunningHouse.KEY, "", new byte[0]);
    }

    /// The JSON of an answer that is expected to be good.
    JsonNode data(String name, String... pairs) {
        HttpResponse<String> answer = get(name, pairs);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/json");
        return RunningHouse.json(answer);
    }

    static String query(String... pairs) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put(pairs[i], pairs[i + 1]);
        }
        return fields.isEmpty()
                ? ""
                : fields.entrySet().stream()
                        .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.close();
        house.close();
    }
}
