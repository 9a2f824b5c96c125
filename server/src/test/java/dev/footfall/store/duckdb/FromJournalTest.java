package dev.footfall.store.duckdb;

import static dev.footfall.store.duckdb.SampleEvents.NOON;
import static dev.footfall.store.duckdb.SampleEvents.SECOND;
import static dev.footfall.store.duckdb.SampleEvents.pageview;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.ingest.visit.OpenVisits;
import dev.footfall.model.Event;
import dev.footfall.store.Appended;
import dev.footfall.store.Batch;
import dev.footfall.store.Receipt.Settled;
import dev.footfall.store.StoreSettings;
import dev.footfall.store.journal.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How what is durable in the journal gets into the database.
final class FromJournalTest {

    private static final long TIMEOUT = 1800 * SECOND;

    @TempDir private Path folder;

    private final InstantSource noon = InstantSource.fixed(Instant.ofEpochSecond(NOON / SECOND));

    @Test
    void what_the_journal_held_when_the_process_ended_is_stored_once_by_the_next_start()
            throws IOException {
        try (DuckDb store = open()) {
            append(store, pageview(1, NOON, "/before"));
        }
        long applied;
        try (DuckDb store = open()) {
            applied = Long.parseLong(rows(store, "SELECT position FROM journal").getFirst());
        }
        try (Journal journal = Journal.open(folder.resolve("journal"), applied)) {
            for (int i = 0; i < 3; i++) {
                journal.append(
                        List.of(
                                new Batch(
                                        List.of(pageview(1, NOON + i * SECOND, "/in-journal")),
                                        List.of())));
            }
        }
        for (int start = 0; start < 2; start++) {
            try (DuckDb store = open()) {
                assertThat(
                                rows(
                                        store,
                                        "SELECT path || count(*) FROM event GROUP BY path ORDER BY 1"))
                        .containsExactly("/before1", "/in-journal3");
                assertThat(rows(store, "SELECT DISTINCT visit FROM event")).hasSize(1);
            }
        }
    }

    @Test
    void a_store_that_closed_well_leaves_no_journal_behind() throws IOException {
        try (DuckDb store = open()) {
            append(store, pageview(1, NOON, "/"));
        }
        try (Stream<Path> left = Files.list(folder.resolve("journal"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void a_question_sees_everything_that_was_acknowledged_before_it() {
        try (DuckDb store = open()) {
            for (int i = 1; i <= 50; i++) {
                append(store, pageview(i, NOON, "/" + i));
                assertThat(rows(store, "SELECT count(*) FROM event"))
                        .containsExactly(Integer.toString(i));
            }
        }
    }

    @Test
    void an_event_that_the_database_does_not_take_is_kept_as_rejected_and_harms_no_other() {
        try (DuckDb store = open()) {
            append(store, pageview(1, NOON, "/a"));
            store.change(c -> {
                try (Statement statement = c.createStatement()) {
                    return statement.execute("CREATE UNIQUE INDEX makes_one_fail ON event (path)");
                }
            });
            append(store, pageview(2, NOON, "/b"), pageview(9, NOON, "/a"));
            append(store, pageview(3, NOON, "/c"));
            assertThat(rows(store, "SELECT path FROM event ORDER BY seq"))
                    .containsExactly("/a", "/b", "/c");
            assertThat(rows(store, "SELECT reason FROM rejected")).containsExactly("unstorable");
        }
        try (DuckDb store = open()) {
            assertThat(rows(store, "SELECT count(*) FROM event")).containsExactly("3");
        }
    }

    private DuckDb open() {
        return DuckDb.open(StoreSettings.of(folder), () -> new OpenVisits(_ -> TIMEOUT, 1000), noon)
                .start();
    }

    private static void append(DuckDb store, Event... events) {
        assertThat(Appended.to(store, events)).isEqualTo(new Settled.Stored(events.length, 0));
    }

    private static List<String> rows(DuckDb store, String sql) {
        return store.read((connection, _) -> {
            List<String> rows = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                while (row.next()) {
                    rows.add(row.getString(1));
                }
            }
            return rows;
        });
    }
}
