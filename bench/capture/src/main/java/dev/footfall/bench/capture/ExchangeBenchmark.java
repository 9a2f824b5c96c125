package dev.footfall.bench.capture;

import com.sun.management.ThreadMXBean;
import dev.footfall.capture.Capture;
import dev.footfall.capture.Loss;
import dev.footfall.capture.servlet.FootfallFilter;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// Serves batches of requests through a filter. A batch ends when the filter's own threads have
/// done all of their work on it too, so that nothing is moved out of sight; what the request's
/// thread spent is counted beside.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ExchangeBenchmark {

    private static final long LOOK_AGAIN_NANOS = 20_000;

    /// Named as in [Scenario].
    @Param("")
    public String scenario = "";

    private Scenario measured = Scenario.BARE_NONE;
    private Container container = new Container(new byte[0], true);
    private FilterChain application = new Servlet(new byte[0]);
    private Optional<Capture> capture = Optional.empty();
    private Optional<Swallower> server = Optional.empty();
    private long served;
    private long textsBefore;

    /// What an iteration took, beside JMH's own score: allocation and processor time.
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Costs {

        private static final ThreadMXBean THREADS =
                (ThreadMXBean) ManagementFactory.getThreadMXBean();

        /// Exchanges served.
        public long exchanges;

        /// Bytes that the request's thread allocated.
        public long bytes;

        /// Nanoseconds of processor time of the request's thread.
        public long nanos;

        /// Nanoseconds of processor time of all threads but the compiler's and the collector's.
        public long allNanos;

        private long bytesBefore;
        private long nanosBefore;
        private long allBefore;

        @Setup(Level.Iteration)
        public void begin() {
            exchanges = 0;
            bytes = 0;
            nanos = 0;
            allBefore = allThreads();
        }

        @TearDown(Level.Iteration)
        public void end() {
            allNanos = allThreads() - allBefore;
        }

        private static long allThreads() {
            long nanos = 0;
            for (long thread : THREADS.getAllThreadIds()) {
                nanos += Math.max(0, THREADS.getThreadCpuTime(thread));
            }
            return nanos;
        }

        void before() {
            bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
            nanosBefore = THREADS.getCurrentThreadCpuTime();
        }

        void after(int count) {
            nanos += THREADS.getCurrentThreadCpuTime() - nanosBefore;
            bytes += THREADS.getCurrentThreadAllocatedBytes() - bytesBefore;
            exchanges += count;
        }
    }

    @Setup
    public void open() throws IOException {
        measured = Scenario.valueOf(scenario);
        byte[] body = measured.body().bytes();
        container = new Container(body, measured.body().isHeadRead());
        Servlet servlet = new Servlet(body);
        Discarded.listen();
        textsBefore = Discarded.count();
        if (measured.subject() == Subject.BARE) {
            application = servlet;
        } else {
            Filter filter =
                    measured.subject().isLogbook() ? measured.subject().logbook() : footfall();
            application = (request, response) -> filter.doFilter(request, response, servlet);
        }
    }

    private Filter footfall() throws IOException {
        Swallower swallower = new Swallower();
        Capture engine = Subject.capture(measured.subject(), swallower.url());
        capture = Optional.of(engine);
        server = Optional.of(swallower);
        return new FootfallFilter(engine);
    }

    @Benchmark
    public long serve(Costs costs) throws IOException, ServletException {
        int batch = measured.body().batch();
        long answered = 0;
        costs.before();
        for (int i = 0; i < batch; i++) {
            answered += container.serve(application);
        }
        costs.after(batch);
        served += batch;
        capture.ifPresent(ExchangeBenchmark::awaitAll);
        return answered;
    }

    private static void awaitAll(Capture engine) {
        while (engine.waiting() > 0) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    /// An exchange that was lost would have been cheap.
    @TearDown
    public void close() {
        capture.ifPresent(Capture::close);
        server.ifPresent(Swallower::close);
        capture.ifPresent(engine -> {
            for (Loss loss : Loss.values()) {
                check(
                        engine.losses().count(loss) == 0,
                        loss + " lost " + engine.losses().count(loss));
            }
        });
        long texts = Discarded.count() - textsBefore;
        check(texts == measured.subject().texts() * served, "texts are missing");
    }

    private static void check(boolean right, String otherwise) {
        if (!right) {
            throw new IllegalStateException(otherwise);
        }
    }
}
