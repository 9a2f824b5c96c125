package dev.footfall.capture.servlet;

import dev.footfall.capture.Body;
import dev.footfall.capture.Capture;
import dev.footfall.capture.Exchange;
import dev.footfall.capture.Settings;
import dev.footfall.capture.mask.Masking;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A process that serves [ServletContainer]'s applications behind the filter, tells its port, then
/// of each exchange what was noted of its bodies, and ends with its input.
final class HugeApplication {

    private HugeApplication() {}

    /// The containers by their names.
    static ServletContainer.Kind kind(String name) {
        return switch (name) {
            case "tomcat" -> TomcatContainer::start;
            case "jetty" -> JettyContainer::start;
            case "undertow" -> UndertowContainer::start;
            default -> throw new IllegalArgumentException(name);
        };
    }

    /// @param arguments the container's name
    public static void main(String[] arguments) throws Exception {
        Masking readable = Masking.strict().withReadableTypes("text/plain");
        Settings settings =
                Settings.of("", "", "")
                        .withMaxBody(64 << 10)
                        .withMasking(readable)
                        .withFlushEvery(Duration.ofMillis(20));
        Capture capture = Capture.start(settings, List.of(HugeApplication::tell), Map.of());
        ServletContainer container =
                kind(arguments[0]).start(new FootfallFilter(capture), ServletContainer.PATIENCE);
        System.out.println(container.port());
        int _ = System.in.read();
        container.stop();
        capture.close();
    }

    private static void tell(List<Exchange> exchanges) {
        for (Exchange exchange : exchanges) {
            System.out.println(
                    exchange.ending()
                            + " in "
                            + told(exchange.bytesIn(), exchange.request().body())
                            + " out "
                            + told(exchange.bytesOut(), exchange.response().body()));
        }
    }

    private static String told(long count, Body body) {
        return "%d: %d of %d, %s, %s"
                .formatted(
                        count,
                        body.bytes().length,
                        body.size(),
                        body.truncated() ? "cut" : "whole",
                        body.sha256());
    }
}
