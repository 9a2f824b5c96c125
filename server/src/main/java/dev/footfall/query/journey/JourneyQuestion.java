package dev.footfall.query.journey;

import dev.footfall.model.Audience;
import dev.footfall.model.Filter;
import dev.footfall.store.Deed;
import java.util.Optional;
import java.util.Set;

/// Which ways visits take. The same thing done again at once is one step.
///
/// @param of which kinds of things are steps
/// @param steps how many at most, 2 to [#MOST_STEPS]
/// @param start where ways begin: the visit's first such event; empty: with the visit
/// @param end where ways end: after `start` the first such event, which there has to be; without
///   `start` the visit's last one, and the way is what led there
/// @param limit how many ways are told at most
/// @param nodes how many steps are told apart at each place of the picture
public record JourneyQuestion(
        Audience audience,
        Set<Deed.Kind> of,
        int steps,
        Optional<Filter> start,
        Optional<Filter> end,
        int limit,
        int nodes) {

    public static final int MOST_STEPS = 6;

    public JourneyQuestion {
        of = Set.copyOf(of);
    }
}
