package dev.footfall.api.stats;

import dev.footfall.model.Answer;
import dev.footfall.model.Answer.Row;
import dev.footfall.model.Answer.Value;
import dev.footfall.model.Dimension;
import dev.footfall.model.Dimension.Time;
import dev.footfall.model.Metric;
import dev.footfall.model.Query;
import dev.footfall.model.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Finds each row's partner in the compared range: the row with the same labels, where the n-th
/// time bucket of the one range goes with the n-th of the other.
final class Compared {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Query query;
    private final Map<List<String>, Row> others = new HashMap<>();
    private final Map<String, String> partners = new HashMap<>();
    private final int timeAt;
    private final boolean complete;

    Compared(Query query, Window other, Answer answer) {
        this.query = query;
        for (Row row : answer.rows()) {
            others.put(row.dimensions(), row);
        }
        this.complete = answer.rows().size() < Question.MOST_COMPARED;
        Optional<Time> grain = Terms.time(query.dimensions());
        this.timeAt = grain.map(g -> query.dimensions().indexOf((Dimension) g)).orElse(-1);
        if (grain.isPresent()) {
            List<String> here = TimeLabels.of(grain.get(), query.window());
            List<String> there = TimeLabels.of(grain.get(), other);
            for (int i = 0; i < Math.min(here.size(), there.size()); i++) {
                partners.put(here.get(i), there.get(i));
            }
        }
    }

    /// Null for a bucket that the compared range has no counterpart for.
    JsonNode json(Row row) {
        Optional<List<String>> labels = partner(row.dimensions());
        if (labels.isEmpty()) {
            return JSON.nullNode();
        }
        Optional<Row> other = Optional.ofNullable(others.get(labels.get()));
        ObjectNode json = JSON.objectNode();
        ArrayNode dimensions = json.putArray("dimensions");
        labels.get().forEach(dimensions::add);
        ArrayNode metrics = json.putArray("metrics");
        ArrayNode changes = json.putArray("change");
        for (int i = 0; i < query.metrics().size(); i++) {
            Metric metric = query.metrics().get(i);
            Value before = other.isPresent() ? other.get().metrics().get(i) : missing(metric);
            metrics.add(Numbers.json(metric, before));
            changes.add(Change.between(metric, before, row.metrics().get(i)));
        }
        return json;
    }

    private Value missing(Metric metric) {
        return complete ? Change.ofNothing(metric) : new Value.Absent();
    }

    private Optional<List<String>> partner(List<String> labels) {
        if (timeAt < 0) {
            return Optional.of(labels);
        }
        String bucket = partners.get(labels.get(timeAt));
        if (bucket == null) {
            return Optional.empty();
        }
        List<String> there = new ArrayList<>(labels);
        there.set(timeAt, bucket);
        return Optional.of(there);
    }
}
