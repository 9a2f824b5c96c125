package dev.footfall.api.stats;

import dev.footfall.model.Answer;
import dev.footfall.model.Answer.Row;
import dev.footfall.model.Answer.Value;
import dev.footfall.model.Dimension;
import dev.footfall.model.Dimension.Time;
import dev.footfall.model.Filter;
import dev.footfall.model.Goal;
import dev.footfall.model.Metric;
import dev.footfall.model.Query;
import dev.footfall.model.Query.Order;
import dev.footfall.model.Site;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Answers the v1 routes.
record V1Stats(Function<Query, Answer> ask, Directory directory, InstantSource clock) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int REALTIME_MINUTES = 5;
    private static final int MOST_BUCKETS = 10_000;
    private static final int BREAKDOWN_ROWS = 100;
    private static final int MOST_BREAKDOWN_ROWS = 1_000;
    private static final int MOST_PAGES = 100_000;

    /// A bare number: visitors of the last five minutes.
    JsonNode realtimeVisitors(V1Request request) {
        Site site = request.site();
        Instant now = clock.instant();
        Range range =
                new DateRanges(now, site.zone(), now.atZone(site.zone()).toLocalDate(), -1)
                        .lastMinutes(REALTIME_MINUTES);
        Query query =
                query(site, range, List.of(Metric.VISITORS), List.of(), Filter.ALL, List.of(), 1);
        return Numbers.json(Metric.VISITORS, only(query, ask.apply(query)).getFirst());
    }

    JsonNode aggregate(V1Request request) throws Refusal {
        Instant now = clock.instant();
        Range range = request.range(directory, now);
        List<Metric> metrics = request.metrics();
        boolean compares = request.compares();
        Query query = checked(request, range, metrics, List.of(), 1);
        List<Value> values = only(query, ask.apply(query));
        Optional<List<Value>> before = Optional.empty();
        if (compares) {
            Query earlier = checked(request, range.previous(now), metrics, List.of(), 1);
            before = Optional.of(only(earlier, ask.apply(earlier)));
        }
        ObjectNode json = JSON.objectNode();
        ObjectNode results = json.putObject("results");
        for (int i = 0; i < metrics.size(); i++) {
            Metric metric = metrics.get(i);
            ObjectNode result = results.putObject(metric.word());
            result.set("value", Numbers.json(metric, values.get(i)));
            if (before.isPresent()) {
                result.set("change", Change.between(metric, before.get().get(i), values.get(i)));
            }
        }
        return json;
    }

    JsonNode timeseries(V1Request request) throws Refusal {
        Range range = request.range(directory, clock.instant());
        Time grain = grain(request, range);
        List<Metric> metrics = request.metrics();
        if (TimeLabels.atMost(grain, range.window()) > MOST_BUCKETS) {
            throw Refusal.badRequest(
                    "The period has too many buckets; give a longer `interval` or a shorter"
                            + " `period`.");
        }
        Query query = checked(request, range, metrics, List.of(grain), MOST_BUCKETS);
        Map<String, Row> rows = new HashMap<>();
        for (Row row : ask.apply(query).rows()) {
            rows.put(row.dimensions().getFirst(), row);
        }
        ObjectNode json = JSON.objectNode();
        ArrayNode results = json.putArray("results");
        for (String label : TimeLabels.of(grain, range.window())) {
            ObjectNode result = results.addObject().put("date", label);
            put(result, metrics, Optional.ofNullable(rows.get(label)).map(Row::metrics));
        }
        return json;
    }

    JsonNode breakdown(V1Request request) throws Refusal {
        Dimension dimension = property(request);
        Range range = request.range(directory, clock.instant());
        List<Metric> metrics = request.metrics();
        String refusal =
                "Please provide limit as a number between 1 and " + MOST_BREAKDOWN_ROWS + ".";
        int limit = request.number("limit", BREAKDOWN_ROWS, MOST_BREAKDOWN_ROWS, refusal);
        int page =
                request.number("page", 1, MOST_PAGES, "Please provide page as a positive number.");
        Query query = paged(checked(request, range, metrics, List.of(dimension), limit), page);
        ObjectNode json = JSON.objectNode();
        ArrayNode results = json.putArray("results");
        for (Row row : ask.apply(query).rows()) {
            ObjectNode result = results.addObject();
            result.put(lastWord(dimension), row.dimensions().getFirst());
            put(result, metrics, Optional.of(row.metrics()));
        }
        return json;
    }

    private static Dimension property(V1Request request) throws Refusal {
        Optional<String> property = request.param("property");
        if (property.isEmpty()) {
            throw Refusal.badRequest(
                    "The `property` parameter is required. Please provide at least one property to"
                            + " show a breakdown by.");
        }
        return Terms.dimension(property.get())
                .filter(d -> !(d instanceof Time))
                .orElseThrow(() ->
                        Refusal.badRequest(
                                ("Invalid property '%s'. Please provide a valid property"
                                                + " for the breakdown endpoint.")
                                        .formatted(property.get())));
    }

    /// The key that a row's label has: `source` for `visit:source`, `author` for
    /// `event:props:author`.
    private static String lastWord(Dimension dimension) {
        return dimension instanceof Dimension.Property(String name)
                ? name
                : dimension.word().substring(dimension.word().indexOf(':') + 1);
    }

    private static void put(ObjectNode result, List<Metric> metrics, Optional<List<Value>> values) {
        for (int i = 0; i < metrics.size(); i++) {
            Metric metric = metrics.get(i);
            Value value = values.isPresent() ? values.get().get(i) : Change.ofNothing(metric);
            result.set(metric.word(), Numbers.json(metric, value));
        }
    }

    private static Time grain(V1Request request, Range range) throws Refusal {
        Optional<String> interval = request.param("interval");
        if (interval.isEmpty()) {
            return switch (request.period()) {
                case "day" -> Time.HOUR;
                case "6mo", "12mo", "year" -> Time.MONTH;
                case "all" -> TimeLabels.grain(range.window());
                default -> Time.DAY;
            };
        }
        return switch (interval.get()) {
            case "hour" -> Time.HOUR;
            case "day", "date" -> Time.DAY;
            case "week" -> Time.WEEK;
            case "month" -> Time.MONTH;
            default ->
                    throw Refusal.badRequest(
                            ("Error parsing `interval` parameter: invalid interval `%s`. Valid"
                                            + " intervals are `hour`, `day`, `week`, `month`")
                                    .formatted(interval.get()));
        };
    }

    private Query checked(
            V1Request request,
            Range range,
            List<Metric> metrics,
            List<Dimension> dimensions,
            int limit)
            throws Refusal {
        Filter filter =
                V1Filters.read(
                        request.param("filters").orElse(""), directory.filters(request.site()));
        List<Goal> goals = directory.goalsFor(request.site(), dimensions, filter);
        Query query = query(request.site(), range, metrics, dimensions, filter, goals, limit);
        Rules.check(query);
        return query;
    }

    private static Query query(
            Site site,
            Range range,
            List<Metric> metrics,
            List<Dimension> dimensions,
            Filter filter,
            List<Goal> goals,
            int limit) {
        List<Order> order = Terms.defaultOrder(metrics, dimensions);
        return new Query(
                site,
                range.window(),
                metrics,
                dimensions,
                filter,
                order,
                limit,
                0,
                false,
                false,
                goals);
    }

    private static Query paged(Query query, int page) {
        return new Query(
                query.site(),
                query.window(),
                query.metrics(),
                query.dimensions(),
                query.filter(),
                query.order(),
                query.limit(),
                (page - 1) * query.limit(),
                query.bots(),
                query.countRows(),
                query.goals());
    }

    /// The values of an answer without dimensions, which is one row, or none where nothing was
    /// stored.
    private static List<Value> only(Query query, Answer answer) {
        return answer.rows().isEmpty()
                ? query.metrics().stream().map(Change::ofNothing).toList()
                : answer.rows().getFirst().metrics();
    }
}
