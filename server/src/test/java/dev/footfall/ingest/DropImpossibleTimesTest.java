package dev.footfall.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.ingest.Step.Decision;
import dev.footfall.model.DropReason;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DropImpossibleTimesTest {

    private static final DropImpossibleTimes STEP = new DropImpossibleTimes();
    private static final Duration DAY = Duration.ofDays(1);

    private static Decision decision(Instant happened) {
        return STEP.apply(Hits.pageview().happened(happened).draft());
    }

    @Test
    void drops_what_lies_more_than_a_day_ahead() {
        assertThat(decision(Hits.NOW.plus(DAY))).isEqualTo(Decision.GO_ON);
        assertThat(decision(Hits.NOW.plus(DAY).plusMillis(1)))
                .isEqualTo(
                        new Decision.Drop(
                                DropReason.IN_THE_FUTURE,
                                "timestamp: it is more than a day after the event arrived"));
    }

    @Test
    void drops_what_is_older_than_the_web() {
        Instant earliest = Instant.parse("1990-01-01T00:00:00Z");
        assertThat(decision(earliest)).isEqualTo(Decision.GO_ON);
        assertThat(decision(earliest.minusMillis(1)))
                .isEqualTo(new Decision.Drop(DropReason.TOO_OLD, "timestamp: it is before 1990"));
    }
}
