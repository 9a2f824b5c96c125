package dev.footfall.capture.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.capture.Capture;
import dev.footfall.capture.Exchange;
import dev.footfall.capture.Loss;
import dev.footfall.capture.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// The same application twice, in containers of one kind: behind the filter, and without it.
final class Twins {

    private final BlockingQueue<Exchange> exchanges = new LinkedBlockingQueue<>();
    private final Capture capture;
    final ServletContainer observed;
    final ServletContainer plain;

    /// @param silence how long a connection may be silent
    Twins(ServletContainer.Kind kind, Settings settings, Duration silence) throws Exception {
        capture = Capture.start(settings, List.of(exchanges::addAll), Map.of());
        observed = kind.start(new FootfallFilter(capture), silence);
        plain = kind.start(null, silence);
    }

    /// @param bytes of a body that are kept of such requests from now on
    void keepOfBodies(String pattern, int bytes) {
        capture.switches().maxBody(pattern, bytes);
    }

    /// The next exchange that is recorded, waited for.
    Exchange recorded() throws InterruptedException {
        Exchange exchange = exchanges.poll(20, TimeUnit.SECONDS);
        assertThat(exchange).isNotNull();
        return exchange;
    }

    void nothingMoreIsRecorded() throws InterruptedException {
        assertThat(exchanges.poll(20, TimeUnit.MILLISECONDS)).isNull();
    }

    void stop() throws Exception {
        observed.stop();
        plain.stop();
        capture.close();
        assertThat(capture.memoryUsed()).isZero();
        assertThat(capture.losses().count(Loss.FAILED)).isZero();
    }
}
