package dev.footfall.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.footfall.api.RunningHouse;
import dev.footfall.model.EventId;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A disk that is really full: a small file system of its own, which only root can mount.
class FullDiskTest {

    private static final int MEBI = 1 << 20;
    private static final int DISK_MEBI = 48;
    private static final int BALLAST = 24 * MEBI;
    private static final int BATCH = 2_000;
    private static final int MOST_BATCHES = 400;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Set<Integer> ALLOWED = Set.of(200, 202, 503, 507);

    @TempDir Path folder;

    private Path disk = Path.of("");
    private boolean mounted;
    private final Set<String> acknowledged = new HashSet<>();
    private final Set<Integer> statuses = new TreeSet<>();
    private final List<String> surprises = new ArrayList<>();
    private final List<Sent> refused = new ArrayList<>();
    private int sent;

    private record Sent(List<String> ids, String body) {}

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        mounted =
                run(
                        "mount",
                        "-t",
                        "tmpfs",
                        "-o",
                        "size=" + DISK_MEBI + "m",
                        "tmpfs",
                        disk.toString());
        assumeTrue(mounted, "not run: mounting a small disk needs root on Linux");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertThat(run("umount", disk.toString())).isTrue();
        }
    }

    @Test
    void a_full_disk_loses_nothing_and_events_are_taken_again_once_there_is_room()
            throws Exception {
        Path ballast = disk.resolve("ballast");
        Files.write(ballast, new byte[BALLAST]);
        try (RunningHouse house = RunningHouse.open(disk, "data.min-free = 1B")) {
            fill(house);
            assertThat(statuses).as("a full disk is told").containsAnyOf(503, 507);
            int before = acknowledged.size();
            for (int i = 0; i < 4; i++) {
                capture(house, 50);
                event(house);
                surprising("query", house.post("/api/v2/query", question()));
            }
            assertThat(surprises).isEmpty();

            Files.delete(ballast);
            await(() -> event(house) == 202);
            assertThat(refused).isNotEmpty();
            for (Sent again : List.copyOf(refused)) {
                assertThat(send(house, again)).isEqualTo(200);
            }
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(before + BATCH);
            assertThat(surprises).isEmpty();
            assertThat(counted(house)).isGreaterThanOrEqualTo(acknowledged.size());
        }
        try (RunningHouse house = RunningHouse.open(disk, "data.min-free = 1B")) {
            List<String> stored = ids(house);
            assertThat(stored).doesNotHaveDuplicates();
            Set<String> missing = new HashSet<>(acknowledged);
            missing.removeAll(new HashSet<>(stored));
            assertThat(missing).isEmpty();
            assertThat(stored.size()).isLessThanOrEqualTo(sent);
        }
    }

    @Test
    void events_are_refused_before_the_disk_is_full() throws Exception {
        try (RunningHouse house = RunningHouse.open(disk, "data.min-free = 1GB")) {
            long before = stored();
            for (int i = 0; i < 50; i++) {
                assertThat(event(house)).isEqualTo(507);
            }
            assertThat(capture(house, BATCH)).isEqualTo(507);
            assertThat(stored()).isEqualTo(before);
            assertThat(counted(house)).isZero();
        }
    }

    @Test
    void the_operator_is_told_while_there_is_too_little_room() throws Exception {
        Path ballast = disk.resolve("ballast");
        try (RunningHouse house = RunningHouse.open(disk, "data.min-free = " + BALLAST + "B")) {
            assertThat(house.get("/health/ready").body()).doesNotContain("data.min-free");
            Files.write(ballast, new byte[BALLAST]);
            await(() -> house.get("/health/ready").body().contains("data.min-free"));
            assertThat(event(house)).isEqualTo(507);
            assertThat(house.get("/health/ready").statusCode()).isEqualTo(200);
            Files.delete(ballast);
            await(() -> !house.get("/health/ready").body().contains("data.min-free"));
            assertThat(event(house)).isEqualTo(202);
        }
    }

    private void fill(RunningHouse house) {
        for (int i = 0; i < MOST_BATCHES; i++) {
            int status = capture(house, BATCH);
            if (status == 503 || status == 507) {
                return;
            }
        }
    }

    /// Sends requests with ids of their own; those of an answer 200 count as acknowledged.
    private int capture(RunningHouse house, int count) {
        List<String> items = new ArrayList<>(count);
        List<String> ids = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String id =
                    new EventId(0x0198_f3c2_7c1e_7b52L, 0x9a51_0000_0000_0000L + sent++).toString();
            ids.add(id);
            items.add(
                    "{\"id\":\"%s\",\"method\":\"GET\",\"path\":\"/%d\",\"status\":200,\"query\":\"%s\"}"
                            .formatted(id, i, noise()));
        }
        return send(
                house,
                new Sent(
                        ids,
                        "{\"site\":\"example.com\",\"exchanges\":[%s]}"
                                .formatted(String.join(",", items))));
    }

    private int send(RunningHouse house, Sent batch) {
        HttpResponse<String> answer = house.post("/api/capture", batch.body());
        surprising("capture", answer);
        if (answer.statusCode() == 200) {
            acknowledged.addAll(batch.ids());
        } else {
            refused.add(batch);
        }
        return answer.statusCode();
    }

    /// Text that no compression makes small.
    private String noise() {
        StringBuilder noise = new StringBuilder(200);
        long state = 0x9e37_79b9_7f4a_7c15L * sent;
        for (int i = 0; i < 12; i++) {
            state = state * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
            noise.append(Long.toHexString(state));
        }
        return noise.toString();
    }

    private int event(RunningHouse house) {
        sent++;
        HttpResponse<String> answer =
                house.post(
                        "/api/event",
                        "{\"d\":\"example.com\",\"n\":\"pageview\",\"u\":\"https://example.com/\"}");
        surprising("event", answer);
        if (answer.statusCode() == 202) {
            acknowledged.add(answer.headers().firstValue("X-Footfall-Event").orElseThrow());
        }
        return answer.statusCode();
    }

    private void surprising(String what, HttpResponse<String> answer) {
        int status = answer.statusCode();
        statuses.add(status);
        if (!ALLOWED.contains(status)) {
            surprises.add(what + ": " + status + " " + answer.body());
        }
        if (status == 503 && answer.headers().firstValue("Retry-After").isEmpty()) {
            surprises.add(what + ": 503 without Retry-After");
        }
    }

    private static String question() {
        return "{\"site_id\":\"example.com\",\"metrics\":[\"events\"],\"date_range\":\"day\","
                + "\"include\":{\"bots\":true}}";
    }

    private static long counted(RunningHouse house) {
        HttpResponse<String> answer = house.post("/api/v2/query", question());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode results = RunningHouse.json(answer).get("results");
        return results.isEmpty() ? 0 : results.get(0).get("metrics").get(0).asLong();
    }

    /// The bytes of the store's files.
    private long stored() throws IOException {
        try (Stream<Path> files = Files.list(disk.resolve("data"))) {
            return files.filter(file -> file.getFileName().toString().contains(Database.FILE))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static void await(BooleanSupplier done) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within " + PATIENCE).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static List<String> ids(RunningHouse house) {
        DuckDb store = (DuckDb) house.house.log();
        return store.read((connection, _) -> {
            List<String> ids = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT id_high, id_low FROM event")) {
                while (row.next()) {
                    ids.add(new EventId(row.getLong(1), row.getLong(2)).toString());
                }
            }
            return ids;
        });
    }
}
