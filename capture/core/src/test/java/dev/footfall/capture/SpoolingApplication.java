package dev.footfall.capture;

import java.nio.file.Path;
import java.time.Duration;

/// An application that captures into a spool folder until it is killed, and prints how many
/// exchanges it has finished whenever all of them are spooled.
final class SpoolingApplication {

    private static final int ROUND = 50;

    private SpoolingApplication() {}

    /// @param arguments the server's URL, the folder, and how the paths begin
    public static void main(String[] arguments) throws InterruptedException {
        Settings settings =
                Settings.of(arguments[0], "", "shop.example")
                        .withSpool(Path.of(arguments[1]))
                        .withFlushEvery(Duration.ofMillis(20));
        try (Capture capture = Capture.start(settings)) {
            for (int number = 0; number < Integer.MAX_VALUE; number++) {
                capture.begin("GET", arguments[2] + number).finish(200, Ending.COMPLETED);
                if (number % ROUND == ROUND - 1) {
                    while (capture.memoryUsed() > 0) {
                        Thread.onSpinWait();
                    }
                    System.out.println(number + 1);
                }
            }
        }
    }
}
