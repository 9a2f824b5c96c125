package dev.footfall.api.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.api.RunningHouse;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever is told what was wrong with an event finds it among what was refused.
class RefusedInputTest {

    @TempDir Path folder;

    @Test
    void what_was_refused_can_be_read_once_its_sender_is_told() throws IOException {
        try (RunningHouse house = RunningHouse.open(folder)) {
            for (int i = 1; i <= 30; i++) {
                String event = "{\"d\": \"example.com\", \"n\": %d}".formatted(i);
                assertThat(house.post("/api/event", event).statusCode()).isEqualTo(400);
                assertThat(RunningHouse.json(house.get("/api/rejected")).path("rejected"))
                        .hasSize(i);
            }
        }
    }
}
