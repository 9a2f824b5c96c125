package dev.footfall.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A number that can be asked for. The GLOSSARY defines each in words.
public enum Metric {
    VISITORS,
    VISITS,
    PAGEVIEWS,
    EVENTS,
    VIEWS_PER_VISIT,
    BOUNCE_RATE,
    VISIT_DURATION,
    SCROLL_DEPTH,
    TIME_ON_PAGE,
    PERCENTAGE,
    CONVERSION_RATE,
    GROUP_CONVERSION_RATE,
    AVERAGE_REVENUE,
    TOTAL_REVENUE,
    REQUESTS,
    ERRORS,
    ERROR_RATE,
    DURATION_P50,
    DURATION_P90,
    DURATION_P95,
    DURATION_P99,
    DURATION_AVG,
    BYTES_IN,
    BYTES_OUT,
    CLIENT_ERRORS,
    SERVER_ERRORS,
    FIRST_SEEN,
    LAST_SEEN;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Metric> find(String word) {
        return Arrays.stream(values()).filter(m -> m.word().equals(word)).findFirst();
    }
}
