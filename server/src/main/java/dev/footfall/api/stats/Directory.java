package dev.footfall.api.stats;

import dev.footfall.model.Dimension;
import dev.footfall.model.Dimension.OfEvent;
import dev.footfall.model.Filter;
import dev.footfall.model.Goal;
import dev.footfall.model.Segment;
import dev.footfall.model.Site;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// What the stats routes look up about sites. Called on virtual threads, many at once.
///
/// @param site finds a site by its domain
/// @param goals the goals of a site
/// @param segments the segment of a site with that number
/// @param firstEvent when the site's first event happened, microseconds since 1970 UTC; -1 while it
///   has none
public record Directory(
        Function<String, Optional<Site>> site,
        Function<Site, List<Goal>> goals,
        BiFunction<Site, Long, Optional<Segment>> segments,
        ToLongFunction<Site> firstEvent) {

    /// A reader of filters about the site, which may name its segments.
    public FilterReader filters(Site asked) {
        return new FilterReader(number -> segments.apply(asked, number));
    }

    /// The site's goals where a query is about goals; else none, and nothing is looked up.
    public List<Goal> goalsFor(Site asked, List<Dimension> dimensions, Filter filter) {
        boolean needed =
                dimensions.contains(OfEvent.GOAL)
                        || Mentions.everywhere(filter).anyMatch(m -> m.dimension() == OfEvent.GOAL);
        return needed ? goals.apply(asked) : List.of();
    }
}
