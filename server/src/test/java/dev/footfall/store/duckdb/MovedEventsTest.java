package dev.footfall.store.duckdb;

import static dev.footfall.store.duckdb.SampleEvents.NOON;
import static dev.footfall.store.duckdb.SampleEvents.SECOND;
import static dev.footfall.store.duckdb.SampleEvents.pageview;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.ingest.visit.OpenVisits;
import dev.footfall.model.Event;
import dev.footfall.store.Appended;
import dev.footfall.store.Receipt.Settled;
import dev.footfall.store.StoreSettings;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Events whose visits become one, in the rows that are stored.
class MovedEventsTest {

    private static final long MINUTE = 60 * SECOND;

    /// So many that one group is more than a row group of the database, as an import's are.
    private static final int VISITORS = 45_000;

    private static final String TOLD =
            """
            SELECT concat_ws(' ', count(*), sum(v.pageviews), min(v.entry_page), max(v.entry_page),
                min(v.exit_page), max(v.exit_page), max(v.ended - v.started) // 60000000)
            FROM open_visits($open) v
            """;

    private static final String ASTRAY =
            """
            SELECT count(*) FROM event e LEFT JOIN open_visits($open) v ON v.id = e.visit
            WHERE v.id IS NULL OR v.visitor <> e.visitor
            """;

    @TempDir Path folder;

    private DuckDb open() {
        return DuckDb.open(
                        StoreSettings.of(folder),
                        () -> new OpenVisits(_ -> 30 * MINUTE, 1_000_000),
                        InstantSource.fixed(Instant.ofEpochSecond(NOON / SECOND)))
                .start();
    }

    /// Waits until they are in the tables too, so that the queue has room for the next.
    private static void append(DuckDb store, List<Event> events) {
        assertThat(Appended.to(store, events)).isEqualTo(new Settled.Stored(events.size(), 0));
        assertThat(row(store, "SELECT count(*) FROM event")).isNotEqualTo("0");
    }

    private static List<Event> ofEverybody(int minute, String path) {
        List<Event> events = new ArrayList<>(VISITORS);
        for (int visitor = 1; visitor <= VISITORS; visitor++) {
            events.add(pageview(visitor, NOON + minute * MINUTE, path));
        }
        return events;
    }

    private static String row(DuckDb store, String sql) {
        return store.read((connection, open) -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row =
                            statement.executeQuery(sql.replace("$open", Long.toString(open)))) {
                row.next();
                return row.getString(1);
            }
        });
    }

    @Test
    void move_within_a_group_larger_than_a_row_group() {
        List<Event> events = new ArrayList<>(ofEverybody(0, "/first"));
        events.addAll(ofEverybody(50, "/last"));
        events.addAll(ofEverybody(25, "/between"));
        try (DuckDb store = open()) {
            append(store, events);
            checkEverybody(store);
        }
        try (DuckDb store = open()) {
            checkEverybody(store);
        }
    }

    @Test
    void move_when_they_are_stored_already() {
        try (DuckDb store = open()) {
            append(store, ofEverybody(0, "/first"));
            append(store, ofEverybody(50, "/last"));
        }
        try (DuckDb store = open()) {
            assertThat(row(store, TOLD)).startsWith(2 * VISITORS + " ");
            append(store, ofEverybody(25, "/between"));
            checkEverybody(store);
        }
        try (DuckDb store = open()) {
            checkEverybody(store);
        }
    }

    private static void checkEverybody(DuckDb store) {
        assertThat(row(store, TOLD))
                .isEqualTo(VISITORS + " " + 3 * VISITORS + " /first /first /last /last 50");
        assertThat(row(store, ASTRAY)).isEqualTo("0");
        assertThat(row(store, "SELECT count(DISTINCT visit) FROM event"))
                .isEqualTo(Integer.toString(VISITORS));
    }
}
