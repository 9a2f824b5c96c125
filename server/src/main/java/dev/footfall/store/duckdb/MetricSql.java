package dev.footfall.store.duckdb;

import dev.footfall.model.Metric;
import dev.footfall.store.QueryPlan.Source;

/// The expression of each metric over rows called `e` (events), `v` (visits) or `r` (readings).
final class MetricSql {

    /// All four percentiles in one, so that the engine sorts once: it computes equal aggregates
    /// once. Interpolated between neighbours (type 7 of Hyndman and Fan 1996), in microseconds.
    private static final String PERCENTILES = "quantile_cont(e.duration, [0.5, 0.9, 0.95, 0.99])";

    private static final String MILLIS = " / 1000.0";

    private MetricSql() {}

    /// How a metric's value is to be read.
    enum Shape {
        WHOLE,
        FRACTION,
        MONEY,
        MOMENT
    }

    static Shape shape(Metric metric) {
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
                    Shape.WHOLE;
            case VIEWS_PER_VISIT,
                    BOUNCE_RATE,
                    VISIT_DURATION,
                    SCROLL_DEPTH,
                    TIME_ON_PAGE,
                    PERCENTAGE,
                    CONVERSION_RATE,
                    GROUP_CONVERSION_RATE,
                    ERROR_RATE,
                    DURATION_P50,
                    DURATION_P90,
                    DURATION_P95,
                    DURATION_P99,
                    DURATION_AVG ->
                    Shape.FRACTION;
            case AVERAGE_REVENUE, TOTAL_REVENUE -> Shape.MONEY;
            case FIRST_SEEN, LAST_SEEN -> Shape.MOMENT;
        };
    }

    static String of(Metric metric, Source source) {
        return switch (metric) {
            case VISITORS -> "count(DISTINCT e.visitor)";
            case VISITS -> source == Source.VISITS ? "count(*)" : "count(DISTINCT e.visit)";
            case PAGEVIEWS -> "count(*) FILTER (WHERE e.kind = 'pageview')";
            case EVENTS -> "count(*)";
            case VIEWS_PER_VISIT -> "sum(v.pageviews) / nullif(count(*) FILTER (WHERE " + VIEWED;
            case BOUNCE_RATE ->
                    "100.0 * count(*) FILTER (WHERE v.pageviews = 1 AND NOT v.interactive)"
                            + " / nullif(count(*) FILTER (WHERE "
                            + VIEWED;
            case VISIT_DURATION ->
                    "avg(v.ended - v.started) FILTER (WHERE v.pageviews > 0) / 1000000.0";
            case SCROLL_DEPTH -> "avg(r.scroll)";
            case TIME_ON_PAGE -> "avg(r.engaged)" + MILLIS;
            case PERCENTAGE, CONVERSION_RATE, GROUP_CONVERSION_RATE ->
                    throw new IllegalArgumentException(metric.word() + " is a share of two parts");
            case AVERAGE_REVENUE -> inOneCurrency("avg");
            case TOTAL_REVENUE -> inOneCurrency("sum");
            case REQUESTS -> "count(*) FILTER (WHERE e.method <> '')";
            case ERRORS -> "count(*) FILTER (WHERE e.method <> '' AND e.status >= 400)";
            case CLIENT_ERRORS ->
                    "count(*) FILTER (WHERE e.method <> '' AND e.status BETWEEN 400 AND 499)";
            case SERVER_ERRORS -> "count(*) FILTER (WHERE e.method <> '' AND e.status >= 500)";
            case FIRST_SEEN -> "min(e.happened)";
            case LAST_SEEN -> "max(e.happened)";
            case ERROR_RATE ->
                    "100.0 * count(*) FILTER (WHERE e.method <> '' AND e.status >= 400)"
                            + " / nullif(count(*) FILTER (WHERE e.method <> ''), 0)";
            case DURATION_P50 -> PERCENTILES + "[1]" + MILLIS;
            case DURATION_P90 -> PERCENTILES + "[2]" + MILLIS;
            case DURATION_P95 -> PERCENTILES + "[3]" + MILLIS;
            case DURATION_P99 -> PERCENTILES + "[4]" + MILLIS;
            case DURATION_AVG -> "avg(e.duration)" + MILLIS;
            case BYTES_IN -> bytes("e.bytes_in");
            case BYTES_OUT -> bytes("e.bytes_out");
        };
    }

    /// Only visits with a page view take part in what is said about visits.
    private static final String VIEWED = "v.pageviews > 0), 0)";

    /// The currency of money; none where there are several, as amounts of several add up to
    /// nothing.
    static String currency() {
        return "min(e.currency) FILTER (WHERE e.currency <> '')";
    }

    private static String inOneCurrency(String aggregate) {
        return "CASE WHEN min(e.currency) FILTER (WHERE e.currency <> '')"
                + " = max(e.currency) FILTER (WHERE e.currency <> '')"
                + " THEN CAST("
                + aggregate
                + "(e.revenue) FILTER (WHERE e.currency <> '') AS DOUBLE) END";
    }

    /// Sums may pass what 64 bits hold, as senders can claim any size.
    private static String bytes(String column) {
        return "CAST(least(coalesce(sum(" + column + "), 0), 9223372036854775807) AS BIGINT)";
    }
}
