package dev.footfall.logfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footfall.ingest.SharedData;
import dev.footfall.store.Receipt.Settled;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LogImportTest {

    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z"));

    @TempDir private Path folder = Path.of("");
    private final Collected log = new Collected();

    @Test
    void imports_a_file_and_again_adds_nothing() throws IOException {
        Path file = write("access.log", line(1, "/a") + line(1, "/a") + line(2, "/b"));
        assertThat(run(file).tally()).isEqualTo(new ImportTally(3, 0, java.util.Map.of()));
        assertThat(run(file).tally()).isEqualTo(new ImportTally(0, 3, java.util.Map.of()));
        assertThat(log.paths()).containsExactly("/a", "/a", "/b");
    }

    @Test
    void a_grown_renamed_and_compressed_file_adds_only_its_new_lines() throws IOException {
        String text = line(1, "/a") + line(2, "/b");
        run(write("access.log", text));
        run(write("access.log.1", text + line(3, "/c")));
        Path zipped = folder.resolve("access.log.2.gz");
        Files.write(zipped, zip(text, line(3, "/c") + line(4, "/d")));
        ImportSummary summary = run(zipped);
        assertThat(summary.tally().stored()).isEqualTo(1);
        assertThat(summary.tally().repeated()).isEqualTo(3);
        assertThat(log.paths()).containsExactly("/a", "/b", "/c", "/d");
    }

    @Test
    void a_half_written_last_line_waits() throws IOException {
        String half = line(2, "/b").substring(0, 60);
        Path file = write("access.log", line(1, "/a") + half);
        ImportSummary summary = run(file);
        assertThat(summary.halfLines()).isEqualTo(1);
        assertThat(summary.lines()).isEqualTo(1);
        assertThat(String.join("\n", summary.text())).contains("half-written");
        write("access.log", line(1, "/a") + line(2, "/b"));
        assertThat(run(file).halfLines()).isZero();
        assertThat(log.paths()).containsExactly("/a", "/b");
    }

    @Test
    void a_last_line_of_a_stream_is_whole() {
        String text = line(1, "/a") + line(2, "/b").strip();
        LogImport work = work(new FolderTarget(Collected.pipeline(), log.load()));
        work.stream("-", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(work.finish().tally().stored()).isEqualTo(2);
    }

    @Test
    void takes_times_without_a_zone_from_the_clock_that_it_is_told() throws IOException {
        LogFormat zoneless =
                LogFormats.read("%h %d %t %m %U %s", Optional.of("%Y-%m-%d"), Optional.empty());
        Path summer = write("summer.log", "192.0.2.7 2026-07-01 12:00:00 GET /summer 200\n");
        Path winter = write("winter.log", "192.0.2.7 2026-01-01 12:00:00 GET /winter 200\n");
        Path zoned = write("zoned.log", line(1, "/zoned"));
        runIn(ZoneId.of("Europe/Berlin"), Optional.of(zoneless), summer, winter);
        runIn(ZoneId.of("Europe/Berlin"), Optional.empty(), zoned);
        assertThat(log.events.stream().map(event -> Instant.ofEpochSecond(event.at() / 1_000_000)))
                .containsExactly(
                        Instant.parse("2026-01-01T11:00:00Z"),
                        Instant.parse("2026-07-01T10:00:00Z"),
                        Instant.parse("2026-11-21T04:30:01Z"));
    }

    @Test
    void reads_the_oldest_file_first() throws IOException {
        Path young = write("a.log", line(9, "/young"));
        Path old = write("b.log", line(1, "/old"));
        run(young, old);
        assertThat(log.paths()).containsExactly("/old", "/young");
    }

    @Test
    void keeps_what_it_cannot_read_and_reads_it_once_mended() throws IOException {
        byte[] odd = {(byte) 0xff, (byte) 0xfe, '\n'};
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes(line(1, "/a").getBytes(StandardCharsets.UTF_8));
        text.writeBytes(odd);
        text.writeBytes(("x".repeat(100_000) + "\n").getBytes(StandardCharsets.UTF_8));
        text.writeBytes(
                line(2, "/b").replace("GET", "\\x16\\x03").getBytes(StandardCharsets.UTF_8));
        text.writeBytes(line(3, "/c").getBytes(StandardCharsets.UTF_8));
        Path file = folder.resolve("access.log");
        Files.write(file, text.toByteArray());
        ImportSummary summary = run(file);
        assertThat(summary.lines()).isEqualTo(5);
        assertThat(summary.tally().stored()).isEqualTo(2);
        assertThat(summary.unreadable()).containsKey("request: is no HTTP request").hasSize(3);
        Path rejects = summary.rejects().orElseThrow();
        byte[] kept = Files.readAllBytes(rejects);
        assertThat(new String(kept, StandardCharsets.ISO_8859_1))
                .contains("access.log:2: ")
                .contains("\u00ff\u00fe\n")
                .contains("access.log:4: request: is no HTTP request\n192.0.2.7");
        Path mended = folder.resolve("mended.log");
        Files.writeString(
                mended,
                Files.readString(rejects, StandardCharsets.ISO_8859_1).replace("\\x16\\x03", "GET"),
                StandardCharsets.ISO_8859_1);
        assertThat(run(Optional.of(ParsedLine.named("combined")), mended).tally().stored())
                .isEqualTo(1);
    }

    @Test
    void goes_on_after_a_damaged_file_and_says_so() throws IOException {
        Path damaged = folder.resolve("a.gz");
        byte[] zipped = zip(line(1, "/a").repeat(5_000));
        Files.write(damaged, java.util.Arrays.copyOf(zipped, zipped.length - 20));
        ImportSummary summary =
                run(damaged, write("b.log", line(2, "/b")), write("c.log", "what is this\n"));
        assertThat(summary.problems()).hasSize(2).anyMatch(p -> p.contains("ends too early"));
        assertThat(summary.problems()).anyMatch(p -> p.contains("name it with --format"));
        assertThat(log.paths()).contains("/b");
    }

    @Test
    void ends_at_once_when_the_site_does_not_exist() throws IOException {
        Path file = write("access.log", line(1, "/a"));
        ImportSettings settings =
                new ImportSettings(
                        "other.org",
                        "",
                        Optional.empty(),
                        ZoneOffset.UTC,
                        false,
                        folder.resolve("r"));
        try (FolderTarget target = new FolderTarget(Collected.pipeline(), log.load())) {
            LogImport work = new LogImport(settings, target, Progress.NONE, CLOCK);
            assertThatThrownBy(
                            () -> {
                                work.files(List.of(file));
                                work.finish();
                            })
                    .isInstanceOf(ImportException.class)
                    .hasMessageContaining("there is no site 'other.org'");
        }
    }

    @Test
    void tries_again_while_the_log_of_a_server_is_full() throws IOException {
        log.refusals.add(new Settled.Full());
        log.refusals.add(new Settled.Full());
        Path file = write("access.log", line(1, "/a").repeat(500));
        try (ServingTarget target = new ServingTarget(Collected.pipeline(), log, _ -> {})) {
            LogImport work = work(target);
            work.files(List.of(file));
            assertThat(work.finish().tally().stored()).isEqualTo(500);
        }
    }

    @Test
    void gives_up_when_the_disk_is_full() throws IOException {
        Path file = write("access.log", line(1, "/a").repeat(500));
        log.refusals.add(new Settled.NoRoom());
        assertThatThrownBy(() -> run(file)).hasMessage("the disk has no room");
        assertThat(run(file).tally().stored()).isEqualTo(500);
    }

    @Test
    void never_keeps_an_address() throws IOException {
        run(write("access.log", line(1, "/a")));
        assertThat(log.events).hasSize(1).noneMatch(e -> e.toString().contains("192.0.2.7"));
    }

    @Test
    void finds_files_by_glob_and_names_what_is_missing() throws IOException {
        write("x.log", "");
        write("x.log.1", "");
        assertThat(LogPaths.find(List.of(folder + "/x.log*", "-", folder + "/x.log"))).hasSize(2);
        assertThatThrownBy(() -> LogPaths.find(List.of(folder + "/none.log")))
                .hasMessageContaining("none.log");
        assertThatThrownBy(() -> LogPaths.find(List.of(folder + "/y*")))
                .hasMessageContaining("no file matches");
        assertThatThrownBy(() -> LogPaths.find(List.of(folder.toString())))
                .hasMessageContaining("is a folder");
    }

    @ParameterizedTest
    @CsvSource({
        "elastic-apache_logs.log, 10000, 9999",
        "advertools-nginx_access.log, 1000, 957",
        "nielsbasjes-hackers-access.log, 3456, 3456",
        "nasa_19950801.tsv, 30970, 30969"
    })
    void reads_real_logs(String name, long lines, long requests) {
        ImportSummary summary = run(SharedData.file("logs/" + name));
        assertThat(summary.problems()).isEmpty();
        assertThat(summary.lines()).isEqualTo(lines);
        assertThat(summary.tally().stored()).isEqualTo(requests);
    }

    static String line(int second, String path) {
        return "192.0.2.7 - - [21/Nov/2026:04:30:%02d +0000] \"GET %s HTTP/1.1\" 200 5 \"-\" \"curl\"\n"
                .formatted(second, path);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private ImportSummary run(Path... files) {
        return run(Optional.empty(), files);
    }

    private ImportSummary run(Optional<LogFormat> format, Path... files) {
        return runIn(ZoneOffset.UTC, format, files);
    }

    private ImportSummary runIn(ZoneId zone, Optional<LogFormat> format, Path... files) {
        try (FolderTarget target = new FolderTarget(Collected.pipeline(), log.load())) {
            LogImport work = new LogImport(settings(zone, format), target, Progress.NONE, CLOCK);
            work.files(List.of(files));
            return work.finish();
        }
    }

    private LogImport work(ImportTarget target) {
        return new LogImport(
                settings(ZoneOffset.UTC, Optional.empty()), target, Progress.NONE, CLOCK);
    }

    private ImportSettings settings(ZoneId zone, Optional<LogFormat> format) {
        return new ImportSettings(
                "example.com", "", format, zone, false, folder.resolve("kept/rejects.log"));
    }

    private static byte[] zip(String... members) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String member : members) {
            try (GZIPOutputStream zipped = new GZIPOutputStream(all)) {
                zipped.write(member.getBytes(StandardCharsets.UTF_8));
            }
        }
        return all.toByteArray();
    }
}
