package dev.footfall.api.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.api.RunningHouse;
import dev.footfall.command.FootfallCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A log of site-analytics, imported into a running server, is what its clients would have told.
class ImportedLogTest {

    @TempDir Path folder;

    @Test
    void lines_of_people_and_bots_are_page_views_once() throws Exception {
        Path log =
                Files.writeString(
                        folder.resolve("traffic-log.csv"),
                        "2021-06-01T12:00:00,/a,192.0.2.1,\"%s\"\n".formatted(TrafficHouse.PERSON)
                                + "2021-06-01 12:01:00.5,/a,192.0.2.1,%s\n"
                                        .formatted(TrafficHouse.PERSON)
                                + "2021-06-01T12:02:00,/b,66.249.66.1,%s\n"
                                        .formatted(TrafficHouse.GOOGLEBOT));
        try (TrafficHouse house = TrafficHouse.open(folder, "UTC")) {
            for (String format : new String[] {"site-analytics", "auto"}) {
                int code =
                        FootfallCommand.run(
                                "import",
                                "--site",
                                "default",
                                "--format",
                                format,
                                "--url",
                                house.uri("/").toString(),
                                "--key",
                                RunningHouse.KEY,
                                log.toString());
                assertThat(code).as(format).isZero();
                String urls =
                        house.data("urls", "start_date", "2021-06-01", "end_date", "2021-06-01")
                                .toString();
                assertThat(urls)
                        .isEqualTo("[{\"url\":\"/a\",\"value\":2},{\"url\":\"/b\",\"value\":1}]");
                assertThat(
                                house.data(
                                                "users",
                                                "start_date",
                                                "2021-06-01",
                                                "end_date",
                                                "2021-06-01",
                                                "classification",
                                                "BOT")
                                        .toString())
                        .isEqualTo("[{\"date\":\"2021-22\",\"quantity\":1}]");
            }
        }
    }
}
