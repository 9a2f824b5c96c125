package dev.footfall.store;

import dev.footfall.model.Dimension;
import dev.footfall.model.Filter;
import dev.footfall.model.Window;
import java.util.List;

/// Which marks of which events are wanted, unit by unit in the order of happening.
///
/// @param filter on events, engagement events left out
/// @param by what one unit is
/// @param marks conditions of which each event tells whether it meets them, at most [#MOST_MARKS]
/// @param onlyMarked whether events without any mark are left out
/// @param routes names the routes of requests whose callers did not
public record TrailPlan(
        int site,
        Window window,
        Filter filter,
        Unit by,
        List<Filter> marks,
        boolean onlyMarked,
        Label label,
        RouteNames routes) {

    public static final int MOST_MARKS = 16;

    public TrailPlan {
        marks = List.copyOf(marks);
        if (marks.size() > MOST_MARKS) {
            throw new IllegalArgumentException("more than " + MOST_MARKS + " marks");
        }
    }

    /// Whose events are one trail.
    public enum Unit {
        VISIT,
        VISITOR
    }

    /// What text goes with each event, as a code.
    public sealed interface Label {

        record None() implements Label {}

        /// The text of a dimension.
        record Of(Dimension dimension) implements Label {}

        /// What happened, as [Deed] has it.
        ///
        /// @param requests whether requests are among it, so that routes are to be named
        record Deeds(boolean requests) implements Label {}
    }

    public boolean deedsNeedRoutes() {
        return label instanceof Label.Deeds(boolean requests) && requests;
    }
}
