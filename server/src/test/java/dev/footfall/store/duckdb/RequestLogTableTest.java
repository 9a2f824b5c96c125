package dev.footfall.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footfall.ingest.visit.OpenVisits;
import dev.footfall.store.RequestLog;
import dev.footfall.store.RequestLog.Span;
import dev.footfall.store.Stop;
import dev.footfall.store.StoreException;
import dev.footfall.store.StoreSettings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RequestLogTableTest {

    private static final Span ALL = new Span(1, "default", Long.MIN_VALUE, Long.MAX_VALUE);
    private static final int AT_ONCE = 4;
    private static final int PATIENCE_SECONDS = 20;

    @TempDir private Path folder;

    private DuckDb store;
    private RequestLog log;

    @BeforeEach
    void open() {
        store =
                DuckDb.open(
                                StoreSettings.of(folder),
                                () -> new OpenVisits(_ -> 1, 1),
                                InstantSource.system())
                        .start();
        log = new RequestLogTable(store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private long total() {
        long[] total = new long[1];
        log.read(ALL, new Stop(), snapshot -> total[0] = snapshot.total());
        return total[0];
    }

    @Test
    void who_takes_the_log_slowly_keeps_no_question_waiting() throws Exception {
        CountDownLatch reading = new CountDownLatch(AT_ONCE);
        CountDownLatch goOn = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> slow = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                slow.add(
                        CompletableFuture.runAsync(
                                () -> log.read(ALL, new Stop(), _ -> await(reading, goOn)),
                                threads));
            }
            assertThat(reading.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(new RejectedTable(store).tally("")).isEmpty();
            goOn.countDown();
            for (CompletableFuture<Void> each : slow) {
                each.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        }
        assertThat(total()).isZero();
    }

    private static void await(CountDownLatch reading, CountDownLatch goOn) {
        reading.countDown();
        try {
            assertThat(goOn.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_reading_that_is_stopped_ends_and_the_next_one_works() {
        Stop stop = new Stop();
        stop.now();
        assertThatThrownBy(() -> log.read(ALL, stop, RequestLog.Snapshot::total))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("stopped");
        assertThat(total()).isZero();
    }

    @Test
    void what_the_taker_throws_is_thrown() {
        IllegalStateException thrown = new IllegalStateException("as the test wants it");
        assertThatThrownBy(() ->
                        log.read(
                                ALL,
                                new Stop(),
                                _ -> {
                                    throw thrown;
                                }))
                .isSameAs(thrown);
        assertThat(total()).isZero();
    }

    @Test
    void ending_a_reading_runs_what_ends_it_while_there_is_something_to_end() {
        Stop stop = new Stop();
        List<String> ended = new ArrayList<>();
        stop.with(() -> ended.add("first"));
        stop.done();
        stop.now();
        assertThat(ended).isEmpty();
        stop.with(() -> ended.add("late"));
        assertThat(ended).containsExactly("late");
    }
}
