package dev.footfall.command;

import dev.footfall.logfile.Ticker;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ticks each second until the process is told to end, and holds that end up until what was read is
/// durable, within a limit.
final class UntilStopped implements Ticker, AutoCloseable {

    private static final long PERIOD_MILLIS = 1_000;
    private static final long LONGEST_END_SECONDS = 30;

    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);

    UntilStopped() {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::end));
    }

    @Override
    public boolean next() {
        try {
            return !stop.await(PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Says that all is durable, so that the process may end.
    @Override
    public void close() {
        finished.countDown();
    }

    private void end() {
        stop.countDown();
        try {
            boolean inTime = finished.await(LONGEST_END_SECONDS, TimeUnit.SECONDS);
            if (!inTime) {
                System.err.println("The import was stopped before all was stored; run it again.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
