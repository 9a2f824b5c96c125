package dev.footfall.api.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.model.Dimension.Time;
import dev.footfall.model.Window;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeLabelsTest {

    private static final List<String> ZONES =
            List.of(
                    "Europe/Berlin",
                    "Asia/Kolkata",
                    "Australia/Lord_Howe",
                    "America/St_Johns",
                    "America/Santiago",
                    "Asia/Kathmandu",
                    "UTC");

    private static Window days(String zone, String first, String last) {
        return new Range.Days(LocalDate.parse(first), LocalDate.parse(last), ZoneId.of(zone))
                .window();
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-11-21, 24",
        "Europe/Berlin, 2026-03-29, 23",
        "Europe/Berlin, 2026-10-25, 24",
        "Asia/Kolkata, 2026-03-29, 24",
        "Australia/Lord_Howe, 2026-04-05, 24",
        "Australia/Lord_Howe, 2026-10-04, 24",
        "America/St_Johns, 2026-03-08, 23"
    })
    void a_day_has_the_hours_that_its_clock_shows(String zone, String day, int hours) {
        assertThat(TimeLabels.of(Time.HOUR, days(zone, day, day)))
                .hasSize(hours)
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void a_skipped_hour_has_no_label() {
        assertThat(TimeLabels.of(Time.HOUR, days("Europe/Berlin", "2026-03-29", "2026-03-29")))
                .startsWith("2026-03-29 00:00:00", "2026-03-29 01:00:00", "2026-03-29 03:00:00")
                .endsWith("2026-03-29 23:00:00");
    }

    @Test
    void weeks_begin_on_monday_and_the_first_with_the_range() {
        assertThat(TimeLabels.of(Time.WEEK, days("UTC", "2026-11-04", "2026-11-21")))
                .containsExactly("2026-11-04", "2026-11-09", "2026-11-16");
        assertThat(TimeLabels.of(Time.WEEK, days("UTC", "2026-11-02", "2026-11-09")))
                .containsExactly("2026-11-02", "2026-11-09");
    }

    @Test
    void months_are_named_by_their_first_day() {
        assertThat(TimeLabels.of(Time.MONTH, days("Asia/Kolkata", "2027-12-31", "2028-02-29")))
                .containsExactly("2027-12-01", "2028-01-01", "2028-02-01");
    }

    @Test
    void days_are_those_of_the_zone() {
        assertThat(TimeLabels.of(Time.DAY, days("America/Santiago", "2026-09-05", "2026-09-07")))
                .containsExactly("2026-09-05", "2026-09-06", "2026-09-07");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20, 2026-11-21, HOUR",
        "2026-11-19, 2026-11-21, DAY",
        "2026-10-01, 2026-11-09, DAY",
        "2026-09-01, 2026-11-21, WEEK",
        "2025-11-01, 2026-10-31, WEEK",
        "2025-10-01, 2026-10-31, MONTH"
    })
    void time_alone_takes_its_grain_from_the_length(String first, String last, Time grain) {
        assertThat(TimeLabels.grain(days("Europe/Berlin", first, last))).isEqualTo(grain);
    }

    @Test
    void every_moment_falls_into_a_label_and_every_label_has_a_moment() {
        Random random = new Random(20261121);
        for (int i = 0; i < 150; i++) {
            ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
            long from =
                    Instant.parse("2026-01-01T00:00:00Z").getEpochSecond()
                            + random.nextInt(365 * 24 * 3600);
            long to = from + 1 + random.nextInt(72 * 3600);
            Window window = new Window(from * 1_000_000, to * 1_000_000, zone);
            for (Time grain : Time.values()) {
                assertThat(TimeLabels.of(grain, window))
                        .as(grain + " " + window)
                        .containsExactlyElementsOf(walked(grain, from, to, zone))
                        .hasSizeLessThanOrEqualTo((int) TimeLabels.atMost(grain, window));
            }
        }
    }

    /// The labels found the slow way: by asking each minute for its own.
    private static Set<String> walked(Time grain, long from, long to, ZoneId zone) {
        Set<String> labels = new LinkedHashSet<>();
        LocalDate first = Instant.ofEpochSecond(from).atZone(zone).toLocalDate();
        for (long second = from; second < to; second += 60 - Math.floorMod(second, 60)) {
            labels.add(label(grain, Instant.ofEpochSecond(second).atZone(zone), first));
        }
        return labels;
    }

    private static String label(Time grain, ZonedDateTime at, LocalDate first) {
        DateTimeFormatter clock = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
        LocalDate date = at.toLocalDate();
        return switch (grain) {
            case MINUTE -> clock.format(at.toLocalDateTime().truncatedTo(ChronoUnit.MINUTES));
            case HOUR -> clock.format(at.toLocalDateTime().truncatedTo(ChronoUnit.HOURS));
            case DAY -> date.toString();
            case WEEK -> {
                LocalDate monday = date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                yield (monday.isBefore(first) ? first : monday).toString();
            }
            case MONTH -> date.withDayOfMonth(1).toString();
        };
    }
}
