package dev.footfall.query;

import dev.footfall.model.Dimension.OfEvent;
import dev.footfall.model.EventKind;
import dev.footfall.model.Filter;
import dev.footfall.model.Filter.Operator;
import dev.footfall.model.Goal;
import dev.footfall.model.Query;
import dev.footfall.store.Split;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Predicate;

/// Rows know no goals: says by which events a goal is reached.
final class Goals {

    private Goals() {}

    /// A filter on goals becomes one on events that reach a goal of such a name.
    static Filter toEvents(Filter filter, Query query) {
        return Leaves.map(
                filter, m -> m.dimension() == OfEvent.GOAL ? reached(m, query.goals()) : m);
    }

    private static Filter reached(Filter.Match match, List<Goal> goals) {
        Predicate<String> meets = Words.positive(match);
        List<Filter> wanted =
                goals.stream()
                        .filter(goal -> meets.test(goal.displayName()))
                        .map(Goals::condition)
                        .toList();
        Filter any = new Filter.Or(wanted);
        return Words.isNegative(match.operator()) ? new Filter.Not(any) : any;
    }

    /// Goals of one name are one group.
    static Split.ByGoal split(List<Goal> goals) {
        SequencedMap<String, Filter> conditions = new LinkedHashMap<>();
        goals.stream()
                .sorted(Comparator.comparing(Goal::displayName))
                .forEach(goal ->
                        conditions.merge(
                                goal.displayName(),
                                condition(goal),
                                (a, b) -> new Filter.Or(List.of(a, b))));
        return new Split.ByGoal(conditions);
    }

    static Filter condition(Goal goal) {
        return switch (goal) {
            case Goal.OnEvent(long _, String _, String name) -> is(OfEvent.NAME, name);
            case Goal.OnPage(long _, String _, String path) ->
                    new Filter.And(
                            List.of(
                                    is(OfEvent.KIND, EventKind.PAGEVIEW.word()),
                                    path(OfEvent.PAGE, path)));
        };
    }

    static Filter path(OfEvent dimension, String path) {
        return path.contains("*")
                ? new Filter.Match(Operator.MATCHES, dimension, List.of(pattern(path)), true)
                : is(dimension, path);
    }

    private static Filter is(OfEvent dimension, String value) {
        return new Filter.Match(Operator.IS, dimension, List.of(value), true);
    }

    /// A regular expression for a path with stars: `*` stands for any characters but `/`, `**` for
    /// any.
    static String pattern(String path) {
        StringBuilder pattern = new StringBuilder("(?s)^");
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (path.startsWith("**", i)) {
                pattern.append(".*");
                i++;
            } else if (c == '*') {
                pattern.append("[^/]*");
            } else if ("\\.+?()[]{}|^$".indexOf(c) >= 0) {
                pattern.append('\\').append(c);
            } else {
                pattern.append(c);
            }
        }
        return pattern.append('$').toString();
    }
}
