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

/// A visitor who is too fast for a person, through the whole store and a restart.
class RateTest {

    private static final int RATE = 5;
    private static final String BY_REASON =
            """
            SELECT concat_ws(' ', bot, bot_reason, count(*), count(DISTINCT visit))
            FROM event GROUP BY bot, bot_reason ORDER BY bot
            """;
    private static final String OPEN =
            """
            SELECT concat_ws(' ', bot, bot_reason, pageviews)
            FROM open_visits($open) ORDER BY bot
            """;

    @TempDir Path folder;

    private DuckDb open() {
        return DuckDb.open(
                        StoreSettings.of(folder),
                        () -> new OpenVisits(_ -> 1800 * SECOND, 1000, RATE),
                        InstantSource.fixed(Instant.ofEpochSecond(NOON / SECOND)))
                .start();
    }

    @Test
    void events_and_visits_agree_on_who_is_too_fast_and_a_restart_changes_nothing() {
        List<Event> pages = new ArrayList<>();
        for (int i = 0; i < RATE + 3; i++) {
            pages.add(pageview(1, NOON + i * SECOND, "/" + i));
        }
        try (DuckDb store = open()) {
            append(store, pages);
            assertThat(rows(store, BY_REASON))
                    .containsExactly("person  5 1", "suspicious rate 3 1");
            assertThat(rows(store, OPEN)).containsExactly("person  5", "suspicious rate 3");
        }
        try (DuckDb store = open()) {
            assertThat(rows(store, OPEN)).containsExactly("person  5", "suspicious rate 3");
            append(store, List.of(pageview(1, NOON + 600 * SECOND, "/late")));
            assertThat(rows(store, BY_REASON))
                    .containsExactly("person  5 1", "suspicious rate 4 1");
            assertThat(rows(store, OPEN)).containsExactly("person  5", "suspicious rate 4");
        }
    }

    private static void append(DuckDb store, List<Event> events) {
        assertThat(Appended.to(store, events)).isEqualTo(new Settled.Stored(events.size(), 0));
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
}
