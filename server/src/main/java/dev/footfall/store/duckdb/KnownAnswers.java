package dev.footfall.store.duckdb;

import dev.footfall.model.Answer;
import dev.footfall.model.Dimension;
import dev.footfall.model.Dimension.OfEvent;
import dev.footfall.model.Dimension.OfVisit;
import dev.footfall.model.Filter;
import dev.footfall.model.Window;
import dev.footfall.store.QueryPlan;
import dev.footfall.store.Split;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Answers that are still what the store would say: each is forgotten when something within its
/// window is stored or changed, before anybody is told of that. Any thread may call it.
final class KnownAnswers {

    /// Above it those that were asked for longest ago go.
    private static final int MOST_ROWS = 20_000;

    private static final int MOST_ROWS_EACH = 2_000;

    /// What an answer without rows counts for, and what each brings beside its rows.
    private static final int WEIGHT = 10;

    /// A plan without its naming of routes, which says only how those are named.
    private record Key(
            int site,
            Window window,
            List<Split> splits,
            List<QueryPlan.Part> parts,
            List<QueryPlan.Cell> cells,
            List<QueryPlan.Term> order,
            int limit,
            int offset,
            boolean countRows) {

        static Key of(QueryPlan plan) {
            return new Key(
                    plan.site(),
                    plan.window(),
                    plan.splits(),
                    plan.parts(),
                    plan.cells(),
                    plan.order(),
                    plan.limit(),
                    plan.offset(),
                    plan.countRows());
        }

        boolean isTouched(int inSite, long from, long to) {
            return site == inSite && from < window.to() && to >= window.from();
        }
    }

    private final Map<Key, Answer> answers = new LinkedHashMap<>(16, 0.75f, true);
    private final Set<Asking> underWay = new HashSet<>();
    private int weight;

    /// A question while it is being answered. What changes meanwhile may or may not be in the
    /// answer, so that it is not kept then.
    final class Asking implements AutoCloseable {

        private final Key key;
        private boolean spoiled;

        private Asking(Key key) {
            this.key = key;
        }

        Answer keep(Answer answer) {
            put(this, answer);
            return answer;
        }

        @Override
        public void close() {
            end(this);
        }
    }

    /// Whether the answer depends on what is stored within its window and nothing else.
    static boolean suits(QueryPlan plan) {
        return plan.splits().stream().allMatch(KnownAnswers::suits)
                && plan.parts().stream().allMatch(part -> suits(part.filter()));
    }

    private static boolean suits(Split split) {
        return switch (split) {
            case Split.ByText(var dimension, _) -> suits(dimension);
            case Split.ByName(var dimension, _, _) -> suits(dimension);
            case Split.ByGoal goals -> goals.conditions().stream().allMatch(KnownAnswers::suits);
            case Split.ByTime _, Split.ByStretch _ -> true;
        };
    }

    private static boolean suits(Filter filter) {
        return switch (filter) {
            case Filter.And(List<Filter> all) -> all.stream().allMatch(KnownAnswers::suits);
            case Filter.Or(List<Filter> any) -> any.stream().allMatch(KnownAnswers::suits);
            case Filter.Not(Filter inner) -> suits(inner);
            case Filter.HasDone(Filter inner) -> suits(inner);
            case Filter.Match match -> suits(match.dimension());
        };
    }

    /// Names of routes are learned, those of networks come later than their events.
    private static boolean suits(Dimension dimension) {
        return dimension != OfEvent.ROUTE && dimension != OfVisit.NETWORK;
    }

    synchronized Optional<Answer> find(QueryPlan plan) {
        return Optional.ofNullable(answers.get(Key.of(plan)));
    }

    /// To be called before the question's snapshot is taken.
    synchronized Asking begin(QueryPlan plan) {
        Asking asking = new Asking(Key.of(plan));
        underWay.add(asking);
        return asking;
    }

    private synchronized void put(Asking asking, Answer answer) {
        if (asking.spoiled || answer.rows().size() > MOST_ROWS_EACH) {
            return;
        }
        Answer before = answers.put(asking.key, answer);
        weight += weight(answer) - (before == null ? 0 : weight(before));
        var oldest = answers.entrySet().iterator();
        while (weight > MOST_ROWS) {
            weight -= weight(oldest.next().getValue());
            oldest.remove();
        }
    }

    private static int weight(Answer answer) {
        return WEIGHT + answer.rows().size();
    }

    private synchronized void end(Asking asking) {
        underWay.remove(asking);
    }

    /// Something of the site between the two moments, both inside, microseconds since 1970 UTC, is
    /// not what it was.
    synchronized void forget(int site, long from, long to) {
        underWay.stream()
                .filter(asking -> asking.key.isTouched(site, from, to))
                .forEach(asking -> asking.spoiled = true);
        var all = answers.entrySet().iterator();
        while (all.hasNext()) {
            var known = all.next();
            if (known.getKey().isTouched(site, from, to)) {
                weight -= weight(known.getValue());
                all.remove();
            }
        }
    }

    synchronized void forgetAll() {
        underWay.forEach(asking -> asking.spoiled = true);
        answers.clear();
        weight = 0;
    }
}
