package dev.footfall.api.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.model.Answer.Value;
import dev.footfall.model.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class NumbersTest {

    private static String shown(Metric metric, double number) {
        return Numbers.json(metric, new Value.Fraction(number)).toString();
    }

    @ParameterizedTest
    @CsvSource({
        "BOUNCE_RATE, 52.5, 53",
        "VISIT_DURATION, 61.49, 61",
        "VIEWS_PER_VISIT, 2.345, 2.35",
        "VIEWS_PER_VISIT, 2, 2.0",
        "CONVERSION_RATE, 0.005, 0.01",
        "ERROR_RATE, 33.33333, 33.33",
        "DURATION_P95, 12.3456, 12.346",
        "SCROLL_DEPTH, 99.5, 100"
    })
    void fractions_are_rounded_by_metric(Metric metric, double number, String json) {
        assertThat(shown(metric, number)).isEqualTo(json);
    }

    @Test
    void times_are_told_in_utc() {
        Value noon = new Value.Moment(1_763_726_400_250_000L);
        assertThat(Numbers.json(Metric.LAST_SEEN, noon).stringValue())
                .isEqualTo("2025-11-21T12:00:00.250Z");
        assertThat(Change.between(Metric.LAST_SEEN, noon, noon).isNull()).isTrue();
    }

    @Test
    void what_is_no_number_is_null() {
        assertThat(shown(Metric.BOUNCE_RATE, Double.NaN)).isEqualTo("null");
        assertThat(shown(Metric.BOUNCE_RATE, Double.POSITIVE_INFINITY)).isEqualTo("null");
        assertThat(Numbers.json(Metric.BOUNCE_RATE, new Value.Absent()).isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "166.67, EUR, €166.7, €166.67",
        "0, USD, $0.0, $0.00",
        "1000, USD, $1.0K, '$1,000.00'",
        "2500000, GBP, £2.5M, '£2,500,000.00'",
        "-12.5, USD, -$12.5, -$12.50",
        "5, CHF, CHF 5.0, CHF 5.00",
        "5, QQQ, QQQ 5.0, QQQ 5.00"
    })
    void money_is_shown_short_and_long(
            double amount, String currency, String shortForm, String longForm) {
        JsonNode json = Numbers.json(Metric.TOTAL_REVENUE, new Value.Money(amount, currency));
        assertThat(json.path("value").doubleValue()).isEqualTo(amount);
        assertThat(json.path("currency").stringValue()).isEqualTo(currency);
        assertThat(json.path("short").stringValue()).isEqualTo(shortForm);
        assertThat(json.path("long").stringValue()).isEqualTo(longForm);
    }

    @ParameterizedTest
    @CsvSource({
        "VISITORS, 10, 15, 50",
        "VISITORS, 0, 5, 100",
        "VISITORS, 0, 0, 0",
        "VISITORS, 3, 2, -33",
        "BOUNCE_RATE, 40, 42.25, 2.3",
        "ERROR_RATE, 1, 0, -1.0",
        "DURATION_P95, 200, 100, -50"
    })
    void changes_are_percents_and_those_of_shares_are_points(
            Metric metric, double from, double to, String change) {
        assertThat(Change.between(metric, new Value.Fraction(from), new Value.Fraction(to)))
                .hasToString(change);
    }

    @Test
    void a_change_from_or_to_nothing_is_null() {
        Value one = new Value.Whole(1);
        assertThat(Change.between(Metric.VISIT_DURATION, new Value.Absent(), one).isNull())
                .isTrue();
        assertThat(Change.between(Metric.VISIT_DURATION, one, new Value.Absent()).isNull())
                .isTrue();
    }
}
