package dev.footfall.bench.capture;

import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Where all texts end that were made of exchanges: they are counted, as a library that makes none
/// would be the fastest. Footfall's come by the logger `footfall.exchange`. For any thread.
final class Discarded {

    private static final AtomicLong COUNT = new AtomicLong();
    private static final Logger LOGGER = Logger.getLogger("footfall.exchange");

    private Discarded() {}

    /// Takes Footfall's from now on; more than once is no more.
    static void listen() {
        if (LOGGER.getHandlers().length > 0) {
            return;
        }
        LOGGER.setUseParentHandlers(false);
        LOGGER.addHandler(
                new Handler() {
                    @Override
                    public void publish(LogRecord record) {
                        take(record.getMessage());
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                });
    }

    static void take(String text) {
        if (!text.isEmpty()) {
            COUNT.incrementAndGet();
        }
    }

    static long count() {
        return COUNT.get();
    }
}
