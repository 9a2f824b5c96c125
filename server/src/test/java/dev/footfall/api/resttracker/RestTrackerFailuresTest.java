package dev.footfall.api.resttracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.account.Caller;
import dev.footfall.account.Scope;
import dev.footfall.api.Blocking;
import dev.footfall.api.Gate;
import dev.footfall.api.HttpServer;
import dev.footfall.api.RunningHouse;
import dev.footfall.api.StreamedAnswer;
import dev.footfall.store.RequestLog;
import dev.footfall.store.StoreException;
import dev.footfall.store.StoreException.Trouble;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What REST_Tracker's routes say when the store cannot answer.
class RestTrackerFailuresTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir Path folder;

    private HttpResponse<String> get(RunningHouse house, RequestLog log, int places)
            throws IOException, InterruptedException {
        Gate gate = new Gate(_ -> Optional.of(new Caller(Set.of(Scope.READ), 0)), Set.of());
        RestTrackerSurface surface =
                new RestTrackerSurface(
                        log,
                        house.house.accounts().sites(),
                        gate,
                        new Blocking(places),
                        StreamedAnswer.USUAL_PATIENCE);
        try (HttpServer server = HttpServer.start("127.0.0.1", 0, List.of(surface));
                HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(
                                    URI.create(
                                            "http://127.0.0.1:" + server.port() + "/rest_tracker"))
                            .header("Authorization", "Bearer any")
                            .timeout(PATIENCE)
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    @Test
    void a_store_that_cannot_answer_is_told_in_the_surfaces_form() throws Exception {
        Map<Trouble, Integer> statuses =
                Map.of(
                        Trouble.UNAVAILABLE, 503,
                        Trouble.IN_USE, 503,
                        Trouble.NO_ROOM, 507,
                        Trouble.TOO_LONG, 504,
                        Trouble.BROKEN, 500);
        try (RunningHouse house = RunningHouse.open(folder)) {
            house.house.accounts().sites().ensure("default");
            for (Map.Entry<Trouble, Integer> expected : statuses.entrySet()) {
                RequestLog failing =
                        (_, _, _) -> {
                            throw new StoreException(expected.getKey(), "as the test wants it");
                        };
                HttpResponse<String> answer = get(house, failing, 1);
                assertThat(answer.statusCode()).isEqualTo(expected.getValue());
                assertThat(answer.headers().firstValue("Content-Type"))
                        .hasValue("application/json");
                assertThat(answer.body()).startsWith("{\"detail\":\"");
                assertThat(answer.headers().firstValue("Retry-After").isPresent())
                        .isEqualTo(expected.getValue() == 503);
            }
        }
    }

    @Test
    void too_many_at_once_are_told_to_come_again() throws Exception {
        try (RunningHouse house = RunningHouse.open(folder)) {
            HttpResponse<String> answer = get(house, (_, _, _) -> {}, 0);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(answer.body()).startsWith("{\"detail\":\"");
        }
    }

    @Test
    void without_the_site_default_a_site_has_to_be_named() throws Exception {
        try (RunningHouse house = RunningHouse.open(folder)) {
            HttpResponse<String> answer = get(house, (_, _, _) -> {}, 1);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body())
                    .isEqualTo("{\"site\":[\"There is no site 'default'; name one.\"]}");
        }
    }
}
