package dev.footfall.query;

import dev.footfall.model.Metric;
import dev.footfall.model.Query;

/// Which rows tell a metric.
enum Home {
    EVENTS,
    VISITS,
    READINGS,
    /// Visitors, in percent of visitors under fewer conditions.
    SHARE;

    /// Visits are counted by their own rows, so that each counts where it started, unless the
    /// question speaks of what only events say.
    static Home of(Metric metric, Query query) {
        return switch (metric) {
            case VISITORS,
                    PAGEVIEWS,
                    EVENTS,
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
                    LAST_SEEN ->
                    EVENTS;
            case VISITS -> speaksOfEvents(query) ? EVENTS : VISITS;
            case VIEWS_PER_VISIT, BOUNCE_RATE, VISIT_DURATION -> VISITS;
            case SCROLL_DEPTH, TIME_ON_PAGE -> READINGS;
            case PERCENTAGE, CONVERSION_RATE, GROUP_CONVERSION_RATE -> SHARE;
        };
    }

    private static boolean speaksOfEvents(Query query) {
        return query.dimensions().stream().anyMatch(Reach::isOfEvent)
                || Leaves.anyOfRow(query.filter(), Reach::isOfEvent);
    }
}
