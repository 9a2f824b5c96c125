package dev.footfall.api.operate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.api.RunningHouse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The scripts as browsers load them; what they do is tested in `web/tracker`.
class TrackerTest {

    private static final int MOST_BYTES = 1500;

    @TempDir Path folder;

    private RunningHouse house;
    private HttpClient client;

    @BeforeEach
    void open() throws IOException {
        house = RunningHouse.open(folder);
        client = HttpClient.newHttpClient();
    }

    @AfterEach
    void close() {
        client.close();
        house.close();
    }

    private HttpResponse<byte[]> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(house.uri(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void any_page_may_load_the_script_and_keep_it_for_an_hour() {
        HttpResponse<byte[]> script = get("/js/footfall.js", "Origin", "https://example.com");
        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(header(script, "Content-Type")).isEqualTo("text/javascript; charset=utf-8");
        assertThat(header(script, "Cache-Control")).startsWith("public, max-age=3600");
        assertThat(header(script, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(header(script, "Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
        assertThat(header(script, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(script.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(new String(script.body(), StandardCharsets.UTF_8))
                .contains("pageview", "keepalive")
                .doesNotContain("eval(", "document.cookie", "setItem");
    }

    @Test
    void the_script_is_sent_in_less_than_1500_bytes() throws IOException {
        HttpResponse<byte[]> script = get("/js/footfall.js", "Accept-Encoding", "gzip");
        assertThat(header(script, "Content-Encoding")).isEqualTo("gzip");
        assertThat(script.body()).hasSizeLessThan(MOST_BYTES);
        byte[] plain = get("/js/footfall.js").body();
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(script.body()))) {
            assertThat(in.readAllBytes()).isEqualTo(plain);
        }
    }

    @Test
    void a_browser_that_has_the_script_is_not_sent_it_again() {
        String tag = header(get("/js/footfall.js"), "ETag");
        assertThat(tag).matches("W/\"[0-9a-f]{16}\"");
        for (String known : List.of(tag, tag.substring(2), "\"other\", " + tag)) {
            HttpResponse<byte[]> again = get("/js/footfall.js", "If-None-Match", known);
            assertThat(again.statusCode()).as(known).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(header(again, "ETag")).isEqualTo(tag);
        }
        assertThat(get("/js/footfall.js", "If-None-Match", "\"other\"").statusCode())
                .isEqualTo(200);
        assertThat(header(get("/js/vitals.js"), "ETag")).isNotEqualTo(tag);
    }

    @Test
    void there_is_no_other_script() {
        for (String path : List.of("/js/other.js", "/js/", "/js/..%2fdata%2freferrers.json")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(404);
        }
    }
}
