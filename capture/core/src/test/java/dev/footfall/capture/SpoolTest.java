package dev.footfall.capture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

    private static final long LIMIT = 1 << 20;

    @TempDir private Path folder;
    private final Losses losses = new Losses();
    private final Troubles troubles = new Troubles(System::nanoTime);

    private Spool open() throws IOException {
        return Spool.open(folder, LIMIT, losses, troubles);
    }

    private static byte[] item(int number) {
        return ("item " + number).getBytes(UTF_8);
    }

    private static List<String> texts(List<byte[]> items) {
        return items.stream().map(item -> new String(item, UTF_8)).toList();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".spool")).sorted().toList();
        }
    }

    @Test
    void gives_in_order_what_was_put_until_it_is_sent() throws IOException {
        try (Spool spool = open()) {
            for (int i = 0; i < 10; i++) {
                assertThat(spool.put(item(i))).isTrue();
            }
            assertThat(spool.waiting()).isEqualTo(10);
            assertThat(texts(spool.first(3, 1_000))).containsExactly("item 0", "item 1", "item 2");
            assertThat(texts(spool.first(3, 8))).containsExactly("item 0");
            spool.sent(1);
            assertThat(texts(spool.first(100, 1_000))).hasSize(9).startsWith("item 1");
            spool.sent(9);
            assertThat(spool.first(1, 1)).isEmpty();
            assertThat(spool.put(item(11))).isTrue();
            assertThat(texts(spool.first(1, 1))).containsExactly("item 11");
        }
    }

    @Test
    void goes_on_where_it_was_after_any_end() throws IOException {
        Random random = new Random(5);
        int put = 0;
        int sent = 0;
        for (int life = 0; life < 200; life++) {
            // no close: like kill -9, but for the lock, which goes with the process
            Spool spool = open();
            assertThat(spool.waiting()).isEqualTo(put - sent);
            for (int i = random.nextInt(300); i > 0; i--) {
                assertThat(spool.put(item(put++))).isTrue();
            }
            for (int i = random.nextInt(4); i > 0; i--) {
                List<byte[]> first = spool.first(1 + random.nextInt(200), 1 << 20);
                for (int j = 0; j < first.size(); j++) {
                    assertThat(first.get(j)).isEqualTo(item(sent + j));
                }
                int done = random.nextInt(first.size() + 1);
                spool.sent(done);
                sent += done;
            }
            spool.close();
        }
        assertThat(losses.count(Loss.SPOOL_DAMAGED)).isZero();
        assertThat(sent).isGreaterThan(1_000);
    }

    @Test
    void a_torn_record_is_left_out_and_counted() throws IOException {
        for (int cut = 1; cut < 14; cut++) {
            Path own = folder.resolve("cut" + cut);
            try (Spool spool = Spool.open(own, LIMIT, losses, troubles)) {
                spool.put(item(1));
                spool.put(item(2));
            }
            Path file = own.resolve("1").resolve("0000000000000001.spool");
            try (RandomAccessFile torn = new RandomAccessFile(file.toFile(), "rw")) {
                torn.setLength(torn.length() - cut);
            }
            try (Spool spool = Spool.open(own, LIMIT, losses, troubles)) {
                assertThat(texts(spool.first(9, 999))).containsExactly("item 1");
                spool.sent(1);
                spool.put(item(3));
                assertThat(texts(spool.first(9, 999))).containsExactly("item 3");
            }
            assertThat(losses.count(Loss.SPOOL_DAMAGED)).isEqualTo(cut);
        }
    }

    @Test
    void a_changed_byte_is_found() throws IOException {
        try (Spool spool = open()) {
            spool.put(item(1));
            spool.put(item(2));
        }
        byte[] bytes = Files.readAllBytes(files().getFirst());
        bytes[bytes.length - 1] ^= 1;
        Files.write(files().getFirst(), bytes, StandardOpenOption.TRUNCATE_EXISTING);
        try (Spool spool = open()) {
            assertThat(texts(spool.first(9, 999))).containsExactly("item 1");
        }
        assertThat(losses.count(Loss.SPOOL_DAMAGED)).isEqualTo(1);
    }

    @Test
    void is_bounded_and_takes_again_when_something_was_sent() throws IOException {
        try (Spool spool = open()) {
            byte[] item = new byte[10_000];
            int put = 0;
            while (spool.put(item)) {
                put++;
            }
            assertThat(put * 10_008L).isBetween(LIMIT - 10_008, LIMIT);
            assertThat(files()).hasSizeBetween(14, 20);
            List<byte[]> first = new ArrayList<>(spool.first(50, 1 << 20));
            spool.sent(first.size());
            spool.first(1, 1);
            assertThat(spool.put(item)).isTrue();
        }
    }

    @Test
    void nobody_else_looks_into_its_folder() throws IOException {
        Path made = folder.resolve("made");
        try (Spool spool = Spool.open(made, LIMIT, losses, troubles)) {
            assertThat(spool.put(item(1))).isTrue();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rwx------");
    }

    @Test
    void two_processes_have_two_places_and_the_first_is_used_again() throws IOException {
        try (Spool first = open();
                Spool second = open()) {
            first.put(item(1));
            second.put(item(2));
            assertThat(texts(second.first(9, 999))).containsExactly("item 2");
        }
        try (Spool again = open()) {
            assertThat(texts(again.first(9, 999))).containsExactly("item 1");
        }
    }

    @Test
    void files_go_when_they_are_sent() throws IOException {
        try (Spool spool = open()) {
            for (int i = 0; i < 1_000; i++) {
                spool.put(new byte[1_000]);
                spool.first(1, 1);
                spool.sent(1);
            }
            assertThat(spool.first(1, 1)).isEmpty();
            assertThat(files()).hasSizeLessThan(2);
            assertThat(spool.waiting()).isZero();
        }
    }
}
