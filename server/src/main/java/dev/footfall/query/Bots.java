package dev.footfall.query;

import dev.footfall.model.BotClass;
import dev.footfall.model.Dimension.OfVisit;
import dev.footfall.model.Filter;
import dev.footfall.model.Filter.Operator;
import dev.footfall.model.Query;
import java.util.ArrayList;
import java.util.List;

/// Leaves bots out unless the question is about them: it asks for them, filters them or splits by
/// them.
final class Bots {

    private static final Filter PEOPLE =
            new Filter.Match(Operator.IS, OfVisit.BOT, List.of(BotClass.PERSON.word()), true);

    private Bots() {}

    static Filter leaveOut(Filter filter, Query query) {
        boolean wanted =
                query.bots()
                        || query.dimensions().contains(OfVisit.BOT)
                        || Leaves.any(filter, d -> d == OfVisit.BOT);
        if (wanted) {
            return filter;
        }
        List<Filter> all = new ArrayList<>(Leaves.conjuncts(filter));
        all.add(PEOPLE);
        return Leaves.all(all);
    }
}
