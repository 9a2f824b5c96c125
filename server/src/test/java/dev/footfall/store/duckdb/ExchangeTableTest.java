package dev.footfall.store.duckdb;

import static dev.footfall.store.duckdb.SampleEvents.NOON;
import static dev.footfall.store.duckdb.SampleEvents.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.ingest.visit.OpenVisits;
import dev.footfall.model.CaptureLosses;
import dev.footfall.model.Ending;
import dev.footfall.model.Entry;
import dev.footfall.model.Event;
import dev.footfall.model.EventId;
import dev.footfall.model.ExchangeHead;
import dev.footfall.model.KeptExchange;
import dev.footfall.store.Appended;
import dev.footfall.store.Batch;
import dev.footfall.store.ExchangeFilter;
import dev.footfall.store.ExchangeFilter.Statuses;
import dev.footfall.store.ExchangeKeep;
import dev.footfall.store.ExchangeStore.Loss;
import dev.footfall.store.ExchangeStore.Page;
import dev.footfall.store.ExchangeStore.Place;
import dev.footfall.store.Receipt.Settled;
import dev.footfall.store.StoreSettings;
import dev.footfall.store.journal.Journal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExchangeTableTest {

    private static final ExchangeFilter ALL = ExchangeFilter.all(1);
    private static final long MANY = 1_000_000;

    @TempDir private Path folder;

    @Test
    void what_is_stored_is_read_as_it_was() {
        KeptExchange kept = SampleExchanges.number(5);
        KeptExchange noStream = SampleExchanges.number(4);
        try (DuckDb store = open()) {
            append(store, List.of(), List.of(kept, noStream));
        }
        try (DuckDb store = open()) {
            ExchangeTable table = new ExchangeTable(store);
            assertThat(table.find(SampleExchanges.id(5))).contains(kept);
            assertThat(table.find(SampleExchanges.id(4))).contains(noStream);
            assertThat(table.find(SampleExchanges.id(6))).isEmpty();
            assertThat(table.page(ALL, Optional.empty(), 1).heads()).containsExactly(kept.head());
        }
    }

    @Test
    void what_only_the_journal_held_is_there_after_the_next_start_once() throws IOException {
        open().close();
        CaptureLosses losses = new CaptureLosses(1, NOON, Map.of("full", 3L), Optional.empty());
        try (Journal journal = Journal.open(folder.resolve("journal"), 0)) {
            journal.append(
                    List.of(
                            new Batch(
                                    List.of(),
                                    List.of(),
                                    List.of(
                                            SampleExchanges.number(1),
                                            SampleExchanges.number(2),
                                            losses))));
        }
        for (int start = 0; start < 2; start++) {
            try (DuckDb store = open()) {
                ExchangeTable table = new ExchangeTable(store);
                assertThat(table.find(SampleExchanges.id(1))).contains(SampleExchanges.number(1));
                assertThat(table.find(SampleExchanges.id(2))).contains(SampleExchanges.number(2));
                assertThat(numbers(table, ALL)).containsExactly(2, 1);
                assertThat(table.losses(1, 0, NOON + 1)).containsExactly(new Loss("full", 3, NOON));
            }
        }
    }

    @Test
    void what_is_sent_again_with_its_event_is_kept_once() {
        Event event = SampleEvents.withId(SampleExchanges.id(1), 1, NOON, "/");
        List<Entry> entries =
                List.of(
                        SampleExchanges.number(1),
                        new CaptureLosses(
                                1, NOON, Map.of("full", 3L, "io", 1L), Optional.of(event.id())));
        try (DuckDb store = open()) {
            for (int times = 0; times < 3; times++) {
                append(store, List.of(event), entries);
            }
            ExchangeTable table = new ExchangeTable(store);
            assertThat(numbers(table, ALL)).containsExactly(1);
            assertThat(table.losses(1, 0, Long.MAX_VALUE))
                    .containsExactly(new Loss("full", 3, NOON), new Loss("io", 1, NOON));
            assertThat(table.losses(2, 0, Long.MAX_VALUE)).isEmpty();
        }
    }

    @Test
    void pages_make_up_the_whole_while_more_is_stored() {
        List<Entry> first = new ArrayList<>();
        for (int n = 0; n < 500; n++) {
            // Several happened at the same moment.
            first.add(SampleExchanges.number(n, NOON + n / 7, "GET", 200, "/"));
        }
        Collections.shuffle(first, new Random(4));
        try (DuckDb store = open()) {
            append(store, List.of(), first);
            ExchangeTable table = new ExchangeTable(store);
            List<EventId> whole = ids(table.page(ALL, Optional.empty(), 500).heads());
            assertThat(whole).hasSize(500).doesNotHaveDuplicates();
            List<EventId> paged = new ArrayList<>();
            Optional<Place> after = Optional.empty();
            int more = 1000;
            do {
                Page page = table.page(ALL, after, 17);
                paged.addAll(ids(page.heads()));
                after = page.next();
                append(
                        store,
                        List.of(),
                        List.of(
                                SampleExchanges.number(more++, NOON + SECOND, "GET", 200, "/"),
                                SampleExchanges.number(more++, NOON + 71, "GET", 200, "/")));
            } while (after.isPresent());
            assertThat(paged).doesNotHaveDuplicates();
            paged.removeIf(id -> id.low() >= 1000 && !whole.contains(id));
            assertThat(paged).isEqualTo(whole);
        }
    }

    @Test
    void filters_hold_together() {
        try (DuckDb store = open()) {
            ExchangeTable table = new ExchangeTable(store);
            append(
                    store,
                    List.of(),
                    List.of(
                            SampleExchanges.number(1, NOON, "GET", 200, "/orders/17"),
                            SampleExchanges.number(2, NOON + 1, "POST", 503, "/orders/18"),
                            SampleExchanges.number(3, NOON + 2, "POST", 404, "/guests/a_b%c"),
                            SampleExchanges.number(4, NOON + 3, "PUT", 500, "/guests/axbxc")));
            assertThat(numbers(table, ALL)).containsExactly(4, 3, 2, 1);
            List<Statuses> errors = List.of(new Statuses(500, 599), new Statuses(404, 404));
            assertThat(numbers(table, filter(Set.of(), errors, ""))).containsExactly(4, 3, 2);
            assertThat(numbers(table, filter(Set.of("POST"), errors, "/ord"))).containsExactly(2);
            assertThat(numbers(table, filter(Set.of(), List.of(), "/*/a_b%c"))).containsExactly(3);
            assertThat(numbers(table, filter(Set.of(), List.of(), "*/1*"))).containsExactly(2, 1);
            assertThat(numbers(table, filter(Set.of(), List.of(), "/%"))).isEmpty();
            assertThat(numbers(table, ended(Ending.CLIENT_GONE, "trace2"))).containsExactly(2);
            assertThat(numbers(table, ended(Ending.TIMEOUT, ""))).isEmpty();
            assertThat(numbers(table, ExchangeFilter.all(2))).isEmpty();
            assertThat(table.remove(filter(Set.of("PUT", "POST"), List.of(), ""))).isEqualTo(3);
            assertThat(table.remove(SampleExchanges.id(1))).isTrue();
            assertThat(table.remove(SampleExchanges.id(1))).isFalse();
            assertThat(numbers(table, ALL)).isEmpty();
        }
    }

    @Test
    void the_oldest_make_room() {
        try (DuckDb store = open()) {
            ExchangeTable table = new ExchangeTable(store);
            List<Entry> ten = new ArrayList<>();
            for (int n = 0; n < 10; n++) {
                ten.add(SampleExchanges.number(n));
            }
            append(store, List.of(), ten);
            Duration day = Duration.ofDays(1);
            table.trim(new ExchangeKeep(day, 10, MANY), NOON);
            assertThat(numbers(table, ALL)).hasSize(10);
            table.trim(new ExchangeKeep(day, 7, MANY), NOON);
            assertThat(numbers(table, ALL)).containsExactly(9, 8, 7, 6, 5, 4, 3);
            int each = SampleExchanges.number(1).keptBytes();
            table.trim(new ExchangeKeep(day, 7, 3L * each + 1), NOON);
            assertThat(numbers(table, ALL)).containsExactly(9, 8, 7);
            table.trim(new ExchangeKeep(day, 7, MANY), NOON + 86_400 * SECOND);
            assertThat(numbers(table, ALL)).hasSize(3);
            table.trim(new ExchangeKeep(day, 7, MANY), NOON + 86_401 * SECOND);
            assertThat(numbers(table, ALL)).isEmpty();
        }
    }

    @Test
    void a_site_that_is_removed_takes_its_exchanges_along() {
        try (DuckDb store = open()) {
            ExchangeTable table = new ExchangeTable(store);
            append(
                    store,
                    List.of(),
                    List.of(
                            SampleExchanges.number(1),
                            new CaptureLosses(1, NOON, Map.of("full", 3L), Optional.empty())));
            new AccountTables(store).removeSite(1);
            assertThat(numbers(table, ALL)).isEmpty();
            assertThat(table.losses(1, 0, Long.MAX_VALUE)).isEmpty();
        }
    }

    private static ExchangeFilter filter(
            Set<String> methods, List<Statuses> statuses, String path) {
        return new ExchangeFilter(
                1, methods, statuses, path, "/{n}", "shop", Set.of(), "", NOON, NOON + 4, true,
                Set.of());
    }

    private static ExchangeFilter ended(Ending ending, String trace) {
        return new ExchangeFilter(
                1,
                Set.of(),
                List.of(),
                "",
                "",
                "",
                Set.of(ending),
                trace,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                false,
                Set.of());
    }

    private static List<Integer> numbers(ExchangeTable table, ExchangeFilter filter) {
        return table.page(filter, Optional.empty(), 1000).heads().stream()
                .map(head -> (int) head.id().low())
                .toList();
    }

    private static List<EventId> ids(List<ExchangeHead> heads) {
        return heads.stream().map(ExchangeHead::id).toList();
    }

    private DuckDb open() {
        return DuckDb.open(
                        StoreSettings.of(folder),
                        () -> new OpenVisits(_ -> 1, 1),
                        InstantSource.system())
                .start();
    }

    private static void append(DuckDb store, List<Event> events, List<? extends Entry> entries) {
        Batch batch = new Batch(events, List.of(), List.copyOf(entries));
        assertThat(Appended.to(store, batch)).isInstanceOf(Settled.Stored.class);
    }
}
