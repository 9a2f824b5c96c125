package dev.footfall.api.tags;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.store.TagStore.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class TagTimesTest {

    private final TagTimes times =
            new TagTimes(
                    InstantSource.fixed(Instant.parse("2026-11-21T12:00:00.123456Z")),
                    Duration.ofDays(30));

    private static long micros(String moment) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(moment));
    }

    private Stretch stretch(String from, String to) {
        return times.stretch(from, to).orElseThrow();
    }

    @Test
    void dates_have_six_decimals_even_where_they_are_zeros() {
        assertThat(TagTimes.text(micros("2022-12-22T09:07:01Z")))
                .isEqualTo("2022-12-22 09:07:01.000000");
        assertThat(TagTimes.text(micros("2022-12-22T09:07:01.000123Z")))
                .isEqualTo("2022-12-22 09:07:01.000123");
    }

    @Test
    void no_more_is_told_than_is_kept() {
        Stretch all =
                new Stretch(
                        micros("2026-10-22T12:00:00.123456Z"),
                        micros("2026-11-21T12:00:00.123456Z"));
        assertThat(stretch("", "")).isEqualTo(all);
        assertThat(stretch("2020-01-01", "2099-01-01")).isEqualTo(all);
    }

    @Test
    void a_day_is_meant_from_its_start_to_its_end() {
        assertThat(stretch("2026-11-01", "2026-11-02"))
                .isEqualTo(
                        new Stretch(
                                micros("2026-11-01T00:00:00Z"),
                                micros("2026-11-02T23:59:59.999999Z")));
    }

    @Test
    void moments_are_read_as_they_are_written_and_as_iso_8601() {
        Stretch wanted =
                new Stretch(
                        micros("2026-11-01T10:00:00.5Z"), micros("2026-11-01T10:00:00.500001Z"));
        assertThat(stretch("2026-11-01 10:00:00.500000", "2026-11-01 10:00:00.500001"))
                .isEqualTo(wanted);
        assertThat(stretch("2026-11-01T10:00:00.5Z", "2026-11-01T11:00:00.500001+01:00"))
                .isEqualTo(wanted);
        assertThat(stretch("2026-11-01T04:00:00.5-06:00", "2026-11-01T10:00:00.500001"))
                .isEqualTo(wanted);
    }

    @Test
    void what_is_no_moment_is_refused() {
        assertThat(times.stretch("soon", "")).isEmpty();
        assertThat(times.stretch("", "2026-02-30")).isEmpty();
        assertThat(times.stretch("+999999999-01-01", "")).isEmpty();
        assertThat(times.stretch("-292275055-01-01T00:00:00Z", "")).isPresent();
    }
}
