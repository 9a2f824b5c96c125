package dev.footfall.api.stats;

import dev.footfall.model.Goal;
import dev.footfall.model.Site;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// What the stats routes look up about sites. Called on virtual threads, many at once.
///
/// @param site finds a site by its domain
/// @param goals the goals of a site
/// @param firstEvent when the site's first event happened, microseconds since 1970 UTC; -1 while it
///   has none
public record Directory(
        Function<String, Optional<Site>> site,
        Function<Site, List<Goal>> goals,
        ToLongFunction<Site> firstEvent) {}
