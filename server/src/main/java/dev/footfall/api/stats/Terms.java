package dev.footfall.api.stats;

import dev.footfall.model.Dimension;
import dev.footfall.model.Dimension.Time;
import dev.footfall.model.Metric;
import dev.footfall.model.Query.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Reads the metrics, dimensions and order of a query.
///
/// @param grain what `time` alone means in the query's range
public record Terms(Time grain) {

    private static final int MOST_DIMENSIONS = 10;
    private static final int LONGEST_PROPERTY = 300;
    private static final int ORDER_PARTS = 2;

    /// The dimension of that word, where its property name is one that can exist.
    public static Optional<Dimension> dimension(String word) {
        return Dimension.find(word)
                .filter(d -> !(d instanceof Dimension.Property(String name)) || canExist(name));
    }

    private static boolean canExist(String property) {
        return property.length() <= LONGEST_PROPERTY && FilterReader.isWhole(property);
    }

    static List<Metric> metrics(JsonNode node, String at) throws Refusal {
        Shape.array(node, at);
        List<Metric> read = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            String place = at + "/" + i;
            String word = Shape.text(node.get(i), place);
            Metric metric =
                    Metric.find(word)
                            .orElseThrow(() ->
                                    Refusal.at(place, "Invalid metric " + Shape.quoted(word)));
            addOnce(read, metric, at);
        }
        if (read.isEmpty()) {
            throw Refusal.at(at, "Expected a minimum of 1 items but got 0.");
        }
        return read;
    }

    List<Dimension> dimensions(JsonNode node, String at) throws Refusal {
        Shape.array(node, at);
        if (node.size() > MOST_DIMENSIONS) {
            throw Refusal.at(
                    at,
                    "Expected a maximum of %d items but got %d."
                            .formatted(MOST_DIMENSIONS, node.size()));
        }
        List<Dimension> read = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            String place = at + "/" + i;
            String word = Shape.text(node.get(i), place);
            Dimension dimension =
                    named(word)
                            .orElseThrow(() ->
                                    Refusal.at(place, "Invalid dimension " + Shape.quoted(word)));
            if (dimension instanceof Time && time(read).isPresent() && !read.contains(dimension)) {
                throw Refusal.at(place, "A query takes only one time dimension.");
            }
            addOnce(read, dimension, at);
        }
        return read;
    }

    /// The order asked for; without any: time upwards, then the first metric downwards.
    List<Order> order(
            Optional<JsonNode> node, String at, List<Metric> metrics, List<Dimension> dimensions)
            throws Refusal {
        List<Order> read = new ArrayList<>();
        if (node.isPresent()) {
            JsonNode terms = Shape.array(node.get(), at);
            for (int i = 0; i < terms.size(); i++) {
                Order order = term(terms.get(i), at + "/" + i, metrics, dimensions);
                addOnce(read, order, at);
            }
        }
        return read.isEmpty() ? defaultOrder(metrics, dimensions) : read;
    }

    static List<Order> defaultOrder(List<Metric> metrics, List<Dimension> dimensions) {
        List<Order> order = new ArrayList<>();
        time(dimensions).ifPresent(t -> order.add(new Order.ByDimension(t, false)));
        order.add(new Order.ByMetric(metrics.getFirst(), true));
        return order;
    }

    static Optional<Time> time(List<Dimension> dimensions) {
        return dimensions.stream().filter(Time.class::isInstance).map(Time.class::cast).findFirst();
    }

    private Order term(JsonNode node, String at, List<Metric> metrics, List<Dimension> dimensions)
            throws Refusal {
        Shape.array(node, at);
        if (node.size() != ORDER_PARTS) {
            throw Refusal.at(at, "Invalid order_by entry " + Shape.shown(node));
        }
        String word = Shape.text(node.get(0), at + "/0");
        String direction = Shape.text(node.get(1), at + "/1");
        if (!direction.equals("asc") && !direction.equals("desc")) {
            throw Refusal.at(at + "/1", "Invalid direction " + Shape.quoted(direction));
        }
        boolean descending = direction.equals("desc");
        Optional<Metric> metric = Metric.find(word).filter(metrics::contains);
        if (metric.isPresent()) {
            return new Order.ByMetric(metric.get(), descending);
        }
        Optional<Dimension> dimension = named(word).filter(dimensions::contains);
        if (dimension.isPresent()) {
            return new Order.ByDimension(dimension.get(), descending);
        }
        throw Refusal.at(
                at,
                "Invalid order_by entry %s. Entry is not a queried metric or dimension."
                        .formatted(Shape.shown(node)));
    }

    private Optional<Dimension> named(String word) {
        return word.equals("time") ? Optional.of(grain) : dimension(word);
    }

    private static <T> void addOnce(List<T> list, T item, String at) throws Refusal {
        if (list.contains(item)) {
            throw Refusal.at(at, "Expected items to be unique but they were not.");
        }
        list.add(item);
    }
}
