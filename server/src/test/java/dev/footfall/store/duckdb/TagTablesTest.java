package dev.footfall.store.duckdb;

import static dev.footfall.store.duckdb.SampleEvents.NOON;
import static dev.footfall.store.duckdb.SampleEvents.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.ingest.visit.OpenVisits;
import dev.footfall.model.Event;
import dev.footfall.model.EventId;
import dev.footfall.store.Appended;
import dev.footfall.store.Batch;
import dev.footfall.store.Receipt.Settled;
import dev.footfall.store.StoreSettings;
import dev.footfall.store.StoredTag;
import dev.footfall.store.TagStore.Stretch;
import dev.footfall.store.TagStore.Use;
import dev.footfall.store.journal.Journal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tags and their counts, and how these follow the events.
final class TagTablesTest {

    private static final int SITE = 1;
    private static final Stretch ALWAYS = new Stretch(0, Long.MAX_VALUE);

    @TempDir private Path folder;

    private final InstantSource noon = InstantSource.fixed(Instant.ofEpochSecond(NOON / SECOND));

    @Test
    void uses_are_counted_for_the_tag_of_that_name_on_that_site() {
        try (DuckDb store = open()) {
            TagTables tags = new TagTables(store);
            long one = tags.add(SITE, "one", NOON).number();
            long two = tags.add(SITE, "two", NOON).number();
            long elsewhere = tags.add(SITE + 1, "one", NOON).number();
            append(store, use("one", NOON), use("two", NOON + 1), use("one", NOON + 2));
            append(store, use("One", NOON), use("one", NOON + 1));
            assertThat(tags.tags())
                    .containsExactly(
                            new StoredTag(one, SITE, "one", 3, NOON, NOON + 2),
                            new StoredTag(two, SITE, "two", 1, NOON, NOON + 1),
                            new StoredTag(elsewhere, SITE + 1, "one", 0, NOON, 0));
            assertThat(tags.uses(one, ALWAYS, 0, 10))
                    .extracting(Use::seq)
                    .containsExactly(1L, 3L, 5L);
            assertThat(tags.uses(elsewhere, ALWAYS, 0, 10)).isEmpty();
        }
    }

    @Test
    void uses_that_the_journal_held_when_the_process_was_killed_are_counted_once()
            throws IOException {
        long tag;
        try (DuckDb store = open()) {
            tag = new TagTables(store).add(SITE, "page1", NOON).number();
            append(store, use("page1", NOON));
        }
        long applied;
        try (DuckDb store = open()) {
            applied =
                    store.change(connection -> {
                        try (var statement = connection.createStatement();
                                var row = statement.executeQuery("SELECT position FROM journal")) {
                            row.next();
                            return row.getLong(1);
                        }
                    });
        }
        try (Journal journal = Journal.open(folder.resolve("journal"), applied)) {
            for (int i = 1; i <= 100; i++) {
                journal.append(List.of(new Batch(List.of(use("page1", NOON + i)), List.of())));
            }
        }
        for (int start = 0; start < 2; start++) {
            try (DuckDb store = open()) {
                TagTables tags = new TagTables(store);
                assertThat(tags.tags())
                        .containsExactly(new StoredTag(tag, SITE, "page1", 101, NOON, NOON + 100));
                assertThat(tags.uses(tag, ALWAYS, 0, 1000)).hasSize(101);
            }
        }
    }

    @Test
    void a_use_whose_id_is_known_is_not_counted_again() {
        try (DuckDb store = open()) {
            TagTables tags = new TagTables(store);
            tags.add(SITE, "page1", NOON);
            Event use = SampleEvents.tagUse(new EventId(1, 2), true, "page1", NOON);
            assertThat(Appended.to(store, use)).isEqualTo(new Settled.Stored(1, 0));
            assertThat(Appended.to(store, use, use)).isEqualTo(new Settled.Stored(0, 2));
            assertThat(tags.tags().getFirst().uses()).isEqualTo(1);
        }
    }

    @Test
    void a_renamed_tag_keeps_its_count_and_its_uses_and_the_statistics_follow() {
        try (DuckDb store = open()) {
            TagTables tags = new TagTables(store);
            long tag = tags.add(SITE, "before", NOON).number();
            append(store, use("before", NOON));
            tags.rename(tag, "behind");
            append(store, use("behind", NOON + 1), use("before", NOON + 2));
            assertThat(tags.tags())
                    .containsExactly(new StoredTag(tag, SITE, "behind", 2, NOON, NOON + 1));
            assertThat(tags.uses(tag, ALWAYS, 0, 10)).hasSize(2);
            List<String> names =
                    store.read((connection, _) -> {
                        try (var statement = connection.createStatement();
                                var row =
                                        statement.executeQuery(
                                                "SELECT string_agg(name, ' ' ORDER BY seq) FROM event")) {
                            row.next();
                            return List.of(row.getString(1));
                        }
                    });
            assertThat(names).containsExactly("behind behind before");
        }
    }

    @Test
    void a_new_tag_has_nothing_of_a_removed_one_of_its_name() {
        try (DuckDb store = open()) {
            TagTables tags = new TagTables(store);
            long gone = tags.add(SITE, "page1", NOON).number();
            append(store, use("page1", NOON));
            tags.remove(gone);
            append(store, use("page1", NOON + 1));
            long come = tags.add(SITE, "page1", NOON).number();
            append(store, use("page1", NOON + 2));
            assertThat(come).isNotEqualTo(gone);
            assertThat(tags.tags())
                    .containsExactly(new StoredTag(come, SITE, "page1", 1, NOON, NOON + 2));
            assertThat(tags.uses(come, ALWAYS, 0, 10))
                    .extracting(Use::at)
                    .containsExactly(NOON + 2);
        }
    }

    @Test
    void uses_are_told_in_parts_and_by_time() {
        try (DuckDb store = open()) {
            TagTables tags = new TagTables(store);
            long tag = tags.add(SITE, "page1", NOON).number();
            for (int i = 0; i < 5; i++) {
                append(store, use("page1", NOON + i));
            }
            List<Use> first = tags.uses(tag, ALWAYS, 0, 3);
            List<Use> rest = tags.uses(tag, ALWAYS, first.getLast().seq(), 3);
            assertThat(first).extracting(Use::at).containsExactly(NOON, NOON + 1, NOON + 2);
            assertThat(rest).extracting(Use::at).containsExactly(NOON + 3, NOON + 4);
            assertThat(tags.uses(tag, new Stretch(NOON + 1, NOON + 3), 0, 9))
                    .extracting(Use::at)
                    .containsExactly(NOON + 1, NOON + 2, NOON + 3);
        }
    }

    @Test
    void a_site_that_is_removed_takes_its_tags_with_it() {
        try (DuckDb store = open()) {
            TagTables tags = new TagTables(store);
            tags.add(SITE, "page1", NOON);
            StoredTag other = tags.add(SITE + 1, "page1", NOON);
            new AccountTables(store).removeSite(SITE);
            assertThat(tags.tags()).containsExactly(other);
        }
    }

    private DuckDb open() {
        return DuckDb.open(
                        StoreSettings.of(folder),
                        () -> new OpenVisits(_ -> 1800 * SECOND, 1000),
                        noon)
                .start();
    }

    private static Event use(String tag, long at) {
        return SampleEvents.tagUse(EventId.at(at / 1000, tag.hashCode()), false, tag, at);
    }

    private static void append(DuckDb store, Event... events) {
        assertThat(Appended.to(store, events)).isEqualTo(new Settled.Stored(events.length, 0));
    }
}
