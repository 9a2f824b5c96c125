package dev.footfall.ingest.visit;

import dev.footfall.model.BotVerdict;
import dev.footfall.model.Event;
import dev.footfall.model.Visit;
import dev.footfall.store.Visits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/// The open visits in memory, those of the visitor who was heard of longest ago first.
///
/// An event belongs to every visit of its visitor that it is within the timeout of, engaged time
/// counted; where these are several, it shows them to be one. So the order in which events arrive
/// does not matter, as long as none is later than the timeout and no page is read for longer: a
/// visit stays here until nothing was heard of its visitor for three timeouts, by the clock on the
/// wall, not by the times of its events. A log of last year and live traffic go through side by
/// side, and a visitor may have several open visits; bots and people never share one.
///
/// Visits are found by the visitor's newest pseudonym, so that they go on under each new salt.
///
/// A person who sends more than a bound of events in a minute is taken for a bot from there on: the
/// rest of the visit becomes a visit of its own, with the verdict `rate`.
public final class OpenVisits implements Visits {

    /// The most open visits of one visitor: logs of two days, for a usual timeout. Above it the
    /// oldest ones end.
    static final int MOST_EACH = 100;

    /// How many timeouts without a word end a visit: one parts it from what comes next, for one
    /// more that may be read which is told of only then, and for one more word of it may be under
    /// way.
    private static final int PATIENCE = 3;

    /// One visitor of one site.
    private record Key(int site, long visitor) {}

    /// @param from when its visitor was there first, engaged time counted
    private record Open(Visit visit, long from) {

        Reach reach() {
            return Reach.of(visit, from);
        }
    }

    /// The open visits of one visitor, mostly one; none where they have moved to another key.
    private record Entry(List<Open> visits, long touched, Pace pace) {}

    private final IntToLongFunction timeoutMicros;
    private final int limit;
    private final int rate;
    private final Map<Key, Entry> kept = new LinkedHashMap<>();
    private final Map<Key, Entry> changed = new LinkedHashMap<>();
    private final Set<Key> ended = new HashSet<>();
    private final Turns turns = new Turns();

    /// @param timeoutMicros a site's `visit.timeout`, by the site's number
    /// @param limit how many visits may be open; above it those of the idlest visitors end early
    public OpenVisits(IntToLongFunction timeoutMicros, int limit) {
        this(timeoutMicros, limit, 0);
    }

    /// @param rate how many pages and named events a visitor may send in a minute; 0 for any number
    public OpenVisits(IntToLongFunction timeoutMicros, int limit, int rate) {
        this.timeoutMicros = timeoutMicros;
        this.limit = limit;
        this.rate = rate;
    }

    @Override
    public Visit join(Event arrived, long seq) {
        long timeout = timeoutMicros.applyAsLong(arrived.site());
        List<Key> keys = keys(arrived);
        Pace pace = pace(keys).with(arrived, rate);
        Event event =
                isTooFast(keys, arrived, pace, timeout) ? arrived.judged(Pace.VERDICT) : arrived;
        Reach reach = Reach.of(event);
        List<Open> near = new ArrayList<>(1);
        Key newest = keys.getFirst();
        for (Key key : keys) {
            if (take(key, reach, timeout, near) && key.visitor() == event.laterVisitor()) {
                newest = key;
            }
        }
        Open joined = near.isEmpty() ? open(event, seq, reach) : joined(near, event, reach);
        put(newest, joined, event.received(), pace);
        return joined.visit();
    }

    /// Where visits of the visitor may lie: under their own pseudonym, and those of the days
    /// around.
    private static List<Key> keys(Event event) {
        Key own = new Key(event.site(), event.visitor());
        boolean isAlone =
                event.earlierVisitor() == event.visitor()
                        && event.laterVisitor() == event.visitor();
        if (isAlone) {
            return List.of(own);
        }
        List<Key> keys = new ArrayList<>(3);
        keys.add(own);
        for (long visitor : new long[] {event.earlierVisitor(), event.laterVisitor()}) {
            if (visitor != event.visitor()) {
                keys.add(new Key(event.site(), visitor));
            }
        }
        return keys;
    }

    private Pace pace(List<Key> keys) {
        for (Key key : keys) {
            Entry entry = rate == 0 ? null : find(key);
            if (entry != null) {
                return entry.pace();
            }
        }
        return Pace.NONE;
    }

