package dev.footfall.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footfall.model.Agent;
import dev.footfall.model.BotClass;
import dev.footfall.model.BotVerdict;
import dev.footfall.model.DropReason;
import dev.footfall.model.Engagement;
import dev.footfall.model.Entry;
import dev.footfall.model.Event;
import dev.footfall.model.EventId;
import dev.footfall.model.EventKind;
import dev.footfall.model.Exchange;
import dev.footfall.model.EyeEvent;
import dev.footfall.model.EyeFault;
import dev.footfall.model.EyeSession;
import dev.footfall.model.Location;
import dev.footfall.model.Place;
import dev.footfall.model.Referral;
import dev.footfall.model.Rejected;
import dev.footfall.model.Revenue;
import dev.footfall.store.Batch;
import dev.footfall.store.duckdb.SampleEvents;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalTest {

    private static final int SMALL_SEGMENTS = 2_000;

    @TempDir private Path folder;

    @Test
    void gives_back_every_part_of_events_of_what_was_rejected_and_of_entries() throws IOException {
        Batch full =
                new Batch(
                        List.of(everything()),
                        List.of(
                                new Rejected(
                                        7,
                                        "event",
                                        "a.example",
                                        DropReason.INVALID,
                                        "`url`: is no URL",
                                        "{\"ü\": \"\uD83D\uDE00\"}")),
                        entries());
        Batch plain = batch("/plain");
        try (Journal journal = Journal.open(folder, 0)) {
            journal.append(List.of(full, plain));
        }
        try (Journal journal = Journal.open(folder, 0)) {
            assertThat(read(journal, 0))
                    .containsExactly(
                            new Batch(
                                    Stream.concat(full.events().stream(), plain.events().stream())
                                            .toList(),
                                    full.rejected(),
                                    full.entries()));
        }
    }

    private static List<Entry> entries() {
        EventId receipt = new EventId(8, 9);
        UUID session = new UUID(10, 11);
        return List.of(
                new EyeSession(1, session, 12),
                new EyeEvent(receipt, true, 1, session, "kind", "näme", "{\"a\":1}", 13, 14),
                new EyeFault(receipt, false, 1, "[1]", "wrong", "{\"data\":[\"wrong\"]}", 15));
    }

    @Test
    void goes_on_from_the_position_that_the_database_names() throws IOException {
        try (Journal journal = Journal.open(folder, 0)) {
            long after = journal.append(List.of(batch("/1")));
            journal.append(List.of(batch("/2")));
            assertThat(read(journal, after)).containsExactly(batch("/2"));
        }
    }

    @Test
    void drops_a_record_that_was_not_finished_and_goes_on_behind_the_last_whole_one()
            throws IOException {
        try (Journal journal = Journal.open(folder, 0)) {
            journal.append(List.of(batch("/whole")));
            journal.append(List.of(batch("/torn")));
        }
        Path file = files().getFirst();
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength(bytes.length() - 3);
        }
        try (Journal journal = Journal.open(folder, 0)) {
            journal.append(List.of(batch("/next")));
        }
        try (Journal journal = Journal.open(folder, 0)) {
            assertThat(read(journal, 0)).containsExactly(batch("/whole"), batch("/next"));
        }
    }

    @Test
    void deletes_files_as_soon_as_the_database_has_what_they_say() throws IOException {
        try (Journal journal = Journal.open(folder, 0, SMALL_SEGMENTS)) {
            long end = 0;
            for (int i = 0; i < 50; i++) {
                end = journal.append(List.of(batch("/" + i)));
            }
            assertThat(files()).hasSizeGreaterThan(3);
            journal.release(end);
            assertThat(files()).hasSize(1);
            journal.close(end);
            assertThat(files()).isEmpty();
        }
    }

    @Test
    void starts_where_the_database_is_when_no_file_is_left() throws IOException {
        try (Journal journal = Journal.open(folder, 12_345)) {
            assertThat(journal.end()).isEqualTo(12_345);
            journal.append(List.of(batch("/1")));
        }
        try (Journal journal = Journal.open(folder, 12_345)) {
            assertThat(read(journal, 12_345)).containsExactly(batch("/1"));
        }
    }

    @Test
    void reads_on_behind_a_damaged_file_and_keeps_a_copy_of_it() throws IOException {
        List<Path> written;
        try (Journal journal = Journal.open(folder, 0, SMALL_SEGMENTS)) {
            for (int i = 0; i < 30; i++) {
                journal.append(List.of(batch("/" + i)));
            }
            written = files();
        }
        Path middle = written.get(1);
        byte[] bytes = Files.readAllBytes(middle);
        bytes[bytes.length / 2] ^= 0x55;
        Files.write(middle, bytes);
        try (Journal journal = Journal.open(folder, 0, SMALL_SEGMENTS)) {
            assertThat(read(journal, 0)).hasSizeBetween(20, 29).endsWith(batch("/29"));
        }
        assertThat(folder.resolve(middle.getFileName() + ".damaged")).hasBinaryContent(bytes);
    }

    @Test
    void says_so_when_another_version_wrote_it() throws IOException {
        Packer packer = new Packer();
        packer.count(99);
        int length = packer.size();
        byte[] content = new byte[length];
        packer.written().get(content);
        packer.clear();
        packer.int32(length);
        packer.int32(Segment.checksum(ByteBuffer.wrap(content)));
        byte[] header = new byte[Segment.HEADER];
        packer.written().get(header);
        Path file = Segment.at(folder, 0).file();
        Files.write(file, header);
        Files.write(file, content, StandardOpenOption.APPEND);
        try (Journal journal = Journal.open(folder, 0)) {
            assertThatThrownBy(() -> read(journal, 0)).hasMessageContaining("another version");
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static List<Batch> read(Journal journal, long from) throws IOException {
        List<Batch> batches = new ArrayList<>();
        journal.replay(from, (batch, _) -> batches.add(batch));
        return batches;
    }

    private static Batch batch(String path) {
        return new Batch(List.of(SampleEvents.pageview(1, SampleEvents.NOON, path)), List.of());
    }

    private static Event everything() {
        return new Event(
                new EventId(-1, Long.MIN_VALUE),
                true,
                42,
                3,
                -4,
                EventKind.CUSTOM,
                "signed up ✓",
                5,
                6,
                7,
                new Location("a.example:8080", "/" + "x".repeat(300), "q=1"),
                new Exchange(
                        "GET",
                        "https",
                        404,
                        "/guest/{id}",
                        OptionalLong.of(12),
                        OptionalLong.empty(),
                        OptionalLong.of(Long.MAX_VALUE),
                        "key"),
                "Agent/1",
                new Agent("Firefox", "128", "Linux", "6", "Desktop"),
                new Place("DE", "DE-BE", "Berlin"),
                new Referral("r", "s", "c", "m", "u", "ca", "co", "t"),
                new BotVerdict(BotClass.MONITOR, "agent-pattern", "Pingdom"),
                Map.of("plan", "pro", "empty", ""),
                new Revenue(new BigDecimal("19.99"), "EUR"),
                new Engagement(70, 12_000),
                true,
                true);
    }
}
