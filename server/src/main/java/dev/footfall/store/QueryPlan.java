package dev.footfall.store;

import dev.footfall.model.Query;

/// A query, worked out so far that a store only has to render it.
public record QueryPlan(Query query) {}
