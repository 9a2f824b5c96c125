package dev.footfall.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class MicrosTest {

    @Test
    void a_moment_falls_into_the_microsecond_that_began_before_it() {
        assertThat(Micros.of(Instant.parse("1970-01-01T00:00:01.000001999Z"))).isEqualTo(1_000_001);
        assertThat(Micros.of(Instant.parse("1969-12-31T23:59:59.999999900Z"))).isEqualTo(-1);
    }

    @Test
    void is_the_same_moment_again() {
        for (long micros : new long[] {-1, 0, 253_402_300_799_000_000L, -62_135_596_800_000_000L}) {
            assertThat(Micros.of(Micros.instant(micros))).isEqualTo(micros);
        }
    }
}