    /// Whether a person, and nobody whom a rule of the site takes for one, sends, or sent earlier
    /// in the visit, more than people do.
    private boolean isTooFast(List<Key> keys, Event event, Pace pace, long timeout) {
        boolean isRuled = event.verdict().reason().equals(BotVerdict.BY_RULE);
        if (rate == 0 || isRuled || event.verdict().isBot()) {
            return false;
        }
        if (pace.isAbove(rate, event)) {
            return true;
        }
        for (Key key : keys) {
            if (isRest(key, event, timeout)) {
                return true;
            }
        }
        return false;
    }

    /// Whether the event belongs to the rest of a visit that was found too fast.
    private boolean isRest(Key key, Event event, long timeout) {
        Entry entry = find(key);
        if (entry == null) {
            return false;
        }
        for (Open open : entry.visits()) {
            if (open.visit().verdict().equals(Pace.VERDICT)
                    && open.reach().isNear(Reach.of(event.judged(Pace.VERDICT)), timeout)) {
                return true;
            }
        }
        return false;
    }

    /// Those of the open visits that an event would join, the oldest first: none where it opens
    /// one, several where it shows them to be one.
    public static List<Visit> near(List<Visit> open, Event event, long timeoutMicros) {
        Set<Long> pseudonyms =
                new HashSet<>(
                        List.of(event.visitor(), event.earlierVisitor(), event.laterVisitor()));
        Reach reach = Reach.of(event);
        return open.stream()
                .filter(visit -> visit.site() == event.site())
                .filter(visit -> pseudonyms.contains(visit.visitor()))
                .filter(visit -> Reach.of(visit, visit.start()).isNear(reach, timeoutMicros))
                .sorted(Comparator.comparingLong(Visit::id))
                .toList();
    }

    /// Takes out the visits that lie near, and answers whether there were any.
    private boolean take(Key key, Reach reach, long timeout, List<Open> near) {
        Entry entry = find(key);
        if (entry == null) {
            return false;
        }
        int before = near.size();
        for (Open open : entry.visits()) {
            if (open.reach().isNear(reach, timeout)) {
                near.add(open);
            }
        }
        if (near.size() == before) {
            return false;
        }
        List<Open> rest =
                near.size() - before == entry.visits().size()
                        ? List.of()
                        : entry.visits().stream()
                                .filter(open -> !open.reach().isNear(reach, timeout))
                                .toList();
        changed.put(key, new Entry(rest, entry.touched(), entry.pace()));
        return true;
    }

    private @Nullable Entry find(Key key) {
        Entry entry = changed.get(key);
        return entry != null ? entry : kept.get(key);
    }

    private static Open open(Event event, long seq, Reach reach) {
        return new Open(Visit.of(event, seq), reach.from());
    }

    private Open joined(List<Open> near, Event event, Reach reach) {
        Visit visit = near.getFirst().visit();
        long from = Math.min(near.getFirst().from(), reach.from());
        for (Open more : near.subList(1, near.size())) {
            visit = visit.with(more.visit());
            from = Math.min(from, more.from());
        }
        visit = visit.with(event);
        if (near.size() > 1 || !near.getFirst().visit().isLike(visit)) {
            turns.take(near.stream().map(Open::visit).toList(), visit);
        }
        return new Open(visit, from);
    }

    private void put(Key key, Open open, long touched, Pace pace) {
        Entry there = find(key);
        if (there == null || there.visits().isEmpty()) {
            long last = there == null ? touched : Math.max(touched, there.touched());
            changed.put(key, new Entry(List.of(open), last, pace));
        } else {
            List<Open> all = new ArrayList<>(there.visits());
            all.add(open);
            changed.put(key, new Entry(List.copyOf(all), Math.max(touched, there.touched()), pace));
        }
    }

    @Override
    public List<Moved> moved() {
        return turns.moved();
    }

