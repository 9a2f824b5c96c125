package dev.footfall.store;

import dev.footfall.model.RouteRule;
import java.util.List;
import java.util.Map;

/// The templates that operators gave. A change is durable when its method returns. Blocks; any
/// thread may call it.
public interface RouteRuleStore {

    /// The templates of each site in the order of their ids, by the site's number.
    Map<Integer, List<RouteRule>> routeRules();

    /// Puts the new templates in the place of the old ones, all or nothing. Answers them with the
    /// ids that they got.
    ///
    /// @param added their ids are ignored
    List<RouteRule> replace(int site, List<RouteRule> removed, List<RouteRule> added);
}
