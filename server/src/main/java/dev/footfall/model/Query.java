package dev.footfall.model;

import java.util.List;

/// A question about one site, checked and complete.
///
/// @param order never empty; its terms are among the metrics and dimensions
/// @param bots whether bots are counted too; a filter on `visit:bot` counts them as well
/// @param countRows whether the number of all rows is asked for beside the page of them
public record Query(
        Site site,
        Window window,
        List<Metric> metrics,
        List<Dimension> dimensions,
        Filter filter,
        List<Order> order,
        int limit,
        int offset,
        boolean bots,
        boolean countRows,
        List<Goal> goals) {

    public Query {
        metrics = List.copyOf(metrics);
        dimensions = List.copyOf(dimensions);
        order = List.copyOf(order);
        goals = List.copyOf(goals);
    }

    /// One term of the order.
    public sealed interface Order {

        boolean descending();

        record ByMetric(Metric metric, boolean descending) implements Order {}

        record ByDimension(Dimension dimension, boolean descending) implements Order {}
    }
}
