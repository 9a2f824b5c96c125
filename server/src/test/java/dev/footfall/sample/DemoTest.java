package dev.footfall.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footfall.ingest.Pipeline;
import dev.footfall.model.EventId;
import dev.footfall.model.Identity;
import dev.footfall.model.Site;
import dev.footfall.store.EventLog;
import dev.footfall.store.Receipt.Settled;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DemoTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Site SITE =
            new Site(1, "demo.example", ZoneOffset.UTC, Identity.DAILY, Duration.ofMinutes(30));
    private static final Pipeline PIPELINE = new Pipeline(domain -> Optional.of(SITE), List.of());

    private final Set<EventId> stored = new HashSet<>();
    private final EventLog memory =
            (batch, receipt) -> {
                int before = stored.size();
                batch.events().forEach(event -> stored.add(event.id()));
                int added = stored.size() - before;
                receipt.settled(new Settled.Stored(added, batch.events().size() - added));
            };

    @Test
    void fills_thirty_days_up_to_now() throws Exception {
        AtomicLong progress = new AtomicLong();
        Demo.Filled filled =
                new Demo(PIPELINE, memory, InstantSource.fixed(NOON))
                        .fill("demo.example", progress::set);
        assertThat(filled.stored()).isBetween(190_000L, 210_000L).isEqualTo(stored.size());
        assertThat(progress.get()).isEqualTo(filled.stored());
    }

    @Test
    void filling_again_stores_only_what_has_happened_since() throws Exception {
        Demo.Filled first =
                new Demo(PIPELINE, memory, InstantSource.fixed(NOON))
                        .fill("demo.example", done -> {});
        for (Duration later : List.of(Duration.ofHours(1), Duration.ofDays(2))) {
            Instant then = NOON.plus(later);
            Demo.Filled second =
                    new Demo(PIPELINE, memory, InstantSource.fixed(then))
                            .fill("demo.example", done -> {});
            double kept = 1 - (double) later.toHours() / Duration.ofDays(30).toHours();
            assertThat(second.repeated()).isGreaterThan((long) (first.stored() * kept * 0.95));
            assertThat(second.stored()).isBetween(1L, 1_000 * later.toHours());
        }
    }

    @Test
    void tries_again_when_the_log_is_full() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        EventLog fullAtFirst =
                (batch, receipt) -> {
                    if (attempts.getAndIncrement() < 2) {
                        receipt.settled(new Settled.Full());
                    } else {
                        memory.append(batch, receipt);
                    }
                };
        Demo.Filled filled =
                new Demo(PIPELINE, fullAtFirst, InstantSource.fixed(NOON))
                        .fill("demo.example", done -> {});
        assertThat(filled.stored()).isEqualTo(stored.size());
    }

    @Test
    void says_so_when_the_disk_has_no_room() {
        EventLog noRoom = (batch, receipt) -> receipt.settled(new Settled.NoRoom());
        assertThatThrownBy(() ->
                        new Demo(PIPELINE, noRoom, InstantSource.fixed(NOON))
                                .fill("demo.example", done -> {}))
                .isInstanceOf(Demo.RefusedException.class)
                .hasMessageContaining("no room");
    }
}
