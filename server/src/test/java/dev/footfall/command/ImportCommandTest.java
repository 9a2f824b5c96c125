package dev.footfall.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `footfall import` into a stopped server's folder.
class ImportCommandTest {

    private static final String LINES =
            """
            192.0.2.7 - - [20/Nov/2026:04:30:01 +0000] "GET / HTTP/1.1" 200 5 "-" "curl/8"
            no line of a log
            192.0.2.7 - - [20/Nov/2026:04:30:02 +0000] "GET /a HTTP/1.1" 200 5 "-" "curl/8"
            """;

    @TempDir Path folder;
    private List<String> data = List.of();
    private Path log = Path.of("");
    private Path rejects = Path.of("");

    @BeforeEach
    void fill() throws IOException {
        Path config = folder.resolve("footfall.conf");
        Files.writeString(config, "data.dir = \"" + folder.resolve("data") + "\"\n");
        data = List.of("--config", config.toString());
        log = Files.writeString(folder.resolve("access.log"), LINES);
        rejects = folder.resolve("rejects.log");
        String _ = Said.done(data, "site", "add", "example.com");
    }

    private String imported() {
        return Said.done(
                data,
                "import",
                "--site",
                "example.com",
                "--rejects",
                rejects.toString(),
                log.toString());
    }

    @Test
    void counts_each_line_once_and_says_what_it_could_not_read() {
        String first = imported();
        assertThat(first).contains("3 lines in", "2 new events, 0 that were there already");
        assertThat(first).contains(rejects.toString());
        assertThat(rejects).content().contains("access.log:2: ", "no line of a log");
        assertThat(imported()).contains("0 new events, 2 that were there already");
    }

    @Test
    void shows_how_far_it_is() {
        assertThat(imported()).contains("Reading: 100 %");
    }

    @Test
    void names_a_site_that_does_not_exist() {
        assertThat(Said.failed(data, "import", "--site", "other.org", log.toString()))
                .contains("there is no site 'other.org'");
    }
}
