package dev.footfall.store;

import dev.footfall.model.Filter;
import dev.footfall.model.Window;

/// Who began when, and in which stretches of time they came again.
///
/// @param site the number of the site
/// @param filter on events, engagement events left out
/// @param start which events begin
/// @param back which events are a return
/// @param stretches days, weeks or months; the window's first is number 0
/// @param routes names the routes of requests whose callers did not
public record CohortPlan(
        int site,
        Window window,
        Filter filter,
        Filter start,
        Filter back,
        Split.ByTime stretches,
        RouteNames routes) {

    /// As many as a 64-bit set holds, and a picture shows.
    public static final int MOST = 60;
}