    @Override
    public List<Visit> end(long now) {
        List<Visit> visits = new ArrayList<>();
        int excess = -limit;
        for (Entry entry : kept.values()) {
            excess += entry.visits().size();
        }
        for (Map.Entry<Key, Entry> idle : kept.entrySet()) {
            Key key = idle.getKey();
            Entry entry = idle.getValue();
            long timeout = timeoutMicros.applyAsLong(key.site());
            boolean over = entry.touched() + PATIENCE * timeout < now;
            if (changed.containsKey(key)) {
                continue;
            }
            if (over || excess > 0) {
                ended.add(key);
                entry.visits().forEach(open -> visits.add(open.visit()));
                excess -= entry.visits().size();
            } else if (entry.visits().size() > MOST_EACH) {
                excess -= endOldest(key, entry, visits);
            }
        }
        return visits;
    }

    private int endOldest(Key key, Entry entry, List<Visit> visits) {
        List<Open> byTime = new ArrayList<>(entry.visits());
        byTime.sort(Comparator.comparingLong(open -> open.visit().end()));
        int over = byTime.size() - MOST_EACH;
        byTime.subList(0, over).forEach(open -> visits.add(open.visit()));
        List<Open> rest = List.copyOf(byTime.subList(over, byTime.size()));
        changed.put(key, new Entry(rest, entry.touched(), entry.pace()));
        return over;
    }

    @Override
    public void replace(List<Visit> gone, List<Visit> come) {
        Map<Long, Key> keys = keysOf(gone);
        Map<Key, Key> newest = new HashMap<>();
        for (Visit visit : gone) {
            Key key = keys.get(visit.id());
            Entry entry = key == null ? null : find(key);
            if (key != null && entry != null) {
                List<Open> rest =
                        entry.visits().stream()
                                .filter(open -> open.visit().id() != visit.id())
                                .toList();
                changed.put(key, new Entry(rest, entry.touched(), entry.pace()));
                newest.put(new Key(visit.site(), visit.visitor()), key);
            }
        }
        for (Visit visit : come) {
            Key own = new Key(visit.site(), visit.visitor());
            Key key = newest.getOrDefault(own, own);
            Entry entry = find(key);
            Open open = new Open(visit, visit.start());
            put(
                    key,
                    open,
                    entry == null ? visit.end() : entry.touched(),
                    entry == null ? Pace.NONE : entry.pace());
        }
    }

    /// Where the visits lie, which may be under a newer pseudonym than their own.
    private Map<Long, Key> keysOf(List<Visit> visits) {
        Set<Long> wanted = new HashSet<>();
        visits.forEach(visit -> wanted.add(visit.id()));
        Map<Long, Key> keys = new HashMap<>();
        for (Map<Key, Entry> entries : List.of(kept, changed)) {
            entries.forEach((key, entry) -> {
                for (Open open : entry.visits()) {
                    if (wanted.contains(open.visit().id())) {
                        keys.put(open.visit().id(), key);
                    }
                }
            });
        }
        return keys;
    }

    @Override
    public void keep() {
        ended.forEach(kept::remove);
        // Taken out first, so that what was touched last stands last. The map is not ordered by
        // access, as looking up would then change it under those who read it.
        kept.keySet().removeAll(changed.keySet());
        changed.forEach((key, entry) -> {
            if (!entry.visits().isEmpty()) {
                kept.put(key, entry);
            }
        });
        forget();
    }

    @Override
    public void forget() {
        ended.clear();
        changed.clear();
        turns.clear();
    }

    @Override
    public void restore(Visit visit, long newest, long touched, long reach) {
        Key key = new Key(visit.site(), newest);
        put(key, new Open(visit, reach), touched, Pace.NONE);
        keep();
    }

    @Override
    public List<Visit> open() {
        List<Visit> visits = new ArrayList<>(kept.size());
        kept.forEach((_, entry) -> entry.visits().forEach(open -> visits.add(open.visit())));
        return visits;
    }

    @Override
    public long oldest(long otherwise) {
        long oldest = Long.MAX_VALUE;
        for (Map.Entry<Key, Entry> entry : kept.entrySet()) {
            if (!ended.contains(entry.getKey()) && !changed.containsKey(entry.getKey())) {
                oldest = Math.min(oldest, oldest(entry.getValue()));
            }
        }
        for (Entry entry : changed.values()) {
            oldest = Math.min(oldest, oldest(entry));
        }
        return oldest == Long.MAX_VALUE ? otherwise : oldest;
    }

    private static long oldest(Entry entry) {
        return entry.visits().stream()
                .mapToLong(open -> open.visit().id())
                .min()
                .orElse(Long.MAX_VALUE);
    }
}
