package dev.footfall.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What an exchange costs the application's own thread in memory; it is steady to the byte.
class AllocationTest {

    private static final int TIMES = 20_000;
    private static final Map<String, List<String>> HEADERS =
            Map.of("User-Agent", List.of("curl/8"), "Accept", List.of("*/*"));

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private long each(Runnable exchange) {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 3; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < TIMES; i++) {
                exchange.run();
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least / TIMES;
    }

    @Test
    void what_is_excluded_or_not_in_the_sample_costs_nothing() {
        Settings settings = Settings.of("", "", "").withSample(0).withExcluded("/health/**");
        try (Capture capture = Capture.start(settings)) {
            assertThat(each(() -> finish(capture.begin("GET", "/health/live")))).isLessThan(50);
            assertThat(each(() -> finish(capture.begin("GET", "/orders/17")))).isLessThan(50);
        }
    }

    @Test
    void what_is_captured_without_bodies_costs_less_than_two_kilobytes() {
        try (Capture capture = Capture.start(Settings.of("", "", ""))) {
            assertThat(each(() -> finish(capture.begin("GET", "/orders/17")))).isLessThan(1_000);
        }
    }

    private static void finish(Recording recording) {
        recording.from("http", "a", "", "").requestHeaders(HEADERS).responseHeaders(HEADERS);
        recording.finish(200, Ending.COMPLETED);
    }
}
