package dev.footfall.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.ingest.visit.OpenVisits;
import dev.footfall.model.EventId;
import dev.footfall.store.Batch;
import dev.footfall.store.Receipt.Settled;
import dev.footfall.store.StoreSettings;
import dev.footfall.store.TagStore;
import dev.footfall.store.TagStore.Stretch;
import dev.footfall.store.duckdb.DuckDb;
import dev.footfall.store.duckdb.SampleEvents;
import dev.footfall.store.duckdb.TagTables;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TagsTest {

    private static final int SITE = 1;

    @TempDir Path folder;
    private DuckDb store;
    private TagStore tables;
    private Tags tags;

    @BeforeEach
    void open() {
        store =
                DuckDb.open(
                                StoreSettings.of(folder),
                                () -> new OpenVisits(_ -> 1_800_000_000L, 100),
                                InstantSource.system())
                        .start();
        tables = new TagTables(store);
        tags = new Tags(tables, InstantSource.system());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Tag tag(String name) {
        return tags.find(SITE, name).orElseThrow();
    }

    /// Empty when the tag takes no uses.
    private CompletableFuture<Long> use(Tag tag, long at) {
        CompletableFuture<Long> count = new CompletableFuture<>();
        if (!tag.announce()) {
            count.complete(0L);
            return count;
        }
        EventId id = EventId.at(at / 1000, at);
        Batch batch = new Batch(List.of(SampleEvents.tagUse(id, false, tag.name(), at)), List.of());
        store.append(
                batch,
                settled ->
                        count.complete(
                                settled instanceof Settled.Stored
                                        ? tag.counted(at)
                                        : tag.missed()));
        return count;
    }

    @Test
    void of_many_who_create_a_tag_one_does() throws InterruptedException {
        List<Tags.Creation> became = java.util.Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            threads.add(Thread.startVirtualThread(() -> became.add(tags.create(SITE, "page1"))));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(became).hasSize(20).containsOnlyOnce(Tags.Creation.CREATED);
        assertThat(tables.tags()).hasSize(1);
    }

    @Test
    void no_use_is_lost_while_its_tag_is_renamed_again_and_again() throws Exception {
        tags.create(SITE, "name0");
        AtomicBoolean stop = new AtomicBoolean();
        AtomicLong counted = new AtomicLong();
        AtomicLong clock = new AtomicLong(SampleEvents.NOON);
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            senders.add(Thread.startVirtualThread(() -> send(stop, counted, clock)));
        }
        for (int i = 1; i <= 25; i++) {
            Tag tag = tags.page(SITE, "", "", 1).getFirst();
            assertThat(tags.rename(tag, "name" + i)).isInstanceOf(Reply.Done.class);
        }
        stop.set(true);
        for (Thread sender : senders) {
            sender.join();
        }
        Tag last = tag("name25");
        assertThat(counted.get()).isPositive();
        assertThat(last.count().uses()).isEqualTo(counted.get());
        assertThat(tables.tags().getFirst().uses()).isEqualTo(counted.get());
        assertThat(tables.uses(last.number(), new Stretch(0, Long.MAX_VALUE), 0, 1_000_000))
                .hasSize(counted.intValue());
    }

    private void send(AtomicBoolean stop, AtomicLong counted, AtomicLong clock) {
        while (!stop.get()) {
            for (Tag tag : tags.page(SITE, "", "", 1)) {
                if (use(tag, clock.incrementAndGet()).join() > 0) {
                    counted.incrementAndGet();
                }
            }
        }
    }

    @Test
    void tags_are_listed_by_name_page_after_page() {
        for (String name : List.of("b", "Ab", "c", "aB", "ba")) {
            tags.create(SITE, name);
        }
        tags.create(SITE + 1, "b");
        assertThat(tags.page(SITE, "", "", 3))
                .extracting(Tag::name)
                .containsExactly("Ab", "aB", "b");
        assertThat(tags.page(SITE, "", "b", 3)).extracting(Tag::name).containsExactly("ba", "c");
        assertThat(tags.page(SITE, "AB", "", 9)).extracting(Tag::name).containsExactly("Ab", "aB");
    }

    @Test
    void a_name_that_is_taken_is_not_given() {
        tags.create(SITE, "a");
        tags.create(SITE, "b");
        assertThat(tags.rename(tag("a"), "b"))
                .isEqualTo(new Reply.Refused<>("tag", "there is a tag of that name already"));
        assertThat(tags.rename(tag("a"), "a")).isEqualTo(new Reply.Done<>(tag("a")));
    }

    @Test
    void what_is_removed_is_gone_with_its_count() {
        tags.create(SITE, "a");
        Tag gone = tag("a");
        assertThat(use(gone, SampleEvents.NOON).join()).isEqualTo(1);
        assertThat(tags.remove(gone)).isTrue();
        assertThat(tags.remove(gone)).isFalse();
        assertThat(gone.announce()).isFalse();
        assertThat(tags.find(SITE, "a")).isEmpty();
        assertThat(tags.create(SITE, "a")).isEqualTo(Tags.Creation.CREATED);
        assertThat(tag("a").count()).isEqualTo(new Tag.Count(0, 0));
    }

    @Test
    void counts_and_names_are_there_after_a_start() {
        tags.create(SITE, "a");
        assertThat(use(tag("a"), SampleEvents.NOON).join()).isEqualTo(1);
        assertThat(use(tag("a"), SampleEvents.NOON + 5).join()).isEqualTo(2);
        close();
        open();
        assertThat(tag("a").count()).isEqualTo(new Tag.Count(2, SampleEvents.NOON + 5));
        assertThat(use(tag("a"), SampleEvents.NOON + 9).join()).isEqualTo(3);
    }
}
