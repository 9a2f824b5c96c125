package dev.footfall.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.store.StoreCounters;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BacklogTest {

    private final AtomicLong seconds = new AtomicLong();
    private final StoreCounters counters = StoreCounters.zero();
    private final Backlog backlog =
            new Backlog(100, counters, () -> Instant.ofEpochSecond(seconds.get()));

    @Test
    void refuses_and_counts_what_is_more_than_its_limit() {
        assertThat(backlog.admit(60)).isTrue();
        assertThat(backlog.admit(41)).isFalse();
        assertThat(backlog.admit(40)).isTrue();
        assertThat(backlog.waiting()).isEqualTo(100);
        assertThat(counters.refusedFull().sum()).isEqualTo(1);
    }

    @Test
    void takes_what_is_larger_than_itself_when_nothing_else_waits() {
        assertThat(backlog.admit(1_000)).isTrue();
        assertThat(backlog.admit(1)).isFalse();
        backlog.recorded(1_000);
        backlog.applied(1_000);
        assertThat(backlog.admit(1)).isTrue();
    }

    @Test
    void the_operator_is_told_for_a_minute_that_something_was_refused() {
        assertThat(backlog.admit(100)).isTrue();
        assertThat(backlog.notice()).isEmpty();
        assertThat(backlog.admit(1)).isFalse();
        assertThat(backlog.notice().orElseThrow().part()).isEqualTo("data.queue-limit");
        seconds.addAndGet(59);
        assertThat(backlog.notice()).isPresent();
        seconds.addAndGet(1);
        assertThat(backlog.notice()).isEmpty();
    }
}
