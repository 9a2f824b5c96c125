package dev.footfall.store.duckdb;

import static dev.footfall.store.duckdb.SampleEvents.NOON;
import static dev.footfall.store.duckdb.SampleEvents.SECOND;
import static dev.footfall.store.duckdb.SampleEvents.withId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.ingest.visit.OpenVisits;
import dev.footfall.model.DropReason;
import dev.footfall.model.Event;
import dev.footfall.model.EventId;
import dev.footfall.model.Rejected;
import dev.footfall.store.Appended;
import dev.footfall.store.Batch;
import dev.footfall.store.Load;
import dev.footfall.store.Receipt.Settled;
import dev.footfall.store.StoreSettings;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LoadTest {

    private static final long TIMEOUT = 1800 * SECOND;
    private static final Rejected REFUSED =
            new Rejected(NOON, "log", "example.com", DropReason.INVALID, "why", "a line");

    @TempDir Path folder;
    private DuckDb store;
    private Load load;

    @BeforeEach
    void open() {
        open(StoreSettings.of(folder));
    }

    private void open(StoreSettings settings) {
        store =
                DuckDb.open(
                                settings,
                                () -> new OpenVisits(_ -> TIMEOUT, 1_000_000),
                                InstantSource.system())
                        .start();
        load = store.load();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static Event event(int number) {
        return withId(new EventId(7, number), 1, NOON + number * SECOND, "/" + number);
    }

    private static Batch batch(int from, int to) {
        List<Event> events = new ArrayList<>();
        for (int i = from; i < to; i++) {
            events.add(event(i));
        }
        return new Batch(events, List.of());
    }

    private static long number(ResultSet row) throws SQLException {
        row.next();
        return row.getLong(1);
    }

    private long number(String sql) {
        return store.read((connection, open) -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row =
                            statement.executeQuery(sql.replace("$open", Long.toString(open)))) {
                return number(row);
            }
        });
    }

    private void alter(String sql) {
        int _ =
                store.change(connection -> {
                    try (Statement statement = connection.createStatement()) {
                        return statement.executeUpdate(sql);
                    }
                });
    }

    @Test
    void what_was_added_is_durable_once_settled() {
        assertThat(load.add(batch(0, 3))).isTrue();
        assertThat(load.add(batch(3, 5))).isTrue();
        assertThat(load.settle()).isEqualTo(new Settled.Stored(5, 0));
        assertThat(load.settle()).isEqualTo(new Settled.Stored(0, 0));
        store.close();
        open();
        assertThat(number("SELECT count(DISTINCT id_low) FROM event")).isEqualTo(5);
        assertThat(number("SELECT sum(pageviews) FROM open_visits($open)")).isEqualTo(5);
        assertThat(number("SELECT count(*) FROM open_visits($open)")).isEqualTo(1);
    }

    @Test
    void an_id_counts_once_within_a_load_and_after_it() {
        load.add(batch(0, 3));
        load.add(batch(2, 5));
        load.add(new Batch(List.of(event(9), event(9)), List.of()));
        assertThat(load.settle()).isEqualTo(new Settled.Stored(6, 2));
        load.add(batch(0, 6));
        assertThat(load.settle()).isEqualTo(new Settled.Stored(1, 5));
        assertThat(Appended.to(store, event(3), event(77))).isEqualTo(new Settled.Stored(1, 1));
        assertThat(number("SELECT count(*) FROM event")).isEqualTo(8);
    }

    @Test
    void a_transaction_ends_where_a_row_group_is_full() {
        int size = 30_000;
        List<Batch> parts = new ArrayList<>();
        for (int part = 0; part < 5; part++) {
            parts.add(batch(part * size, (part + 1) * size));
        }
        parts.forEach(load::add);
        assertThat(load.settle()).isEqualTo(new Settled.Stored(5L * size, 0));
        assertThat(store.counters().commits().sum()).isEqualTo(2);
        assertThat(store.counters().stored().sum()).isEqualTo(5L * size);
        long rows =
                number(
                        """
                        SELECT max("count") FROM pragma_storage_info('event')
                        WHERE row_group_id = 0 AND column_name = 'seq' AND persistent
                        """);
        assertThat(rows).isPositive().isLessThanOrEqualTo(Loading.GROUP);
        assertThat(number("SELECT count(*) FROM open_visits($open)")).isEqualTo(1);
    }

    @Test
    void what_comes_between_finds_all_that_was_added_before() {
        load.add(batch(0, 2));
        alter("UPDATE event SET path = '/changed'");
        load.add(batch(2, 3));
        assertThat(Appended.to(store, event(1), event(10))).isEqualTo(new Settled.Stored(1, 1));
        load.add(batch(1, 4));
        assertThat(load.settle()).isEqualTo(new Settled.Stored(4, 2));
        assertThat(number("SELECT count(*) FROM event WHERE path = '/changed'")).isEqualTo(2);
    }

    @Test
    void two_loads_at_a_time_do_not_disturb_each_other() {
        Load other = store.load();
        load.add(batch(0, 10));
        other.add(batch(5, 20));
        load.add(batch(20, 25));
        assertThat(other.settle()).isEqualTo(new Settled.Stored(10, 5));
        assertThat(load.settle()).isEqualTo(new Settled.Stored(15, 0));
    }

    /// Else a long import would keep all of them in memory.
    @Test
    void visits_end_while_a_load_goes_on() {
        store.close();
        AtomicLong seconds = new AtomicLong(NOON / SECOND);
        store =
                DuckDb.open(
                                StoreSettings.of(folder),
                                () -> new OpenVisits(_ -> TIMEOUT, 10),
                                () -> Instant.ofEpochSecond(seconds.addAndGet(10)))
                        .start();
        load = store.load();
        int size = 10_000;
        int part = 0;
        while (number("SELECT count(*) FROM visit") == 0 && part < 40) {
            List<Event> events = new ArrayList<>();
            for (int i = part * size; i < (part + 1) * size; i++) {
                events.add(withId(new EventId(7, i), i, NOON + i, "/"));
            }
            load.add(new Batch(events, List.of()));
            part++;
        }
        assertThat(part).isLessThan(40);
    }

    /// As of a log that is followed: its lines once waited for a hundred thousand others.
    @Test
    void becomes_durable_by_itself_where_nothing_follows() {
        load.add(batch(0, 1));
        while (number("SELECT count(*) FROM event") == 0) {
            assertThat(store.isOpen()).isTrue();
        }
        assertThat(load.settle()).isEqualTo(new Settled.Stored(1, 0));
        assertThat(store.counters().commits().sum()).isEqualTo(1);
    }

    @Test
    void events_between_two_visits_join_them_across_batches() {
        load.add(batch(0, 1));
        load.add(batch(3_000, 3_001));
        load.add(batch(1_500, 1_501));
        assertThat(load.settle()).isEqualTo(new Settled.Stored(3, 0));
        assertThat(number("SELECT count(DISTINCT visit) FROM event")).isEqualTo(1);
        assertThat(number("SELECT count(*) FROM open_visits($open)")).isEqualTo(1);
    }

    @Test
    void refused_inputs_are_kept_and_counted() {
        load.add(new Batch(List.of(event(1)), List.of(REFUSED, REFUSED)));
        load.add(new Batch(List.of(), List.of(REFUSED)));
        assertThat(load.settle()).isEqualTo(new Settled.Stored(1, 0));
        assertThat(number("SELECT count(*) FROM rejected")).isEqualTo(3);
        assertThat(store.counters().rejected())
                .extractingByKey(DropReason.INVALID)
                .hasToString("3");
    }

    @Test
    void takes_no_more_where_the_disk_has_no_room() {
        store.close();
        open(new StoreSettings(folder, 10, 1, 0, Duration.ofSeconds(9), 1L << 60, 1 << 30));
        load.add(batch(0, 3));
        assertThat(load.settle()).isEqualTo(new Settled.NoRoom());
        assertThat(load.add(batch(3, 5))).isFalse();
        assertThat(number("SELECT count(*) FROM event")).isZero();
    }

    @Test
    void a_transaction_that_fails_is_undone_and_the_load_refused() {
        load.add(batch(0, 3));
        assertThat(load.settle()).isEqualTo(new Settled.Stored(3, 0));
        alter("ALTER TABLE rejected RENAME TO hidden");
        load.add(batch(3, 5));
        load.add(new Batch(List.of(event(5)), List.of(REFUSED)));
        assertThat(load.settle()).isInstanceOf(Settled.Unavailable.class);
        assertThat(number("SELECT count(*) FROM event")).isEqualTo(3);
        assertThat(number("SELECT sum(pageviews) FROM open_visits($open)")).isEqualTo(3);
        alter("ALTER TABLE hidden RENAME TO rejected");
        load = store.load();
        load.add(batch(0, 6));
        assertThat(load.settle()).isEqualTo(new Settled.Stored(3, 3));
        assertThat(number("SELECT count(DISTINCT seq) FROM event")).isEqualTo(6);
    }

    @Test
    void after_closing_it_refuses_instead_of_hanging() {
        store.close();
        for (int i = 0; i < 20; i++) {
            assertThat(load.add(batch(i, i + 1))).isFalse();
        }
        assertThat(load.settle()).isInstanceOf(Settled.Unavailable.class);
    }
}
