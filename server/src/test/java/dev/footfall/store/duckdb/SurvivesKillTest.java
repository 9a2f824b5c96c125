package dev.footfall.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.Footfall;
import dev.footfall.ServerProcess;
import dev.footfall.account.SiteWords;
import dev.footfall.config.Settings;
import dev.footfall.ingest.visit.OpenVisits;
import dev.footfall.model.EventId;
import dev.footfall.store.StoreSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Twenty times over: a server under load is killed at a random moment and started again on what it
/// left. Whatever it answered 202 is there, once.
class SurvivesKillTest {

    private static final int ROUNDS = 20;
    private static final int SENDERS = 32;
    private static final int VISITORS = 40;
    private static final int MOST_EVENTS_BEFORE_THE_KILL = 2500;
    private static final String SITE = "kill.example";

    @TempDir Path folder;

    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
    private final AtomicInteger sent = new AtomicInteger();

    @Test
    void every_acknowledged_event_is_there_once_and_its_visit_goes_on() throws Exception {
        Path settings = settings();
        Random random = new Random(20261121);
        for (int round = 0; round < ROUNDS; round++) {
            try (ServerProcess server = ServerProcess.start(settings)) {
                loadUntilKilled(server, 1 + random.nextInt(MOST_EVENTS_BEFORE_THE_KILL));
            }
        }
        assertThat(surprises).isEmpty();
        assertThat(acknowledged).hasSizeGreaterThan(ROUNDS * SENDERS);
        try (DuckDb store =
                DuckDb.open(
                                StoreSettings.of(folder.resolve("data")),
                                () -> new OpenVisits(_ -> 1_800_000_000L, 100_000),
                                InstantSource.system())
                        .start()) {
            eventsAreThereOnce(store);
            visitsAreWhole(store);
        }
    }

    private Path settings() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("footfall.conf"),
                        """
                        http.port = 0
                        data.dir = "%s"
                        data.min-free = 1MB
                        bot.rate = 0
                        admin.key = "0123456789abcdef0123456789abcdef"
                        """
                                .formatted(folder.resolve("data")));
        try (Footfall footfall =
                Footfall.open(Settings.load(Optional.of(file), Map.of()), InstantSource.system())) {
            footfall.accounts().sites().add(SiteWords.named(SITE));
        }
        return file;
    }

    private void loadUntilKilled(ServerProcess server, int events) throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            server.killAfter(events, SENDERS, () -> send(client, server.uri()));
        }
    }

    private void send(HttpClient client, URI server) throws IOException, InterruptedException {
        int number = sent.incrementAndGet();
        HttpRequest request =
                HttpRequest.newBuilder(server.resolve("/api/event"))
                        .header("User-Agent", agent(number % VISITORS))
                        .header("Accept", "*/*")
                        .POST(
                                BodyPublishers.ofString(
                                        """
                                        {"d":"%s","n":"pageview","u":"https://%s/page/%d"}
                                        """
                                                .formatted(SITE, SITE, number % 7)))
                        .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() == 202) {
            acknowledged.add(answer.headers().firstValue("X-Footfall-Event").orElse(""));
        } else {
            surprises.add(answer.statusCode() + " " + answer.body());
        }
    }

    private static String agent(int visitor) {
        return "Mozilla/5.0 (X11; Linux x86_64; rv:%d.0) Gecko/20100101 Firefox/%d.0"
                .formatted(90 + visitor, 90 + visitor);
    }

    private void eventsAreThereOnce(DuckDb store) {
        List<String> ids = ids(store);
        assertThat(ids).doesNotHaveDuplicates();
        Set<String> missing = new HashSet<>(acknowledged);
        ids.forEach(missing::remove);
        assertThat(missing).isEmpty();
        assertThat(ids.size()).isLessThanOrEqualTo(sent.get());
    }

    private static List<String> ids(DuckDb store) {
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

    private void visitsAreWhole(DuckDb store) {
        String visits = "(SELECT * FROM visit UNION ALL SELECT * FROM open_visits($open))";
        assertThat(column(store, "SELECT count(DISTINCT visitor) FROM event"))
                .as("each agent is one visitor")
                .containsExactly(Integer.toString(VISITORS));
        assertThat(column(store, "SELECT count(*) FROM " + visits))
                .as("each visitor has one visit through all the kills")
                .containsExactly(Integer.toString(VISITORS));
        assertThat(
                        column(
                                store,
                                """
                                SELECT v.id FROM %s v JOIN
                                    (SELECT visit, count(*) pages, min(happened) a, max(happened) z
                                     FROM event GROUP BY visit) e ON e.visit = v.id
                                WHERE v.pageviews <> e.pages OR v.started <> e.a OR v.ended <> e.z
                                """
                                        .formatted(visits)))
                .isEmpty();
        assertThat(
                        column(
                                store,
                                "SELECT seq FROM event WHERE visit NOT IN (SELECT id FROM %s)"
                                        .formatted(visits)))
                .isEmpty();
    }

    private static List<String> column(DuckDb store, String sql) {
        return store.read((connection, open) -> {
            List<String> values = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet row =
                            statement.executeQuery(sql.replace("$open", Long.toString(open)))) {
                while (row.next()) {
                    values.add(row.getString(1));
                }
            }
            return values;
        });
    }
}
