package dev.footfall.ingest.visit;

import dev.footfall.model.Visit;
import dev.footfall.store.Visits.Moved;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What events that arrived out of order have changed about visits since the last commit: which
/// became one, and which begin otherwise. For one thread.
final class Turns {

    private final Map<Long, Visit> now = new HashMap<>();
    private final Map<Long, Long> absorbed = new LinkedHashMap<>();
    private final Set<Long> begunAnew = new HashSet<>();

    /// Compares a visit with what it was before.
    ///
    /// @param parts the visits that it was made of, one or more; one of them has its id
    void take(List<Visit> parts, Visit visit) {
        boolean turned = parts.size() > 1 || begunAnew.contains(visit.id());
        for (Visit part : parts) {
            if (part.id() != visit.id()) {
                absorbed.put(part.id(), visit.id());
            } else if (!part.isLike(visit)) {
                begunAnew.add(visit.id());
                turned = true;
            }
        }
        if (turned) {
            now.put(visit.id(), visit);
        }
    }

    List<Moved> moved() {
        List<Moved> moved = new ArrayList<>(absorbed.size() + begunAnew.size());
        for (long id : absorbed.keySet()) {
            moved.add(new Moved(id, last(id)));
        }
        for (long id : begunAnew) {
            if (!absorbed.containsKey(id)) {
                moved.add(new Moved(id, last(id)));
            }
        }
        return moved;
    }

    /// What the visit has become, through any number of turns.
    private Visit last(long id) {
        long by = id;
        for (Long next = absorbed.get(by); next != null; next = absorbed.get(by)) {
            by = next;
        }
        Visit visit = now.get(by);
        if (visit == null) {
            throw new IllegalStateException("visit " + by + " was absorbed by nothing");
        }
        return visit;
    }

    void clear() {
        now.clear();
        absorbed.clear();
        begunAnew.clear();
    }
}
