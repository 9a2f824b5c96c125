package dev.footfall.query.route;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.footfall.model.RouteMatcher;
import dev.footfall.model.Site;
import dev.footfall.store.RequestPaths;
import dev.footfall.store.RouteNames;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Names the routes of each site's requests: by the operator's templates, else by what its paths
/// teach up to now. Any thread may ask; asking reads what was stored since the last time.
public final class Routes {

    /// What all sites' trees may take, bytes, roughly; the ones not asked about for longest are
    /// learnt anew when they are.
    private static final long MOST_WEIGHT = 40_000_000;

    /// So many sites can be learnt at the same time.
    private static final int STRIPES = 16;

    private final RequestPaths paths;
    private final Function<Site, List<RouteMatcher>> rules;
    private final List<Object> locks =
            IntStream.range(0, STRIPES).mapToObj(_ -> new Object()).toList();
    private final Cache<Integer, Learnt> bySite =
            Caffeine.newBuilder()
                    .maximumWeight(MOST_WEIGHT)
                    .weigher((Integer _, Learnt learnt) -> (int) learnt.tree().weight())
                    .build();

    /// @param rules the templates that go before what is learnt; the first matcher goes first
    public Routes(RequestPaths paths, Function<Site, List<RouteMatcher>> rules) {
        this.paths = paths;
        this.rules = rules;
    }

    /// @param seen up to where the store was read
    private record Learnt(RouteTree tree, long seen) {}

    public RouteNames of(Site site) {
        return new SiteRoutes(rules.apply(site), learnt(site.number()));
    }

    private RouteTree learnt(int site) {
        synchronized (locks.get(Math.floorMod(site, STRIPES))) {
            Learnt before = bySite.get(site, _ -> new Learnt(new RouteTree(), 0));
            Lesson lesson = new Lesson(before.tree());
            long seen = paths.readAfter(site, before.seen(), lesson::take);
            bySite.put(site, new Learnt(lesson.tree, seen));
            return lesson.tree;
        }
    }

    /// Teaches a copy of the tree, as others may be asking it; the tree itself where there is
    /// nothing new.
    private static final class Lesson {
        private final RouteTree before;
        private RouteTree tree;

        Lesson(RouteTree before) {
            this.before = before;
            this.tree = before;
        }

        void take(RequestPaths.Seen seen) {
            if (!tree.knows(seen.path(), seen.answered())) {
                tree = tree == before ? before.copy() : tree;
                tree.learn(seen.path(), seen.answered());
            }
        }
    }
}
