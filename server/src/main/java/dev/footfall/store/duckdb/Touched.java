package dev.footfall.store.duckdb;

import dev.footfall.model.Visit;
import dev.footfall.store.Visits.Moved;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which time of which sites is told otherwise once some events are stored: that of their visits.
final class Touched {

    /// Both ends inside, microseconds since 1970 UTC.
    private record Extent(long from, long to) {

        Extent with(Extent other) {
            return new Extent(Math.min(from, other.from), Math.max(to, other.to));
        }
    }

    private final Map<Integer, Extent> bySite = new HashMap<>();

    Touched(List<StoredEvent> events, List<Moved> moved) {
        events.forEach(stored -> add(stored.visit()));
        moved.forEach(one -> add(one.to()));
    }

    private void add(Visit visit) {
        bySite.merge(visit.site(), new Extent(visit.start(), visit.end()), Extent::with);
    }

    void forgetIn(KnownAnswers answers) {
        bySite.forEach((site, extent) -> answers.forget(site, extent.from(), extent.to()));
    }
}
