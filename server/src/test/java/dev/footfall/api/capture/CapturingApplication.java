package dev.footfall.api.capture;

import dev.footfall.capture.Capture;
import dev.footfall.capture.Ending;
import dev.footfall.capture.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// An application that captures into a spool folder. As a process of its own it goes on until it is
/// killed, and prints how many exchanges are in the spool for certain.
final class CapturingApplication implements AutoCloseable {

    private static final int ROUND = 50;

    final Capture capture;
    private final String begin;
    private int calls;

    /// @param begin of all paths
    CapturingApplication(URI server, String key, Path spool, String begin) {
        this.begin = begin;
        capture =
                Capture.start(
                        Settings.of(server.toString(), key, KillableServer.SITE)
                                .withSpool(spool)
                                .withFlushEvery(Duration.ofMillis(20))
                                .withCloseWithin(Duration.ofSeconds(90)));
    }

    public static void main(String[] arguments) {
        URI server = URI.create(arguments[0]);
        Path spool = Path.of(arguments[2]);
        try (var application =
                new CapturingApplication(server, arguments[1], spool, arguments[3])) {
            while (application.calls < Integer.MAX_VALUE - ROUND) {
                application.answer(ROUND);
                while (application.capture.memoryUsed() > 0) {
                    Thread.onSpinWait();
                }
                // The last one may still be on its way from memory into the spool.
                System.out.println(application.calls - 1);
            }
        }
    }

    /// Answers so many requests. They have a header, so that they are kept one by one.
    void answer(int more) {
        for (int i = 0; i < more; i++) {
            capture.begin("GET", begin + calls++)
                    .route(begin + "{number}")
                    .requestHeaders(Map.of("Accept", List.of("text/plain")))
                    .finish(200, Ending.COMPLETED);
        }
    }

    int calls() {
        return calls;
    }

    @Override
    public void close() {
        capture.close();
    }
}
