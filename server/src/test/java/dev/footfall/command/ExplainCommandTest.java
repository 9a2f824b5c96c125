package dev.footfall.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.api.RunningHouse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ExplainCommandTest {

    @TempDir Path folder;

    @Test
    void shows_what_each_step_makes_of_a_line_and_which_visit_it_joins() throws IOException {
        Path log =
                Files.writeString(
                        folder.resolve("access.log"),
                        """
                        81.2.69.160 - - [20/Nov/2026:10:00:00 +0000] "GET /a HTTP/1.1" 200 5 "-" "%s"
                        what is this
                        """
                                .formatted(RunningHouse.AGENT));
        try (RunningHouse house = RunningHouse.open(folder)) {
            String said =
                    run(
                            "explain",
                            "--site",
                            RunningHouse.SITE,
                            "--format",
                            "combined",
                            "--url",
                            house.uri("/").toString(),
                            "--key",
                            RunningHouse.KEY,
                            log.toString());
            assertThat(said)
                    .contains("COUNTED  request /a 81.2.69.160", "browser=Firefox")
                    .contains("decide page", "kind=pageview", "It opens a visit.")
                    .contains("UNREADABLE", "line: ");
        }
    }

    @Test
    void asks_for_the_server() {
        assertThat(run("explain")).contains("--url");
    }

    private static String run(String... words) {
        StringWriter said = new StringWriter();
        CommandLine line = FootfallCommand.line();
        line.setOut(new PrintWriter(said));
        line.setErr(new PrintWriter(said));
        line.execute(words);
        return said.toString();
    }
}
