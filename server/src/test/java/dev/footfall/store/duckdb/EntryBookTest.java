package dev.footfall.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.ingest.visit.OpenVisits;
import dev.footfall.model.Entry;
import dev.footfall.model.Event;
import dev.footfall.model.EventId;
import dev.footfall.model.EyeEvent;
import dev.footfall.model.EyeFault;
import dev.footfall.model.EyeSession;
import dev.footfall.store.Appended;
import dev.footfall.store.Batch;
import dev.footfall.store.Receipt.Settled;
import dev.footfall.store.StoreSettings;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EntryBookTest {

    private static final UUID SESSION = new UUID(1, 2);

    @TempDir private Path folder;

    @Test
    void entries_are_there_after_a_start_and_their_sessions_once() {
        try (DuckDb store = open()) {
            append(store, List.of(), List.of(new EyeSession(1, SESSION, 5)));
            append(
                    store,
                    List.of(),
                    List.of(told(new EventId(1, 1), false), told(new EventId(1, 2), false)));
            append(
                    store,
                    List.of(),
                    List.of(new EyeFault(new EventId(1, 3), false, 1, "5", "no", "{}", 6)));
        }
        try (DuckDb store = open()) {
            assertThat(count(store, "eye_session WHERE created = 5")).isOne();
            assertThat(count(store, "eye_session")).isOne();
            assertThat(count(store, "eye_event")).isEqualTo(2);
            assertThat(count(store, "eye_fault")).isOne();
        }
    }

    @Test
    void what_is_said_about_an_event_that_was_stored_before_is_not_kept_again() {
        Event event = SampleEvents.withId(new EventId(7, 7), 1, SampleEvents.NOON, "/");
        try (DuckDb store = open()) {
            append(
                    store,
                    List.of(event, event),
                    List.of(told(event.id(), true), told(event.id(), true)));
            append(store, List.of(event), List.of(told(event.id(), true)));
            assertThat(count(store, "eye_event")).isOne();
        }
    }

    @Test
    void entries_under_ids_of_the_senders_choice_are_kept_once_without_an_event_too() {
        EventId id = new EventId(8, 8);
        EyeFault fault = new EyeFault(id, true, 1, "5", "no", "{}", 6);
        try (DuckDb store = open()) {
            append(store, List.of(), List.of(told(id, true), fault));
            append(store, List.of(), List.of(told(id, true), fault, fault));
            assertThat(count(store, "eye_event")).isOne();
            assertThat(count(store, "eye_fault")).isOne();
        }
    }

    private DuckDb open() {
        return DuckDb.open(
                        StoreSettings.of(folder),
                        () -> new OpenVisits(_ -> 1, 1),
                        InstantSource.system())
                .start();
    }

    private static EyeEvent told(EventId receipt, boolean given) {
        return new EyeEvent(receipt, given, 1, SESSION, "a", "b", "{}", 3, 4);
    }

    private static void append(DuckDb store, List<Event> events, List<Entry> entries) {
        assertThat(Appended.to(store, new Batch(events, List.of(), entries)))
                .isInstanceOf(Settled.Stored.class);
    }

    private static long count(DuckDb store, String from) {
        return store.read((connection, _) -> {
            try (Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery("SELECT count(*) FROM " + from)) {
                found.next();
                return found.getLong(1);
            }
        });
    }
}
