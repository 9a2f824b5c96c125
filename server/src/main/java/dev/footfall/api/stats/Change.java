package dev.footfall.api.stats;

import dev.footfall.model.Answer.Value;
import dev.footfall.model.Metric;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// How much a number changed: shares in points, all others in whole percents of the earlier one.
final class Change {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final double PERCENT = 100;

    private Change() {}

    /// Null where either number is missing.
    static JsonNode between(Metric metric, Value earlier, Value later) {
        OptionalDouble before = Numbers.plain(earlier);
        OptionalDouble after = Numbers.plain(later);
        if (before.isEmpty() || after.isEmpty()) {
            return JSON.nullNode();
        }
        double from = before.getAsDouble();
        double to = after.getAsDouble();
        if (isShare(metric)) {
            return JSON.numberNode(rounded(to - from, 1).doubleValue());
        }
        if (from == 0) {
            return JSON.numberNode(to > 0 ? (int) PERCENT : 0);
        }
        return JSON.numberNode(rounded((to - from) / from * PERCENT, 0).longValue());
    }

    /// What a row that is missing from the compared answer stands for: no events, so nothing to
    /// average.
    static Value ofNothing(Metric metric) {
        return switch (metric) {
            case VISITORS,
                    VISITS,
                    PAGEVIEWS,
                    EVENTS,
                    REQUESTS,
                    ERRORS,
                    CLIENT_ERRORS,
                    SERVER_ERRORS,
                    BYTES_IN,
                    BYTES_OUT ->
                    new Value.Whole(0);
            case VIEWS_PER_VISIT,
                    BOUNCE_RATE,
                    VISIT_DURATION,
                    SCROLL_DEPTH,
                    TIME_ON_PAGE,
                    PERCENTAGE,
                    CONVERSION_RATE,
                    GROUP_CONVERSION_RATE,
                    AVERAGE_REVENUE,
                    TOTAL_REVENUE,
                    ERROR_RATE,
                    DURATION_P50,
                    DURATION_P90,
                    DURATION_P95,
                    DURATION_P99,
                    DURATION_AVG,
                    FIRST_SEEN,
                    LAST_SEEN ->
                    new Value.Absent();
        };
    }

    private static boolean isShare(Metric metric) {
        return metric == Metric.BOUNCE_RATE
                || metric == Metric.PERCENTAGE
                || metric == Metric.CONVERSION_RATE
                || metric == Metric.GROUP_CONVERSION_RATE
                || metric == Metric.ERROR_RATE;
    }

    private static BigDecimal rounded(double number, int decimals) {
        return BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_UP);
    }
}
