package dev.footfall.ingest.eye;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.api.DrfAnswers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EyeTimesTest {

    private static final long LAST_OF_YEAR_9999 = 253_402_300_799_999_999L;

    @ParameterizedTest
    @CsvSource({
        "2021-06-15 00:00:00,            2021-06-15T00:00:00Z",
        "2021-06-15T00:00,               2021-06-15T00:00:00Z",
        "2021-6-5 1:2:3,                 2021-06-05T01:02:03Z",
        "2021-06-15T00:00:00.5,          2021-06-15T00:00:00.500Z",
        "2021-06-15T00:00:00.123456789Z, 2021-06-15T00:00:00.123456Z",
        "2021-06-15T00:00:00+02:00,      2021-06-14T22:00:00Z",
        "2021-06-15T00:00:00-0130,       2021-06-15T01:30:00Z",
        "2021-06-15T00:00:00 +02,        2021-06-14T22:00:00Z",
        "2024-02-29 23:59:59z,           2024-02-29T23:59:59Z",
    })
    void reads_what_the_original_reads(String text, Instant moment) {
        assertThat(EyeTimes.parse(text)).hasValue(ChronoUnit.MICROS.between(Instant.EPOCH, moment));
    }

    @Test
    void reads_nothing_else() {
        for (String text :
                List.of(
                        "",
                        "2021-06-15",
                        "2021-06-15T",
                        "2021-02-29T00:00",
                        "2021-06-15T24:00",
                        "2021-06-15T00:00:60",
                        "2021-06-15T00:00:00+19:00",
                        "2021-06-15T00:00:00+",
                        "21-06-15T00:00",
                        "2021-06-15T00:00Zulu",
                        "1623715200",
                        "2021-06-15T00:00:00." + "1".repeat(100_000))) {
            assertThat(EyeTimes.parse(text)).as(text).isEmpty();
        }
    }

    @Test
    void reads_what_it_writes() {
        Random random = new Random(15);
        for (int i = 0; i < 10_000; i++) {
            long micros = random.nextLong(LAST_OF_YEAR_9999);
            assertThat(EyeTimes.parse(DrfAnswers.moment(micros)))
                    .isEqualTo(OptionalLong.of(micros));
        }
        assertThat(DrfAnswers.moment(0)).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(DrfAnswers.moment(1)).isEqualTo("1970-01-01T00:00:00.000001Z");
    }
}
