package dev.footfall.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SinkCourierTest {

    /// Which try succeeds.
    private static final int ENOUGH = 12;

    private final Losses losses = new Losses();
    private final AtomicInteger tries = new AtomicInteger();

    private static Exchange exchange() {
        try (Capture capture = Capture.start(Settings.of("", "", ""))) {
            return new Completion(List.of(), capture.settings()).of(capture.begin("GET", "/"));
        }
    }

    /// Offers one exchange to a sink that fails, and waits until it is done with.
    private SinkCourier settled(Memory memory, Supplier<Exception> failure) throws Exception {
        Sink sink =
                exchanges -> {
                    if (tries.incrementAndGet() < ENOUGH) {
                        throw failure.get();
                    }
                };
        Troubles troubles = new Troubles(System::nanoTime);
        SinkCourier courier = new SinkCourier(sink, memory, losses, troubles, System::nanoTime, 1);
        long before = memory.used();
        courier.offer(exchange());
        Thread thread = new Thread(courier);
        thread.start();
        while (memory.used() > before) {
            thread.join(1);
        }
        courier.close();
        thread.join();
        return courier;
    }

    @Test
    void a_sink_that_cannot_now_is_waited_for() throws Exception {
        SinkCourier courier =
                settled(new Memory(1 << 20), () -> SinkException.later("down", new IOException()));
        assertThat(tries).hasValue(ENOUGH);
        assertThat(courier.taken()).isEqualTo(1);
        assertThat(losses.count(Loss.SINK)).isZero();
    }

    @Test
    void but_not_where_memory_gets_short() throws Exception {
        Memory memory = new Memory(1 << 20);
        assertThat(memory.reserve(1 << 19, Memory.For.EXCHANGE)).isTrue();
        SinkCourier courier = settled(memory, () -> SinkException.later("down", new IOException()));
        assertThat(tries).hasValue(5);
        assertThat(courier.taken()).isZero();
        assertThat(losses.count(Loss.SINK)).isEqualTo(1);
    }

    @Test
    void a_failure_that_may_be_of_the_exchange_is_tried_five_times() throws Exception {
        settled(new Memory(1 << 20), () -> SinkException.failed("odd", new IOException()));
        assertThat(tries).hasValue(5);
        assertThat(losses.count(Loss.SINK)).isEqualTo(1);
    }
}
