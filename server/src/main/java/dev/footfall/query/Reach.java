package dev.footfall.query;

import dev.footfall.model.Dimension;
import dev.footfall.model.Dimension.OfEvent;
import dev.footfall.model.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Carries a filter over to rows that cannot meet all of it themselves: what they do not say, some
/// event of their visit has to meet.
final class Reach {

    private Reach() {}

    /// Whether only events say it, not visits.
    static boolean isOfEvent(Dimension dimension) {
        return switch (dimension) {
            case OfEvent _, Dimension.Property _ -> true;
            case Dimension.OfVisit _, Dimension.Time _, Dimension.Stretch _ -> false;
        };
    }

    /// Whether the reading of a page does not say it: what the events say that are no readings.
    static boolean isBeyondReading(Dimension dimension) {
        return switch (dimension) {
            case OfEvent of ->
                    switch (of) {
                        case PAGE, HOSTNAME -> false;
                        case GOAL,
                                NAME,
                                KIND,
                                METHOD,
                                STATUS,
                                STATUS_CLASS,
                                ROUTE,
                                CONSUMER,
                                USER_AGENT ->
                                true;
                    };
            case Dimension.Property _, Dimension.OfVisit _, Dimension.Time _, Dimension.Stretch _ ->
                    false;
        };
    }

    /// Whether neither a visit nor its entry says it.
    static boolean isBeyondVisit(Dimension dimension) {
        return isBeyondReading(dimension) || dimension instanceof Dimension.Property;
    }

    /// The filter on visits: such visits as have an event that meets what only events say.
    static Filter fromVisits(Filter filter) {
        return from(filter, Reach::isOfEvent);
    }

    /// The filter on readings of pages.
    static Filter fromReadings(Filter filter) {
        return from(filter, Reach::isBeyondReading);
    }

    private static Filter from(Filter filter, Predicate<Dimension> beyond) {
        List<Filter> own = new ArrayList<>();
        List<Filter> reached = new ArrayList<>();
        for (Filter conjunct : Leaves.conjuncts(filter)) {
            (Leaves.anyOfRow(conjunct, beyond) ? reached : own).add(conjunct);
        }
        if (!reached.isEmpty()) {
            own.add(new Filter.HasDone(Leaves.all(reached)));
        }
        return Leaves.all(own);
    }

    /// The filter without its top-level conditions on goals and properties: what conversions are a
    /// share of.
    static Filter withoutGoals(Filter filter) {
        return Leaves.all(
                Leaves.conjuncts(filter).stream()
                        .filter(conjunct ->
                                !(conjunct instanceof Filter.Match match
                                        && (match.dimension() == OfEvent.GOAL
                                                || match.dimension()
                                                        instanceof Dimension.Property)))
                        .toList());
    }
}
