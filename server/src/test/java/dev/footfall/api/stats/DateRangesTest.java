package dev.footfall.api.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateRangesTest {

    private static DateRanges at(String now, String zone) {
        Instant moment = Instant.parse(now);
        ZoneId id = ZoneId.of(zone);
        return new DateRanges(moment, id, moment.atZone(id).toLocalDate(), -1);
    }

    private static Range word(String now, String zone, String word) {
        return at(now, zone).word(word).orElseThrow();
    }

    private static Duration length(Range range) {
        return Duration.between(range.from(), range.to());
    }

    @ParameterizedTest
    @CsvSource({
        "day, 2026-11-21T00:00:00+01:00, 2026-11-21T23:59:59+01:00",
        "24h, 2026-11-20T14:37:43+01:00, 2026-11-21T14:37:42+01:00",
        "7d, 2026-11-14T00:00:00+01:00, 2026-11-20T23:59:59+01:00",
        "28d, 2026-10-24T00:00:00+02:00, 2026-11-20T23:59:59+01:00",
        "30d, 2026-10-22T00:00:00+02:00, 2026-11-20T23:59:59+01:00",
        "91d, 2026-08-22T00:00:00+02:00, 2026-11-20T23:59:59+01:00",
        "1d, 2026-11-20T00:00:00+01:00, 2026-11-20T23:59:59+01:00",
        "month, 2026-11-01T00:00:00+01:00, 2026-11-30T23:59:59+01:00",
        "1mo, 2026-10-01T00:00:00+02:00, 2026-10-31T23:59:59+01:00",
        "6mo, 2026-05-01T00:00:00+02:00, 2026-10-31T23:59:59+01:00",
        "12mo, 2025-11-01T00:00:00+01:00, 2026-10-31T23:59:59+01:00",
        "year, 2026-01-01T00:00:00+01:00, 2026-12-31T23:59:59+01:00",
        "all, 2026-11-21T00:00:00+01:00, 2026-11-21T23:59:59+01:00"
    })
    void words_mean_local_days(String word, String from, String to) {
        assertThat(word("2026-11-21T13:37:42.5Z", "Europe/Berlin", word).words())
                .containsExactly(from, to);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Day",
                "0d",
                "-1d",
                "07d",
                "7",
                "d",
                "7 d",
                "7days",
                "7w",
                "1000000d",
                "90000d",
                "999999mo",
                "realtime",
                "24H",
                "²d"
            })
    void other_words_mean_nothing(String word) {
        assertThat(at("2026-11-21T13:37:42Z", "Europe/Berlin").word(word)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-29, PT23H",
        "Europe/Berlin, 2026-10-25, PT25H",
        "Australia/Lord_Howe, 2026-04-05, PT24H30M",
        "Australia/Lord_Howe, 2026-10-04, PT23H30M",
        "America/St_Johns, 2026-03-08, PT23H",
        "America/St_Johns, 2026-11-01, PT25H",
        "Asia/Kolkata, 2026-03-29, PT24H",
        "America/Santiago, 2026-09-06, PT23H",
        "Pacific/Apia, 2011-12-29, PT24H"
    })
    void days_are_as_long_as_the_clock_makes_them(String zone, LocalDate day, Duration length) {
        DateRanges ranges = new DateRanges(Instant.EPOCH, ZoneId.of(zone), day, -1);
        assertThat(length(ranges.word("day").orElseThrow())).isEqualTo(length);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T18:29:59Z, Asia/Kolkata, 2026-11-20T00:00:00+05:30",
        "2026-11-20T18:30:00Z, Asia/Kolkata, 2026-11-21T00:00:00+05:30",
        "2026-11-21T03:29:59Z, America/St_Johns, 2026-11-20T00:00:00-03:30",
        "2026-11-21T03:30:00Z, America/St_Johns, 2026-11-21T00:00:00-03:30",
        "2026-11-20T12:59:59Z, Australia/Lord_Howe, 2026-11-20T00:00:00+11:00",
        "2026-11-20T13:00:00Z, Australia/Lord_Howe, 2026-11-21T00:00:00+11:00",
        "2026-11-20T23:59:59Z, UTC, 2026-11-20T00:00:00Z"
    })
    void today_begins_at_the_zones_midnight(String now, String zone, String from) {
        assertThat(word(now, zone, "day").words().getFirst()).isEqualTo(from);
    }

    @Test
    void a_day_whose_midnight_is_skipped_begins_later() {
        DateRanges ranges =
                new DateRanges(
                        Instant.EPOCH, ZoneId.of("America/Santiago"), LocalDate.of(2026, 9, 6), -1);
        assertThat(ranges.word("day").orElseThrow().words())
                .containsExactly("2026-09-06T01:00:00-03:00", "2026-09-06T23:59:59-03:00");
    }

    @ParameterizedTest
    @CsvSource({
        "2028-02-29, month, 2028-02-01, 2028-02-29",
        "2028-02-29, year, 2028-01-01, 2028-12-31",
        "2026-12-31, year, 2026-01-01, 2026-12-31",
        "2026-03-31, 1mo, 2026-02-01, 2026-02-28",
        "2028-03-31, 1mo, 2028-02-01, 2028-02-29",
        "2026-03-31, 6mo, 2025-09-01, 2026-02-28",
        "2028-03-01, 1d, 2028-02-29, 2028-02-29",
        "2026-01-01, 7d, 2025-12-25, 2025-12-31"
    })
    void months_and_years_end_on_their_last_day(
            LocalDate base, String word, LocalDate first, LocalDate last) {
        ZoneId zone = ZoneId.of("UTC");
        assertThat(new DateRanges(Instant.EPOCH, zone, base, -1).word(word))
                .contains(new Range.Days(first, last, zone));
    }

    @Test
    void all_begins_with_the_day_of_the_first_event() {
        ZoneId zone = ZoneId.of("Asia/Kolkata");
        long first = Instant.parse("2026-02-01T20:00:00Z").toEpochMilli() * 1000;
        LocalDate base = LocalDate.of(2026, 11, 21);
        assertThat(new DateRanges(Instant.EPOCH, zone, base, first).word("all"))
                .contains(new Range.Days(LocalDate.of(2026, 2, 2), base, zone));
        LocalDate before = LocalDate.of(2026, 1, 5);
        assertThat(new DateRanges(Instant.EPOCH, zone, before, first).word("all"))
                .contains(new Range.Days(before, before, zone));
    }

    @Test
    void the_last_of_two_dates_lies_inside() {
        Range range =
                at("2026-11-21T13:37:42Z", "Europe/Berlin")
                        .pair("2026-03-29", "2026-03-30")
                        .orElseThrow();
        assertThat(range.words())
                .containsExactly("2026-03-29T00:00:00+01:00", "2026-03-30T23:59:59+02:00");
        assertThat(length(range)).isEqualTo(Duration.ofHours(47));
    }

    @Test
    void the_last_second_of_two_times_lies_inside() {
        Range range =
                at("2026-11-21T13:37:42Z", "Asia/Kolkata")
                        .pair("2026-01-01T00:00:00+03:00", "2026-01-02T12:00:00.9-05:00")
                        .orElseThrow();
        assertThat(range.from()).isEqualTo("2025-12-31T21:00:00Z");
        assertThat(range.to()).isEqualTo("2026-01-02T17:00:01Z");
        assertThat(range.words())
                .containsExactly("2026-01-01T02:30:00+05:30", "2026-01-02T22:30:00+05:30");
    }

    @Test
    void a_range_given_back_in_its_words_is_the_same_range() {
        for (String zone : List.of("Europe/Berlin", "Asia/Kolkata", "Australia/Lord_Howe", "UTC")) {
            DateRanges ranges = at("2026-11-21T13:37:42.5Z", zone);
            for (String word : List.of("day", "24h", "7d", "30d", "month", "12mo", "year", "all")) {
                Range range = ranges.word(word).orElseThrow();
                Range again =
                        ranges.pair(range.words().getFirst(), range.words().getLast())
                                .orElseThrow();
                assertThat(again.window()).as(zone + " " + word).isEqualTo(range.window());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-02, 2026-01-01",
        "2026-01-01, 2026-01-01T00:00:00Z",
        "2026-02-29, 2026-03-01",
        "2026-01-01T00:00:00, 2026-01-02T00:00:00",
        "2026-01-02T00:00:00Z, 2026-01-01T00:00:00Z",
        "1969-12-31, 2026-01-01",
        "2026-01-01, 2200-01-01",
        "+999999-01-01, +999999-01-02",
        "20260101, 20260102",
        "'', ''"
    })
    void pairs_in_the_wrong_order_or_form_are_none(String from, String to) {
        assertThat(at("2026-11-21T13:37:42Z", "UTC").pair(from, to)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "7d, 2026-11-07T00:00:00+01:00, 2026-11-13T23:59:59+01:00",
        "day, 2026-11-20T00:00:00+01:00, 2026-11-20T23:59:59+01:00",
        "month, 2026-10-11T00:00:00+02:00, 2026-10-31T23:59:59+01:00",
        "24h, 2026-11-19T14:37:43+01:00, 2026-11-20T14:37:42+01:00"
    })
    void the_period_before_has_the_days_that_have_begun(String word, String from, String to) {
        Instant now = Instant.parse("2026-11-21T13:37:42.5Z");
        assertThat(word(now.toString(), "Europe/Berlin", word).previous(now).words())
                .containsExactly(from, to);
    }

    @Test
    void the_year_before_keeps_the_dates() {
        Instant now = Instant.parse("2028-02-29T12:00:00Z");
        ZoneId zone = ZoneId.of("Europe/Berlin");
        LocalDate leap = LocalDate.of(2028, 2, 29);
        assertThat(new Range.Days(LocalDate.of(2028, 2, 1), leap, zone).yearBefore(now))
                .isEqualTo(
                        new Range.Days(LocalDate.of(2027, 2, 1), LocalDate.of(2027, 2, 28), zone));
        Range moments =
                new Range.Moments(
                        Instant.parse("2026-03-29T10:00:00Z"),
                        Instant.parse("2026-03-29T12:00:00Z"),
                        zone);
        assertThat(moments.yearBefore(now).words())
                .containsExactly("2025-03-29T12:00:00+01:00", "2025-03-29T13:59:59+01:00");
    }
}
