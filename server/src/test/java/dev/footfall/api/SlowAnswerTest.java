package dev.footfall.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SlowAnswerTest {

    private static final Duration PAUSE = Duration.ofMillis(5);

    private final CountDownLatch seen = new CountDownLatch(1);

    private HttpServer serve(Duration pause, boolean fails) {
        Blocking blocking = new Blocking(2);
        return HttpServer.start(
                "127.0.0.1",
                0,
                List.of(router ->
                        router.get("/slow")
                                .handler(
                                        blocking.handler(context ->
                                                SlowAnswer.during(
                                                        context,
                                                        pause,
                                                        () -> {
                                                            await();
                                                            if (fails) {
                                                                throw new IllegalStateException();
                                                            }
                                                            Answers.json(
                                                                    context,
                                                                    200,
                                                                    Map.of("done", true));
                                                        })))));
    }

    private void await() {
        try {
            assertThat(seen.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<InputStream> get(HttpClient client, HttpServer server)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/slow"))
                        .timeout(Duration.ofSeconds(20))
                        .build(),
                BodyHandlers.ofInputStream());
    }

    @Test
    void blanks_go_ahead_of_an_answer_that_takes_long() throws IOException, InterruptedException {
        try (HttpServer server = serve(PAUSE, false);
                HttpClient client = HttpClient.newHttpClient();
                InputStream body = get(client, server).body()) {
            assertThat(body.read()).isEqualTo(' ');
            seen.countDown();
            String rest = new String(body.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(rest.strip()).isEqualTo("{\"done\":true}");
        }
    }

    @Test
    void a_failure_after_that_breaks_the_answer_off() throws IOException, InterruptedException {
        try (HttpServer server = serve(PAUSE, true);
                HttpClient client = HttpClient.newHttpClient();
                InputStream body = get(client, server).body()) {
            assertThat(body.read()).isEqualTo(' ');
            seen.countDown();
            assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_failure_before_that_is_told() throws IOException, InterruptedException {
        seen.countDown();
        try (HttpServer server = serve(Duration.ofMinutes(1), true);
                HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> answer = get(client, server);
            assertThat(answer.statusCode()).isEqualTo(500);
        }
    }
}
