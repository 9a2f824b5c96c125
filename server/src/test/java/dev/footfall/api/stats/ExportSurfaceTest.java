package dev.footfall.api.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.api.Json;
import dev.footfall.api.RunningHouse;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ExportSurfaceTest {

    private static final String ROUTE = "/api/export?site_id=example.com";

    @TempDir Path folder;
    private RunningHouse house;

    @BeforeEach
    void open() throws IOException {
        house = RunningHouse.open(folder);
        for (String path : List.of("/", "/a,b", "/say \\\"hi\\\"")) {
            house.post(
                    "/api/event",
                    """
                    {"name": "pageview", "domain": "example.com", "url": "https://example.com%s",
                     "props": {"plan": "free"}}
                    """
                            .formatted(path.replace(" ", "%20").replace("\\\"", "%22")));
        }
    }

    @AfterEach
    void close() {
        house.close();
    }

    private static int rows(String csv) {
        return (int) csv.lines().count() - 1;
    }

    @Test
    void csv_has_a_head_and_a_line_for_each_event() {
        HttpResponse<String> answer = house.get(ROUTE + "&date_range=day");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .matches("attachment; filename=\"example.com-.*\\.csv\"");
        assertThat(answer.body()).startsWith("id,happened,kind,name,visitor");
        assertThat(rows(answer.body())).isEqualTo(3);
        assertThat(answer.body()).contains("\"/a,b\"", "pageview", "T", "Z,");
    }

    @Test
    void ndjson_has_an_object_on_each_line() {
        HttpResponse<String> answer = house.get(ROUTE + "&date_range=all&format=ndjson");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
        List<JsonNode> events = answer.body().lines().map(Json.MAPPER::readTree).toList();
        assertThat(events).hasSize(3);
        assertThat(events).allMatch(event -> event.path("kind").asString().equals("pageview"));
        assertThat(events.getFirst().path("props").toString()).contains("free");
        assertThat(events.getFirst().path("id").asString()).matches("[0-9a-f]{32}");
    }

    @Test
    void parquet_is_read_by_other_programs()
            throws IOException, InterruptedException, SQLException {
        Path file = folder.resolve("events.parquet");
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(house.uri(ROUTE + "&date_range=day&format=parquet"))
                            .timeout(Duration.ofSeconds(30))
                            .header("Authorization", "Bearer " + RunningHouse.KEY)
                            .build();
            assertThat(client.send(request, BodyHandlers.ofFile(file)).statusCode()).isEqualTo(200);
        }
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery(
                                "SELECT count(*), count(DISTINCT path) FROM read_parquet('"
                                        + file
                                        + "') WHERE happened <= now()::TIMESTAMP")) {
            assertThat(found.next()).isTrue();
            assertThat(found.getInt(1)).isEqualTo(3);
            assertThat(found.getInt(2)).isEqualTo(3);
        }
    }

    @Test
    void a_range_without_events_is_a_head_and_nothing_else() {
        HttpResponse<String> answer = house.get(ROUTE + "&date_range=2020-01-01,2020-01-31");
        assertThat(answer.body()).startsWith("id,");
        assertThat(rows(answer.body())).isZero();
    }

    @Test
    void nothing_stays_behind_on_the_disk() throws IOException {
        house.get(ROUTE + "&date_range=day");
        Path left = folder.resolve("data/export");
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        int files = 1;
        while (files > 0 && System.nanoTime() < end) {
            try (Stream<Path> there = Files.list(left)) {
                files = (int) there.count();
            }
        }
        assertThat(files).isZero();
    }

    @Test
    void what_a_killed_server_left_is_removed_at_the_next_start() throws IOException {
        house.close();
        Path export = Files.createDirectories(folder.resolve("data/export"));
        Path spills = Files.createDirectories(folder.resolve("data/tmp"));
        Files.writeString(export.resolve("export-123.csv"), "id,happened");
        Files.writeString(spills.resolve("duckdb_temp_storage_DEFAULT-0.tmp"), "rows");
        house = RunningHouse.open(folder);
        assertThat(export).isEmptyDirectory();
        assertThat(spills).isEmptyDirectory();
    }

    @Test
    void head_is_answered_without_writing_anything() {
        HttpResponse<String> answer =
                house.send(
                        "HEAD",
                        ROUTE + "&date_range=day",
                        RunningHouse.KEY,
                        "text/plain",
                        new byte[0]);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(folder.resolve("data/export")).doesNotExist();
    }

    @Test
    void what_is_wrong_is_named() {
        assertThat(house.get(ROUTE + "&date_range=soon").body()).contains("date_range");
        assertThat(house.get(ROUTE).statusCode()).isEqualTo(400);
        assertThat(house.get(ROUTE + "&date_range=day&format=xls").body()).contains("format: ");
        assertThat(house.get("/api/export?date_range=day").body()).contains("site_id");
        assertThat(house.get("/api/export?site_id=no.com&date_range=day").statusCode())
                .isEqualTo(404);
        String rubbish = "%00".repeat(10) + "x".repeat(3_000);
        assertThat(house.get(ROUTE + "&date_range=" + rubbish + "&format=" + rubbish).statusCode())
                .isEqualTo(400);
        assertThat(house.send("GET", ROUTE, "", "text/plain", new byte[0]).statusCode())
                .isEqualTo(401);
    }
}
