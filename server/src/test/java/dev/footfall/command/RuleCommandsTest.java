package dev.footfall.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.api.RunningHouse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleCommandsTest {

    private static final String PEOPLE =
            """
            {"site_id":"example.com","metrics":["visitors","pageviews"],"date_range":"all"}
            """;

    @TempDir Path folder;
    private List<String> ofFolder = List.of();

    @BeforeEach
    void view_two_pages() throws IOException {
        try (RunningHouse house = RunningHouse.open(folder)) {
            for (String path : List.of("/", "/wp-login.php")) {
                HttpResponse<String> answer =
                        house.post(
                                "/api/event",
                                "{\"name\":\"pageview\",\"domain\":\"example.com\",\"url\":\"https://example.com"
                                        + path
                                        + "\"}");
                assertThat(answer.statusCode()).isEqualTo(202);
            }
        }
        Path config = folder.resolve("footfall.conf");
        assertThat(Files.exists(config)).isTrue();
        ofFolder = List.of("--config", config.toString(), "--site", "example.com");
    }

    private static List<String> of(RunningHouse house) {
        return List.of(
                "--url",
                house.uri("/").toString(),
                "--key",
                RunningHouse.KEY,
                "--site",
                "example.com");
    }

    @Test
    void rules_and_judging_in_a_stopped_servers_folder() throws IOException {
        administer(ofFolder);
        try (RunningHouse house = RunningHouse.open(folder)) {
            assertThat(house.post("/api/v2/query", PEOPLE).body()).contains("[1,1]");
        }
    }

    @Test
    void rules_and_judging_at_a_running_server() throws IOException {
        try (RunningHouse house = RunningHouse.open(folder)) {
            assertThat(house.post("/api/v2/query", PEOPLE).body()).contains("[1,2]");
            administer(of(house));
            assertThat(house.post("/api/v2/query", PEOPLE).body()).contains("[1,1]");
        }
    }

    private static void administer(List<String> target) {
        String added =
                Said.done(
                        target, "rule", "add", "--path", "/wp-**", "--class", "scanner", "--note",
                        "noise", "bot");
        String id = added.replaceAll("\\D", "");
        assertThat(
                        Said.done(
                                target,
                                "rule",
                                "add",
                                "--agent",
                                "no such",
                                "--position",
                                "1",
                                "person"))
                .startsWith("Added rule ");
        assertThat(Said.done(target, "rule", "list").lines().toList())
                .hasSize(3)
                .element(2)
                .asString()
                .contains(id, "path: /wp-**", "bot (scanner)", "noise");
        assertThat(Said.failed(target, "rule", "add", "--country", "Germany", "bot"))
                .contains("country: ");
        assertThat(Said.failed(target, "rule", "add", "--agent", "x", "--position", "9", "bot"))
                .contains("position: ");
        assertThat(Said.failed(target, "rule", "remove", "4711")).contains("4711");

        String today = LocalDate.now(ZoneOffset.UTC).toString();
        String before = LocalDate.now(ZoneOffset.UTC).minusDays(1).toString();
        assertThat(Said.done(target, "judge", "--from", before, "--to", today, "--dry-run"))
                .contains("Judging (days): 100 %", "2 events looked at", "1 would be judged")
                .containsPattern("1 +person +scanner \\(rule " + id + "\\)")
                .contains("/wp-login.php");
        assertThat(Said.done(target, "judge", "--from", before, "--to", today))
                .contains("1 judged otherwise");
        assertThat(Said.done(target, "judge", "--from", before, "--to", today))
                .contains("0 judged otherwise");
        assertThat(Said.done(target, "rule", "remove", id)).contains(id);
        assertThat(Said.run(target, "judge", "--from", today, "--to", before).code()).isEqualTo(2);
        assertThat(Said.run(target, "judge", "--from", "yesterday", "--to", today).code())
                .isEqualTo(2);
    }
}
