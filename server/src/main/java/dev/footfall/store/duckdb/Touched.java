package dev.footfall.store.duckdb;

import dev.footfall.model.Visit;
import java.util.HashMap;
import java.util.Map;

/// Which time of which sites is told otherwise once the transaction under way is committed: that of
/// the visits in it. Belongs to the writer's thread.
final class Touched {

    /// Both ends inside, microseconds since 1970 UTC.
    private static final class Extent {
        private long from = Long.MAX_VALUE;
        private long to = Long.MIN_VALUE;
    }

    private final Map<Integer, Extent> bySite = new HashMap<>();

    void add(Visit visit) {
        Extent extent = bySite.computeIfAbsent(visit.site(), _ -> new Extent());
        extent.from = Math.min(extent.from, visit.start());
        extent.to = Math.max(extent.to, visit.end());
    }

    void forgetIn(KnownAnswers answers) {
        bySite.forEach((site, extent) -> answers.forget(site, extent.from, extent.to));
    }

    void clear() {
        bySite.clear();
    }
}
