package dev.footfall.api.stats;

import dev.footfall.api.Answers;
import dev.footfall.model.Answer.Value;
import dev.footfall.model.Metric;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Turns an answer's values into JSON, rounded as Plausible shows them.
final class Numbers {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String[] MAGNITUDES = {"", "K", "M", "B", "T"};
    private static final double THOUSAND = 1_000;

    private Numbers() {}

    static JsonNode json(Metric metric, Value value) {
        return switch (value) {
            case Value.Whole(long number) -> JSON.numberNode(number);
            case Value.Fraction(double number) -> fraction(metric, number);
            case Value.Money(double amount, String currency) -> money(amount, currency);
            case Value.Moment(long micros) -> JSON.stringNode(Answers.moment(micros));
            case Value.Absent() -> JSON.nullNode();
        };
    }

    /// The value as a bare number; empty where there is none, and for times.
    static OptionalDouble plain(Value value) {
        return switch (value) {
            case Value.Whole(long number) -> OptionalDouble.of((double) number);
            case Value.Fraction(double number) -> finite(number);
            case Value.Money(double amount, String _) -> finite(amount);
            case Value.Moment _, Value.Absent _ -> OptionalDouble.empty();
        };
    }

    private static OptionalDouble finite(double number) {
        return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    }

    private static JsonNode fraction(Metric metric, double number) {
        if (!Double.isFinite(number)) {
            return JSON.nullNode();
        }
        int decimals = decimals(metric);
        BigDecimal rounded = BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_UP);
        return decimals == 0
                ? JSON.numberNode(rounded.longValue())
                : JSON.numberNode(rounded.doubleValue());
    }

    /// Whole percents, seconds and counts; two decimals for shares; microseconds in milliseconds.
    private static int decimals(Metric metric) {
        return switch (metric) {
            case VISITORS,
                    VISITS,
                    PAGEVIEWS,
                    EVENTS,
                    BOUNCE_RATE,
                    VISIT_DURATION,
                    SCROLL_DEPTH,
                    TIME_ON_PAGE,
                    REQUESTS,
                    ERRORS,
                    BYTES_IN,
                    BYTES_OUT,
                    CLIENT_ERRORS,
                    SERVER_ERRORS,
                    FIRST_SEEN,
                    LAST_SEEN ->
                    0;
            case VIEWS_PER_VISIT,
                    PERCENTAGE,
                    CONVERSION_RATE,
                    GROUP_CONVERSION_RATE,
                    AVERAGE_REVENUE,
                    TOTAL_REVENUE,
                    ERROR_RATE ->
                    2;
            case DURATION_P50, DURATION_P90, DURATION_P95, DURATION_P99, DURATION_AVG -> 3;
        };
    }

    private static JsonNode money(double amount, String currency) {
        return JSON.objectNode()
                .put("value", amount)
                .put("currency", currency)
                .put("short", shortMoney(amount, currency))
                .put("long", sign(amount) + symbol(currency) + grouped(Math.abs(amount), 2));
    }

    private static String shortMoney(double amount, String currency) {
        double rest = Math.abs(amount);
        int magnitude = 0;
        while (rest >= THOUSAND && magnitude < MAGNITUDES.length - 1) {
            rest /= THOUSAND;
            magnitude++;
        }
        return sign(amount) + symbol(currency) + grouped(rest, 1) + MAGNITUDES[magnitude];
    }

    private static String sign(double amount) {
        return amount < 0 ? "-" : "";
    }

    private static String grouped(double number, int decimals) {
        NumberFormat format = NumberFormat.getNumberInstance(Locale.US);
        format.setRoundingMode(RoundingMode.HALF_UP);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(number);
    }

    private static String symbol(String currency) {
        try {
            String symbol = Currency.getInstance(currency).getSymbol(Locale.US);
            return symbol.equals(currency) ? currency + " " : symbol;
        } catch (IllegalArgumentException e) {
            return currency + " ";
        }
    }
}
