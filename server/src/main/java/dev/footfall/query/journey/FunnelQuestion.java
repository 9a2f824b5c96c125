package dev.footfall.query.journey;

import dev.footfall.model.Audience;
import dev.footfall.model.Dimension;
import dev.footfall.model.Filter;
import dev.footfall.store.TrailPlan.Unit;
import java.util.List;
import java.util.Optional;

/// How many go through steps in their order; other events may lie between.
///
/// @param steps which events are each step, 2 to [#MOST_STEPS]
/// @param within how long a try may take, microseconds; [Long#MAX_VALUE] for any
/// @param breakdown by what the events of the first step say
/// @param limit how many groups of the breakdown at most, the others together
public record FunnelQuestion(
        Audience audience,
        List<Filter> steps,
        Unit by,
        long within,
        Optional<Dimension> breakdown,
        int limit) {

    public static final int MOST_STEPS = 8;

    public FunnelQuestion {
        steps = List.copyOf(steps);
    }
}
