package dev.footfall.query;

import dev.footfall.model.Filter;
import dev.footfall.model.Query;

/// One small change of a query's filter towards what rows can be asked. Pure.
@FunctionalInterface
interface Rewrite {

    Filter apply(Filter filter, Query query);
}
