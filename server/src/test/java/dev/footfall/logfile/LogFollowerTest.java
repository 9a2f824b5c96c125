package dev.footfall.logfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogFollowerTest {

    @TempDir private Path folder = Path.of("");
    private Path file = Path.of("");
    private final Collected log = new Collected();

    /// What somebody does to the file between two looks.
    private interface Deed {
        void run() throws IOException;
    }

    @BeforeEach
    void name_the_file() {
        file = folder.resolve("access.log");
    }

    @Test
    void takes_lines_as_they_are_added() throws IOException {
        append(line("/1"));
        follow(
                () -> append(line("/2") + line("/3").substring(0, 40)),
                () -> append(line("/3").substring(40)));
        assertThat(log.paths()).containsExactly("/1", "/2", "/3");
    }

    @Test
    void waits_for_a_file_that_is_not_there_yet() throws IOException {
        follow(
                () -> append(""),
                () -> append(line("/1").substring(0, 9)),
                () -> append(line("/1").substring(9)));
        assertThat(log.paths()).containsExactly("/1");
    }

    @Test
    void reads_a_renamed_file_to_its_end_and_then_the_new_one() throws IOException {
        append(line("/1"));
        Path old = folder.resolve("access.log.1");
        follow(
                () -> {
                    append(line("/2"));
                    Files.move(file, old);
                    append(line("/4"));
                },
                () -> Files.writeString(old, line("/3"), StandardOpenOption.APPEND),
                () -> append(line("/5")));
        assertThat(log.paths()).containsExactly("/1", "/2", "/3", "/4", "/5");
    }

    @Test
    void begins_anew_when_the_file_is_cut() throws IOException {
        append(line("/1") + line("/2"));
        follow(() -> Files.writeString(file, line("/3")), () -> append(line("/4")));
        assertThat(log.paths()).containsExactly("/1", "/2", "/3", "/4");
    }

    @Test
    void notices_a_cut_file_that_has_grown_beyond_its_old_length() throws IOException {
        append(line("/1"));
        follow(() -> Files.writeString(file, line("/2") + line("/3") + line("/4")));
        assertThat(log.paths()).containsExactly("/1", "/2", "/3", "/4");
    }

    @Test
    void following_again_and_importing_what_was_followed_adds_nothing() throws IOException {
        append(line("/1"));
        follow(() -> append(line("/2")));
        ImportSummary again = follow(() -> append(line("/3")));
        assertThat(again.tally().stored()).isEqualTo(1);
        assertThat(again.tally().repeated()).isEqualTo(2);
    }

    private ImportSummary follow(Deed... deeds) {
        ImportSettings settings =
                new ImportSettings(
                        "example.com",
                        "",
                        Optional.empty(),
                        ZoneOffset.UTC,
                        false,
                        folder.resolve("rejects"));
        try (FolderTarget target = new FolderTarget(Collected.pipeline(), log.load())) {
            LogImport work =
                    new LogImport(
                            settings,
                            target,
                            Progress.NONE,
                            InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z")));
            work.follow(List.of(file), ticker(deeds));
            return work.finish();
        }
    }

    private static Ticker ticker(Deed... deeds) {
        int[] next = {0};
        return () -> {
            int index = next[0]++;
            try {
                if (index < deeds.length) {
                    deeds[index].run();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return index <= deeds.length;
        };
    }

    private void append(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String line(String path) {
        return LogImportTest.line(1, path);
    }
}
