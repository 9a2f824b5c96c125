package dev.footfall.query.journey;

import dev.footfall.model.Dimension;
import dev.footfall.model.Filter;
import dev.footfall.model.Site;
import dev.footfall.query.Conditions;
import dev.footfall.query.journey.FunnelAnswer.Group;
import dev.footfall.store.RouteNames;
import dev.footfall.store.Split;
import dev.footfall.store.TrailPlan;
import dev.footfall.store.TrailPlan.Label;
import dev.footfall.store.Trails;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;

/// Answers funnels. Blocks.
public final class Funnels {

    /// For how many times between steps one answer has room: 16 MB, twice while it grows.
    private static final int MOST_TIMES = 2_000_000;

    /// Groups of a breakdown that are told apart; what comes later goes to the others.
    private static final int MOST_GROUPS = 10_000;

    private static final long SEED = 1;

    private final Trails trails;
    private final Function<Site, RouteNames> routes;

    /// @param routes names the routes of a site's requests; may block
    public Funnels(Trails trails, Function<Site, RouteNames> routes) {
        this.trails = trails;
        this.routes = routes;
    }

    public FunnelAnswer ask(FunnelQuestion question) {
        Optional<Split> split =
                question.breakdown().map(d -> Conditions.split(d, question.audience()));
        TrailPlan plan = plan(question, split);
        return trails.read(plan, snapshot -> answer(question, split, snapshot));
    }

    private TrailPlan plan(FunnelQuestion question, Optional<Split> split) {
        List<Dimension> dimensions = question.breakdown().stream().toList();
        Filter visits = Conditions.visits(question.audience(), dimensions);
        List<Filter> steps =
                question.steps().stream()
                        .map(step -> Conditions.events(step, question.audience()))
                        .toList();
        List<Filter> all = Stream.concat(steps.stream(), Stream.of(visits)).toList();
        Site site = question.audience().site();
        return new TrailPlan(
                site.number(),
                question.audience().window(),
                visits,
                question.by(),
                steps,
                true,
                split.<Label>map(s -> new Label.Of(dimension(s))).orElse(new Label.None()),
                Conditions.routes(all, dimensions, () -> routes.apply(site)));
    }

    private static Dimension dimension(Split split) {
        return switch (split) {
            case Split.ByText text -> text.dimension();
            case Split.ByName name -> name.dimension();
            case Split.ByTime _, Split.ByStretch _, Split.ByGoal _ ->
                    throw new IllegalArgumentException("no text splits by it");
        };
    }

    private static String label(Split split, String text) {
        return switch (split) {
            case Split.ByText by -> by.label(text);
            case Split.ByName by -> by.label(text);
            case Split.ByTime _, Split.ByStretch _, Split.ByGoal _ -> text;
        };
    }

    /// What one pass gathers.
    private static final class Gathered {
        private final int steps;
        private final AtomicInteger room = new AtomicInteger(MOST_TIMES);
        private final Random random = new Random(SEED);
        private final Tally all;
        private final Map<Long, Tally> groups = new HashMap<>();
        private Optional<Tally> untold = Optional.empty();

        Gathered(int steps) {
            this.steps = steps;
            this.all = empty();
        }

        private Tally empty() {
            return new Tally(steps, room, random);
        }

        void addToGroup(int furthest, long[] at, long code) {
            Tally group = groups.get(code);
            if (group == null && groups.size() >= MOST_GROUPS) {
                group = untold.orElseGet(this::empty);
                untold = Optional.of(group);
            } else if (group == null) {
                group = empty();
                groups.put(code, group);
            }
            group.add(furthest, at);
        }

        boolean exact() {
            return untold.isEmpty()
                    && all.exact()
                    && groups.values().stream().allMatch(Tally::exact);
        }
    }

    private static FunnelAnswer answer(
            FunnelQuestion question, Optional<Split> split, Trails.Snapshot snapshot) {
        Gathered gathered = new Gathered(question.steps().size());
        FunnelWalk walk =
                new FunnelWalk(
                        question.steps().size(),
                        question.within(),
                        (furthest, at, code) -> {
                            gathered.all.add(furthest, at);
                            if (split.isPresent()) {
                                gathered.addToGroup(furthest, at, code);
                            }
                        });
        snapshot.each(walk);
        walk.end();
        List<Map.Entry<Long, Tally>> sorted = new ArrayList<>(gathered.groups.entrySet());
        sorted.sort(
                Comparator.comparingLong((Map.Entry<Long, Tally> e) -> -e.getValue().began())
                        .thenComparing(Map.Entry::getKey));
        List<Map.Entry<Long, Tally>> shown =
                sorted.subList(0, Math.min(question.limit(), sorted.size()));
        Trails.Names names = snapshot.names(shown.stream().map(Map.Entry::getKey).toList());
        List<Group> groups = new ArrayList<>();
        for (Map.Entry<Long, Tally> one : shown) {
            String text = names.byCode().getOrDefault(one.getKey(), "");
            groups.add(
                    new Group(
                            split.map(s -> label(s, text)).orElse(text), one.getValue().stages()));
        }
        List<Tally> others =
                Stream.concat(
                                sorted.stream().skip(shown.size()).map(Map.Entry::getValue),
                                gathered.untold.stream())
                        .toList();
        return new FunnelAnswer(
                gathered.all.stages(),
                groups,
                others.isEmpty() ? Optional.empty() : Optional.of(Tally.of(others).stages()),
                snapshot.rowsRead(),
                gathered.exact() && names.exact());
    }
}
