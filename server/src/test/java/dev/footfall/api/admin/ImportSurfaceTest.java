package dev.footfall.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.api.RunningHouse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A log that is sent to the running server, and what the server says that it keeps.
class ImportSurfaceTest {

    private static final String ROUTE = "/api/import?site_id=example.com";
    private static final int LINES = 12_345;

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

    private static byte[] log(int lines) {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            log.append(
                    "198.51.100.%d - - [20/Nov/2026:10:%02d:%02d +0000] \"GET /p/%d HTTP/1.1\""
                            .formatted(i % 200, i / 60 % 60, i % 60, i));
            log.append(
                    " 200 %d \"-\" \"Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Firefox/145.0\"\n"
                            .formatted(i));
        }
        return log.toString().getBytes(StandardCharsets.UTF_8);
    }

    private HttpResponse<String> send(String route, byte[] body) {
        return house.send("POST", route, RunningHouse.KEY, "text/plain", body);
    }

    private static JsonNode done(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningHouse.json(answer);
    }

    @Test
    void each_line_counts_once_however_often_the_log_is_sent() {
        JsonNode first = done(send(ROUTE, log(LINES)));
        assertThat(first.path("lines").asInt()).isEqualTo(LINES);
        assertThat(first.path("stored").asInt()).isEqualTo(LINES);
        JsonNode again = done(send(ROUTE, log(LINES + 1)));
        assertThat(again.path("stored").asInt()).isEqualTo(1);
        assertThat(again.path("repeated").asInt()).isEqualTo(LINES);
        JsonNode told = RunningHouse.json(house.get("/api/server"));
        JsonNode site =
                told.path("sites")
                        .valueStream()
                        .filter(one -> one.path("domain").asString().equals("example.com"))
                        .findFirst()
                        .orElseThrow();
        assertThat(site.path("events").asInt()).isEqualTo(LINES + 1);
        assertThat(site.path("first").asString()).startsWith("2026-11-20T10:00:00");
        assertThat(told.at("/disk/database").asLong() + told.at("/disk/journal").asLong())
                .isPositive();
        assertThat(told.at("/retention/tag_use_seconds").asLong()).isEqualTo(30L * 24 * 60 * 60);
    }

    @Test
    void a_gzipped_log_is_read_as_well() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
            zipped.write(log(10));
        }
        assertThat(done(send(ROUTE, bytes.toByteArray())).path("stored").asInt()).isEqualTo(10);
    }

    @Test
    void lines_that_cannot_be_read_are_counted_with_the_reason() {
        byte[] whole = log(300);
        byte[] odd = new byte[whole.length + 4];
        System.arraycopy(whole, 0, odd, 0, whole.length);
        System.arraycopy("odd\n".getBytes(StandardCharsets.UTF_8), 0, odd, whole.length, 4);
        JsonNode read = done(send(ROUTE, odd));
        assertThat(read.path("stored").asInt()).isEqualTo(300);
        assertThat(read.path("unreadable")).hasSize(1);
        assertThat(read.path("examples").get(0).asString()).contains(":301");
    }

    @Test
    void what_is_no_log_is_refused_with_a_reason() {
        byte[] noise = new byte[200_000];
        new Random(7).nextBytes(noise);
        assertThat(send(ROUTE, noise).statusCode()).isEqualTo(400);
        assertThat(send(ROUTE, noise).body()).contains("body: ");
        assertThat(done(send(ROUTE, new byte[0])).path("lines").asInt()).isZero();
        byte[] broken = {0x1f, (byte) 0x8b, 1, 2, 3};
        assertThat(send(ROUTE, broken).statusCode()).isEqualTo(400);
    }

    @Test
    void whoever_has_their_answer_may_send_the_next_log() {
        for (int i = 0; i < 50; i++) {
            assertThat(done(send(ROUTE, new byte[0])).path("lines").asInt()).isZero();
        }
    }

    @Test
    void wrong_parameters_and_keys_are_named() {
        assertThat(send("/api/import?site_id=no.com", log(1)).statusCode()).isEqualTo(404);
        assertThat(send("/api/import", log(1)).body()).contains("site_id");
        assertThat(send(ROUTE + "&zone=Nowhere", log(1)).body()).contains("zone: ");
        assertThat(send(ROUTE + "&format=nothing", log(1)).body()).contains("format: ");
        assertThat(send(ROUTE + "&format=" + "x".repeat(5_000), log(1)).body())
                .contains("format: ");
        assertThat(house.send("POST", ROUTE, "no", "text/plain", log(1)).statusCode())
                .isEqualTo(401);
    }
}
