package dev.footfall.ingest.visitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SaltsTest {

    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
    private static final long TODAY = START.getEpochSecond() / 86_400;

    @TempDir Path folder;
    private final AtomicReference<Instant> now = new AtomicReference<>(START);

    private Salts open() throws IOException {
        return Salts.open(folder, now::get, new SecureRandom());
    }

    private void pass(Duration time) {
        now.set(now.get().plus(time));
    }

    @Test
    void gives_one_salt_a_day_that_survives_a_restart() throws IOException {
        Salts salts = open();
        Key key = salts.of(TODAY);
        assertThat(salts.of(TODAY)).isEqualTo(key);
        assertThat(salts.of(TODAY + 1)).isNotEqualTo(key);
        assertThat(open().of(TODAY)).isEqualTo(key);
        assertThat(open().stable()).isEqualTo(salts.stable());
    }

    @Test
    void destroys_a_live_salt_48_hours_after_its_day_began() throws IOException {
        Salts salts = open();
        String hex = salts.of(TODAY).hex();
        pass(Duration.ofHours(35));
        assertThat(salts.destroyOld()).isZero();
        assertThat(salts.existing(TODAY)).isPresent();
        pass(Duration.ofHours(1));
        assertThat(salts.destroyOld()).isOne();
        assertThat(salts.existing(TODAY)).isEmpty();
        assertThat(Files.readString(folder.resolve("salts"))).doesNotContain(hex);
        assertThat(salts.of(TODAY).hex()).isNotEqualTo(hex);
    }

    @Test
    void destroys_a_salt_for_a_past_day_48_hours_after_it_was_made() throws IOException {
        Salts salts = open();
        salts.of(TODAY - 400);
        pass(Duration.ofHours(47));
        assertThat(salts.destroyOld()).isZero();
        pass(Duration.ofHours(1));
        assertThat(salts.destroyOld()).isOne();
    }

    @Test
    void destroys_what_became_old_while_it_was_closed() throws IOException {
        String hex = open().of(TODAY).hex();
        pass(Duration.ofDays(3));
        assertThat(open().existing(TODAY)).isEmpty();
        assertThat(Files.readString(folder.resolve("salts"))).doesNotContain(hex);
    }

    @Test
    void keeps_its_files_from_other_users() throws IOException {
        open().of(TODAY);
        for (String name : new String[] {"salts", "visitor.key"}) {
            assertThat(Files.getPosixFilePermissions(folder.resolve(name)))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void passes_over_a_line_that_a_crash_cut_short() throws IOException {
        Salts salts = open();
        Key key = salts.of(TODAY);
        Files.writeString(folder.resolve("salts"), "1234 17637", StandardOpenOption.APPEND);
        salts.of(TODAY - 1);
        Salts again = open();
        assertThat(again.existing(TODAY)).contains(key);
        assertThat(again.existing(TODAY - 1)).isEqualTo(salts.existing(TODAY - 1));
        assertThat(again.existing(1234)).isEmpty();
    }

    @Test
    void keeps_a_bounded_number_of_days_and_forgets_the_oldest() throws IOException {
        StringBuilder full = new StringBuilder();
        for (int i = 1; i <= Salts.MOST_DAYS; i++) {
            full.append(TODAY - i).append(' ').append(START.getEpochSecond()).append(' ');
            full.append(Key.random(new SecureRandom()).hex()).append('\n');
        }
        Files.writeString(folder.resolve("salts"), full);
        Salts salts = open();
        assertThat(salts.existing(TODAY - Salts.MOST_DAYS)).isPresent();
        salts.of(TODAY);
        assertThat(salts.existing(TODAY - Salts.MOST_DAYS)).isEmpty();
        assertThat(salts.existing(TODAY - 1)).isPresent();
        assertThat(open().existing(TODAY)).isEqualTo(salts.existing(TODAY));
    }

    @Test
    void goes_on_when_the_disk_fails_and_saves_later() throws IOException {
        Salts salts = open();
        Files.delete(folder.resolve("salts"));
        Files.createDirectory(folder.resolve("salts"));
        Key key = salts.of(TODAY);
        Files.delete(folder.resolve("salts"));
        salts.destroyOld();
        assertThat(open().existing(TODAY)).contains(key);
    }

    @Test
    void refuses_a_damaged_key() throws IOException {
        Files.writeString(folder.resolve("visitor.key"), "short");
        assertThatThrownBy(this::open).hasMessageContaining("visitor.key");
    }
}
