package dev.footfall.api;

import dev.footfall.model.Filter;
import dev.footfall.model.Site;
import dev.footfall.store.RouteNames;

/// Reads which events a text picks, for rooms that have no words of their own for it. May block.
@FunctionalInterface
public interface EventFilters {

    /// @param text the `filters` of `POST /api/v2/query`
    Read read(Site site, String text);

    /// What a text turned out to be.
    sealed interface Read {

        /// @param filter in the words of rows
        /// @param routes names routes, where the filter speaks of them
        record Understood(Filter filter, RouteNames routes) implements Read {}

        /// @param words name the place at fault
        record Refused(int status, String words) implements Read {}
    }
}
