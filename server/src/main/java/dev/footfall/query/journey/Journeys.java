package dev.footfall.query.journey;

import dev.footfall.model.Dimension.OfEvent;
import dev.footfall.model.EventKind;
import dev.footfall.model.Filter;
import dev.footfall.model.Filter.Operator;
import dev.footfall.model.Site;
import dev.footfall.query.Conditions;
import dev.footfall.query.journey.FlowPicture.Stop;
import dev.footfall.query.journey.JourneyAnswer.Link;
import dev.footfall.query.journey.JourneyAnswer.Node;
import dev.footfall.query.journey.JourneyAnswer.Path;
import dev.footfall.query.journey.PathCounts.Way;
import dev.footfall.store.Deed;
import dev.footfall.store.RouteNames;
import dev.footfall.store.TrailPlan;
import dev.footfall.store.TrailPlan.Label;
import dev.footfall.store.TrailPlan.Unit;
import dev.footfall.store.Trails;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Answers which ways visits take. Blocks.
public final class Journeys {

    /// Different ways that are told apart while counting: about 40 MB.
    private static final int MOST_PATHS = 300_000;

    private static final Filter NEVER = new Filter.Or(List.of());

    private final Trails trails;
    private final Function<Site, RouteNames> routes;

    /// @param routes names the routes of a site's requests; may block
    public Journeys(Trails trails, Function<Site, RouteNames> routes) {
        this.trails = trails;
        this.routes = routes;
    }

    public JourneyAnswer ask(JourneyQuestion question) {
        return trails.read(plan(question), snapshot -> answer(question, snapshot));
    }

    private TrailPlan plan(JourneyQuestion question) {
        Filter visits = Conditions.visits(question.audience(), List.of());
        List<Filter> marks =
                List.of(mark(question.start(), question), mark(question.end(), question));
        Site site = question.audience().site();
        boolean requests = question.of().contains(Deed.Kind.REQUEST);
        RouteNames names =
                Conditions.routes(
                        List.of(visits, marks.getFirst(), marks.getLast()),
                        requests ? List.of(OfEvent.ROUTE) : List.of(),
                        () -> routes.apply(site));
        return new TrailPlan(
                site.number(),
                question.audience().window(),
                new Filter.And(List.of(visits, kinds(question.of()))),
                Unit.VISIT,
                marks,
                false,
                new Label.Deeds(requests),
                names);
    }

    private static Filter mark(Optional<Filter> filter, JourneyQuestion question) {
        return filter.map(f -> Conditions.events(f, question.audience())).orElse(NEVER);
    }

    private static Filter kinds(Set<Deed.Kind> wanted) {
        List<String> kinds = new ArrayList<>();
        for (EventKind kind : EventKind.values()) {
            boolean in =
                    switch (kind) {
                        case PAGEVIEW -> wanted.contains(Deed.Kind.PAGE);
                        case REQUEST -> wanted.contains(Deed.Kind.REQUEST);
                        case CUSTOM, TAG -> wanted.contains(Deed.Kind.EVENT);
                        case ENGAGEMENT -> false;
                    };
            if (in) {
                kinds.add(kind.word());
            }
        }
        return new Filter.Match(Operator.IS, OfEvent.KIND, kinds, true);
    }

    private static JourneyAnswer answer(JourneyQuestion question, Trails.Snapshot snapshot) {
        PathCounts counts = new PathCounts(MOST_PATHS);
        JourneyWalk walk =
                new JourneyWalk(
                        question.steps(),
                        question.start().isPresent(),
                        question.end().isPresent(),
                        counts::add);
        snapshot.each(walk);
        walk.end();
        Map<Way, Long> ways = counts.counts();
        long single = sum(ways, 1, 1);
        long several = sum(ways, 2, Integer.MAX_VALUE);
        List<Map.Entry<Way, Long>> shown =
                ways.entrySet().stream()
                        .filter(e -> e.getKey().length() > 1)
                        .sorted(
                                Map.Entry.<Way, Long>comparingByValue(Comparator.reverseOrder())
                                        .thenComparing(Map.Entry::getKey, PathCounts::compare))
                        .limit(question.limit())
                        .toList();
        FlowPicture picture = new FlowPicture(ways, question.nodes());
        Trails.Names names = snapshot.names(codes(shown, picture));
        long told = shown.stream().mapToLong(Map.Entry::getValue).sum();
        return new JourneyAnswer(
                single + several + counts.given(),
                single,
                shown.stream().map(e -> new Path(deeds(e.getKey(), names), e.getValue())).toList(),
                several - told + counts.given(),
                picture.stops().stream()
                        .map(e ->
                                new Node(
                                        e.getKey().position(),
                                        deed(e.getKey(), names),
                                        e.getValue()))
                        .toList(),
                picture.passages().stream()
                        .map(e ->
                                new Link(
                                        e.getKey().from().position(),
                                        deed(e.getKey().from(), names),
                                        deed(e.getKey().to(), names),
                                        e.getValue()))
                        .toList(),
                snapshot.rowsRead(),
                names.exact() && counts.given() == 0);
    }

    private static long sum(Map<Way, Long> ways, int least, int most) {
        return ways.entrySet().stream()
                .filter(e -> e.getKey().length() >= least && e.getKey().length() <= most)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static Set<Long> codes(List<Map.Entry<Way, Long>> shown, FlowPicture picture) {
        Set<Long> codes = new HashSet<>();
        shown.forEach(e -> e.getKey().codes().forEach(codes::add));
        picture.stops().forEach(e -> e.getKey().code().ifPresent(codes::add));
        return codes;
    }

    private static List<Deed> deeds(Way way, Trails.Names names) {
        return way.codes().mapToObj(code -> deed(code, names)).toList();
    }

    private static Optional<Deed> deed(Stop stop, Trails.Names names) {
        return stop.code().isPresent()
                ? Optional.of(deed(stop.code().getAsLong(), names))
                : Optional.empty();
    }

    private static Deed deed(long code, Trails.Names names) {
        return Deed.parse(names.byCode().getOrDefault(code, "event "));
    }
}
