package dev.footfall.api.stats;

import dev.footfall.account.Caller;
import dev.footfall.model.Metric;
import dev.footfall.model.Site;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The query string of a v1 route, by a caller who may read the site.
record V1Request(Site site, MultiMap params) {

    private static final int MONTHS_OF_HALF_YEAR = 6;
    private static final int MONTHS_OF_YEAR = 12;
    private static final int DAYS_OF_WEEK = 7;
    private static final int DAYS_OF_MONTH = 30;
    private static final int PAIR = 2;

    static V1Request open(RoutingContext context, Access access) throws Refusal {
        Caller caller = access.caller(context);
        MultiMap params = context.queryParams();
        String domain = Optional.ofNullable(params.get("site_id")).orElse("");
        return new V1Request(access.site(caller, domain), params);
    }

    /// A parameter's value; empty where it is absent or blank.
    Optional<String> param(String name) {
        return Optional.ofNullable(params.get(name)).map(String::strip).filter(t -> !t.isEmpty());
    }

    String period() {
        return param("period").orElse("30d");
    }

    /// What `period` and `date` mean. Unlike v2's, the days and months here end with the date's
    /// own.
    Range range(Directory directory, Instant now) throws Refusal {
        String period = period();
        LocalDate today = now.atZone(site.zone()).toLocalDate();
        long first = directory.firstEvent().applyAsLong(site);
        DateRanges todays = new DateRanges(now, site.zone(), today, first);
        if (period.equals("custom")) {
            return custom(todays);
        }
        DateRanges ranges = new DateRanges(now, site.zone(), date(today), first);
        return switch (period) {
            case "day", "month", "year", "all" -> ranges.word(period).orElseThrow();
            case "7d" -> ranges.daysTo(DAYS_OF_WEEK);
            case "30d" -> ranges.daysTo(DAYS_OF_MONTH);
            case "6mo" -> ranges.monthsTo(MONTHS_OF_HALF_YEAR);
            case "12mo" -> ranges.monthsTo(MONTHS_OF_YEAR);
            default ->
                    throw Refusal.badRequest(
                            ("Error parsing `period` parameter: invalid period `%s`. Accepted are"
                                            + " day, 7d, 30d, month, 6mo, 12mo, year, all and"
                                            + " custom.")
                                    .formatted(period));
        };
    }

    List<Metric> metrics() throws Refusal {
        List<Metric> metrics = new ArrayList<>();
        for (String word : param("metrics").orElse("visitors").split(",", -1)) {
            Metric metric =
                    Metric.find(word.strip())
                            .orElseThrow(() ->
                                    Refusal.badRequest(
                                            "The metric `%s` is not recognized.".formatted(word)));
            if (metrics.contains(metric)) {
                throw Refusal.badRequest("Metrics cannot be queried multiple times.");
            }
            metrics.add(metric);
        }
        return metrics;
    }

    /// Whether a change against the period before is asked for.
    boolean compares() throws Refusal {
        Optional<String> compare = param("compare");
        if (compare.isPresent() && !compare.get().equals("previous_period")) {
            throw Refusal.badRequest(
                    "Error parsing `compare` parameter: only `previous_period` is known.");
        }
        return compare.isPresent();
    }

    /// A positive whole number, or what stands for it.
    int number(String name, int otherwise, int most, String refusal) throws Refusal {
        Optional<String> text = param(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text.get());
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Refused below, like a number out of bounds.
        }
        throw Refusal.badRequest(refusal);
    }

    private LocalDate date(LocalDate today) throws Refusal {
        Optional<String> text = param("date").filter(t -> !t.equals("today"));
        if (text.isEmpty()) {
            return today;
        }
        return DateRanges.date(text.get())
                .orElseThrow(() ->
                        Refusal.badRequest(
                                "Error parsing `date` parameter: `%s`. Please specify a"
                                                .formatted(text.get())
                                        + " valid date in ISO-8601 format."));
    }

    private Range custom(DateRanges ranges) throws Refusal {
        String text =
                param("date")
                        .orElseThrow(() ->
                                Refusal.badRequest(
                                        "The `date` parameter is required when using a"
                                                + " custom period."));
        String[] days = text.split(",", -1);
        Optional<Range> range =
                days.length == PAIR
                        ? ranges.pair(days[0].strip(), days[1].strip())
                                .filter(Range.Days.class::isInstance)
                        : Optional.empty();
        return range.orElseThrow(() ->
                Refusal.badRequest(
                        "Invalid format for `date` parameter. When using a custom period,"
                                + " please include two ISO-8601 formatted dates joined by a"
                                + " comma, the earlier first."));
    }
}
