package dev.footfall.examples.shop;

import dev.footfall.capture.Tracked;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What is asked behind the counter.
@RestController
public class Office {

    private static final long SLOW_MILLIS = 200;

    /// Takes its time, and is counted by a name of its own.
    @Tracked(name = "sales report")
    @GetMapping("/reports/sales")
    Map<String, Object> sales() throws InterruptedException {
        Thread.sleep(SLOW_MILLIS);
        return Map.of("took_at_least_ms", SLOW_MILLIS);
    }

    /// Asked by a machine every few seconds, so it is not captured.
    @Tracked(sample = 0)
    @GetMapping("/health")
    String health() {
        return "well";
    }
}
