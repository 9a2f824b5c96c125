package dev.footfall.api.stats;

import dev.footfall.api.stats.Question.Include;
import dev.footfall.model.Answer;
import dev.footfall.model.Answer.Row;
import dev.footfall.model.Dimension;
import dev.footfall.model.Dimension.Time;
import dev.footfall.model.Metric;
import dev.footfall.model.Query;
import dev.footfall.model.Query.Order;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes an answer in the form of `POST /api/v2/query`: `results`, `meta` and the normalised
/// `query`.
///
/// @param earlier the compared range's answer, where one was asked for
/// @param firstEvent when the site's first event happened, where that was asked for and there is
///   one
/// @param millis how long answering took
record V2Answer(
        Question question,
        Answer answer,
        Optional<Answer> earlier,
        Optional<Instant> firstEvent,
        long millis) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    JsonNode json() {
        ObjectNode json = JSON.objectNode();
        json.set("results", results());
        json.set("meta", meta());
        json.set("query", query());
        return json;
    }

    private ArrayNode results() {
        Query query = question.query();
        Optional<Compared> compared =
                question.compared()
                        .flatMap(range -> earlier.map(a -> new Compared(query, range.window(), a)));
        ArrayNode results = JSON.arrayNode();
        for (Row row : answer.rows()) {
            ObjectNode result = results.addObject();
            ArrayNode labels = result.putArray("dimensions");
            row.dimensions().forEach(labels::add);
            ArrayNode metrics = result.putArray("metrics");
            for (int i = 0; i < query.metrics().size(); i++) {
                metrics.add(Numbers.json(query.metrics().get(i), row.metrics().get(i)));
            }
            compared.ifPresent(c -> result.set("comparison", c.json(row)));
        }
        return results;
    }

    private ObjectNode meta() {
        ObjectNode meta = JSON.objectNode();
        Query query = question.query();
        Include include = question.include();
        meta.put("exact", answer.exact() && earlier.map(Answer::exact).orElse(true));
        meta.put("rows_read", answer.rowsRead() + earlier.map(Answer::rowsRead).orElse(0L));
        meta.put("milliseconds", millis);
        meta.put("zone", question.range().zone().getId());
        meta.put("bots", Warnings.countsBots(query) ? "included" : "excluded");
        if (include.imports()) {
            meta.put("imports_included", false);
        }
        ObjectNode warnings = Warnings.of(question, answer);
        if (!warnings.isEmpty()) {
            meta.set("metric_warnings", warnings);
        }
        ObjectNode ofDimensions = Warnings.ofDimensions(query, answer);
        if (!ofDimensions.isEmpty()) {
            meta.set("dimension_warnings", ofDimensions);
        }
        Optional<Time> grain = Terms.time(query.dimensions());
        if (include.timeLabels() && grain.isPresent()) {
            meta.set("time_labels", texts(TimeLabels.of(grain.get(), query.window())));
            question.compared()
                    .ifPresent(range ->
                            meta.set(
                                    "comparison_time_labels",
                                    texts(TimeLabels.of(grain.get(), range.window()))));
        }
        if (include.totalRows()) {
            answer.totalRows().ifPresent(rows -> meta.put("total_rows", rows));
        }
        firstEvent.ifPresent(moment ->
                meta.put(
                        "first_event",
                        question.range().word(moment.truncatedTo(ChronoUnit.SECONDS))));
        question.compared()
                .ifPresent(range -> meta.set("comparison_date_range", texts(range.words())));
        return meta;
    }

    private ObjectNode query() {
        Query query = question.query();
        ObjectNode json = JSON.objectNode();
        json.put("site_id", query.site().domain());
        json.set("metrics", texts(query.metrics().stream().map(Metric::word).toList()));
        json.set("date_range", texts(question.range().words()));
        json.put("timezone", question.range().zone().getId());
        json.set("dimensions", texts(query.dimensions().stream().map(Dimension::word).toList()));
        json.set("filters", question.filters());
        ArrayNode order = json.putArray("order_by");
        for (Order term : query.order()) {
            order.addArray().add(word(term)).add(term.descending() ? "desc" : "asc");
        }
        json.set("include", question.sentInclude());
        json.putObject("pagination").put("limit", query.limit()).put("offset", query.offset());
        return json;
    }

    private static String word(Order term) {
        return switch (term) {
            case Order.ByMetric(Metric metric, boolean _) -> metric.word();
            case Order.ByDimension(Dimension dimension, boolean _) -> dimension.word();
        };
    }

    private static ArrayNode texts(List<String> texts) {
        ArrayNode array = JSON.arrayNode();
        texts.forEach(array::add);
        return array;
    }
}
