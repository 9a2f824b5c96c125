package dev.footfall.store.duckdb;

import static dev.footfall.store.duckdb.SampleEvents.NOON;
import static dev.footfall.store.duckdb.SampleEvents.SECOND;
import static dev.footfall.store.duckdb.SampleEvents.pageview;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footfall.ingest.visit.OpenVisits;
import dev.footfall.model.DropReason;
import dev.footfall.model.Event;
import dev.footfall.model.EventId;
import dev.footfall.model.Rejected;
import dev.footfall.store.Appended;
import dev.footfall.store.Batch;
import dev.footfall.store.Receipt.Settled;
import dev.footfall.store.StoreException;
import dev.footfall.store.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckDbTest {

    private static final long TIMEOUT = 1800 * SECOND;

    @TempDir Path folder;

    private final InstantSource noon = InstantSource.fixed(Instant.ofEpochSecond(NOON / SECOND));

    private DuckDb open() {
        return DuckDb.open(StoreSettings.of(folder), () -> new OpenVisits(_ -> TIMEOUT, 1000), noon)
                .start();
    }

    private static List<String> rows(DuckDb store, String sql) {
        return store.read((connection, open) -> {
            List<String> rows = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet row =
                            statement.executeQuery(sql.replace("$open", Long.toString(open)))) {
                while (row.next()) {
                    rows.add(row.getString(1));
                }
            }
            return rows;
        });
    }

    @Test
    void an_event_is_there_after_the_store_was_closed_and_opened() {
        try (DuckDb store = open()) {
            assertThat(Appended.to(store, pageview(1, NOON, "/a")))
                    .isEqualTo(new Settled.Stored(1, 0));
        }
        try (DuckDb store = open()) {
            assertThat(rows(store, "SELECT path FROM event")).containsExactly("/a");
        }
    }

    @Test
    void a_given_id_is_stored_once_within_a_batch_and_across_batches() {
        EventId id = new EventId(7, 8);
        Event event = SampleEvents.withId(id, 1, NOON, "/a");
        Event later = SampleEvents.withId(id, 1, NOON + 60 * SECOND, "/a");
        try (DuckDb store = open()) {
            assertThat(Appended.to(store, event, event)).isEqualTo(new Settled.Stored(1, 1));
            assertThat(Appended.to(store, later)).isEqualTo(new Settled.Stored(0, 1));
            assertThat(rows(store, "SELECT count(*) FROM event")).containsExactly("1");
        }
    }

    @Test
    void an_open_visit_can_be_read_before_it_ends_and_goes_on_after_a_restart() {
        try (DuckDb store = open()) {
            Appended.to(store, pageview(1, NOON, "/in"), pageview(2, NOON, "/else"));
            assertThat(rows(store, "SELECT pageviews FROM open_visits($open)"))
                    .containsExactly("1", "1");
        }
        try (DuckDb store = open()) {
            Appended.to(store, pageview(1, NOON + 1700 * SECOND, "/out"));
            assertThat(
                            rows(
                                    store,
                                    """
                                    SELECT concat_ws(' ', id, entry_page, exit_page, pageviews,
                                        (ended - started) // 1000000)
                                    FROM open_visits($open) WHERE visitor = 1
                                    """))
                    .containsExactly("1 /in /out 2 1700");
            assertThat(rows(store, "SELECT DISTINCT visit FROM event WHERE visitor = 1"))
                    .containsExactly("1");
        }
    }

    /// Once a reader's connection outlived the store, and the next opening wrote into its shelves.
    @Test
    void a_store_opened_right_after_it_was_closed_has_nothing_of_the_one_before() {
        for (int round = 1; round <= 20; round++) {
            try (DuckDb store = open()) {
                Appended.to(store, pageview(round, NOON, "/"));
                assertThat(rows(store, "SELECT count(*) FROM open_visits($open)"))
                        .containsExactly(Integer.toString(round));
            }
        }
    }

    /// Once looking a visit up changed the order of the map that questions were just reading.
    @Test
    void open_visits_can_be_read_while_events_arrive() {
        try (DuckDb store = open()) {
            Appended.to(store, pageview(0, NOON, "/"));
            CompletableFuture<Void> writing =
                    CompletableFuture.runAsync(() -> {
                        for (int i = 1; i <= 300; i++) {
                            Event[] events = new Event[200];
                            for (int e = 0; e < events.length; e++) {
                                events[e] = pageview((i + e) % 1000, NOON + i, "/" + e);
                            }
                            Appended.to(store, events);
                        }
                    });
            int read = 0;
            while (!writing.isDone()) {
                assertThat(rows(store, "SELECT count(*) FROM open_visits($open)")).hasSize(1);
                read++;
            }
            writing.join();
            assertThat(read).isPositive();
            assertThat(rows(store, "SELECT sum(pageviews) FROM open_visits($open)"))
                    .containsExactly(Integer.toString(1 + 300 * 200));
        }
    }

    @Test
    void a_refused_input_is_kept_with_its_reason() {
        Rejected rejected =
                new Rejected(NOON, "event", "x.org", DropReason.UNKNOWN_SITE, "why", "{}");
        try (DuckDb store = open()) {
            Appended.to(store, new Batch(List.of(), List.of(rejected)));
            assertThat(rows(store, "SELECT concat_ws(' ', domain, reason) FROM rejected"))
                    .containsExactly("x.org unknown_site");
        }
    }

    @Test
    void a_data_folder_that_is_made_is_for_its_owner_alone() throws IOException {
        Path made = folder.resolve("var/data");
        DuckDb.open(StoreSettings.of(made), () -> new OpenVisits(_ -> TIMEOUT, 1000), noon).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rwx------");
    }

    @Test
    void a_second_process_is_told_that_the_folder_is_in_use() throws Exception {
        try (DuckDb store = open()) {
            Appended.to(store, pageview(1, NOON, "/a"));
            Process other =
                    new ProcessBuilder(
                                    ProcessHandle.current().info().command().orElseThrow(),
                                    "--enable-native-access=ALL-UNNAMED",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    "dev.footfall.store.duckdb.OpensStore",
                                    folder.toString())
                            .redirectErrorStream(true)
                            .start();
            String said = new String(other.getInputStream().readAllBytes(), UTF_8);
            assertThat(other.waitFor()).isEqualTo(3);
            assertThat(said).contains("another process has it open");
        }
    }

    @Test
    void after_closing_it_refuses_instead_of_hanging() {
        DuckDb store = open();
        store.close();
        assertThat(Appended.to(store, pageview(1, NOON, "/a")))
                .isInstanceOf(Settled.Unavailable.class);
        assertThatThrownBy(() -> rows(store, "SELECT 1")).isInstanceOf(StoreException.class);
    }
}
