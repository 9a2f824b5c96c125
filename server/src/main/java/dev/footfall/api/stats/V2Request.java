package dev.footfall.api.stats;

import dev.footfall.api.Json;
import dev.footfall.api.stats.Question.Include;
import dev.footfall.model.Dimension;
import dev.footfall.model.Dimension.Time;
import dev.footfall.model.Filter;
import dev.footfall.model.Metric;
import dev.footfall.model.Query;
import dev.footfall.model.Query.Order;
import dev.footfall.model.Site;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Reads the body of `POST /api/v2/query` about one site.
record V2Request(Site site, Directory directory, Instant now) {

    private static final Set<String> KEYS =
            Set.of(
                    "site_id",
                    "metrics",
                    "date_range",
                    "date",
                    "timezone",
                    "dimensions",
                    "filters",
                    "order_by",
                    "include",
                    "pagination");
    private static final Set<String> INCLUDE_KEYS =
            Set.of("imports", "time_labels", "total_rows", "bots", "comparisons", "first_event");
    private static final Set<String> COMPARISON_KEYS = Set.of("mode", "date_range");
    private static final Set<String> PAGE_KEYS = Set.of("limit", "offset");
    private static final int MOST_ROWS = 10_000;
    private static final int MOST_LABELS = 50_000;

    Question read(JsonNode body) throws Refusal {
        Shape.object(body, "#", KEYS);
        RangeReader reader = new RangeReader(site, directory, now);
        DateRanges ranges = reader.ranges(body);
        Range range = reader.read(body);
        Terms terms = new Terms(TimeLabels.grain(range.window()));
        List<Metric> metrics = Terms.metrics(Shape.required(body, "metrics"), "#/metrics");
        List<Dimension> dimensions = terms.dimensions(list(body, "dimensions"), "#/dimensions");
        JsonNode filters = list(body, "filters");
        Filter filter = directory.filters(site).read(filters, "#/filters");
        List<Order> order =
                terms.order(Shape.field(body, "order_by"), "#/order_by", metrics, dimensions);
        JsonNode page = page(body);
        JsonNode sent = include(body);
        Include include =
                new Include(
                        included(sent, "imports"),
                        included(sent, "time_labels"),
                        included(sent, "total_rows"),
                        included(sent, "bots"),
                        included(sent, "first_event"));
        Query query =
                new Query(
                        site,
                        range.window(),
                        metrics,
                        dimensions,
                        filter,
                        order,
                        paged(page, "limit", 1, MOST_ROWS, MOST_ROWS),
                        paged(page, "offset", 0, Integer.MAX_VALUE, 0),
                        include.bots(),
                        include.totalRows(),
                        directory.goalsFor(site, dimensions, filter));
        Rules.check(query);
        Question question =
                new Question(query, range, compared(sent, range, ranges), include, filters, sent);
        checkLabels(question);
        return question;
    }

    private static Optional<Range> compared(JsonNode include, Range range, DateRanges ranges)
            throws Refusal {
        Optional<JsonNode> node = Shape.field(include, "comparisons");
        if (node.isEmpty()) {
            return Optional.empty();
        }
        String at = "#/include/comparisons";
        JsonNode comparison = Shape.object(node.get(), at, COMPARISON_KEYS);
        String mode = Shape.text(comparison.path("mode"), at + "/mode");
        Optional<JsonNode> custom = Shape.field(comparison, "date_range");
        if (custom.isPresent() != mode.equals("custom")) {
            throw Refusal.at(at, "Mode \"custom\", and only that, takes a `date_range`.");
        }
        return Optional.of(
                switch (mode) {
                    case "previous_period" -> range.previous(ranges.now());
                    case "year_over_year" -> range.yearBefore(ranges.now());
                    case "custom" ->
                            RangeReader.range(custom.orElseThrow(), at + "/date_range", ranges);
                    default ->
                            throw Refusal.at(
                                    at + "/mode", "Invalid mode " + Shape.quoted(mode) + ".");
                });
    }

    private static void checkLabels(Question question) throws Refusal {
        Optional<Time> time = Terms.time(question.query().dimensions());
        if (question.include().timeLabels() && time.isEmpty()) {
            throw Refusal.badRequest("Invalid include.time_labels: requires a time dimension.");
        }
        boolean needed = question.include().timeLabels() || question.compared().isPresent();
        long most =
                time.map(grain -> TimeLabels.atMost(grain, question.range().window())).orElse(0L);
        if (needed && most > MOST_LABELS) {
            throw Refusal.at(
                    "#/include",
                    "The range has more than %d buckets; ask for a coarser time dimension."
                            .formatted(MOST_LABELS));
        }
    }

    private static JsonNode include(JsonNode body) throws Refusal {
        JsonNode include = Shape.field(body, "include").orElseGet(Json.MAPPER::createObjectNode);
        return Shape.object(include, "#/include", INCLUDE_KEYS);
    }

    private static boolean included(JsonNode include, String name) throws Refusal {
        Optional<JsonNode> flag = Shape.field(include, name);
        return flag.isPresent() && Shape.flag(flag.get(), "#/include/" + name);
    }

    private static JsonNode page(JsonNode body) throws Refusal {
        JsonNode page = Shape.field(body, "pagination").orElseGet(Json.MAPPER::createObjectNode);
        return Shape.object(page, "#/pagination", PAGE_KEYS);
    }

    private static int paged(JsonNode page, String name, int least, int most, int otherwise)
            throws Refusal {
        Optional<JsonNode> number = Shape.field(page, name);
        return number.isPresent()
                ? Shape.whole(number.get(), "#/pagination/" + name, least, most)
                : otherwise;
    }

    private static JsonNode list(JsonNode body, String name) {
        return Shape.field(body, name).orElseGet(Json.MAPPER::createArrayNode);
    }
}
