package dev.footfall.ingest.visit;

import dev.footfall.model.BotVerdict;
import dev.footfall.model.Event;
import dev.footfall.model.Visit;
import dev.footfall.store.Visits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/// The open visits in memory, the one that was touched longest ago first.
///
/// A visit ends when nothing was heard of it for its site's timeout by the clock on the wall, not
/// by the times of its events: so a log of last year and live traffic go through side by side, and
/// events that arrive late or out of order find their visit. A visitor may have several open visits
/// while old logs are read; bots and people never share one.
///
/// A person who sends more than a bound of events in a minute is taken for a bot from there on: the
/// rest of the visit becomes a visit of its own, with the verdict `rate`.
public final class OpenVisits implements Visits {

    /// One visitor of one site.
    private record Key(int site, long visitor) {}

    /// The open visits of one visitor, mostly one.
    private record Entry(List<Visit> visits, long touched, Pace pace) {}

    private final IntToLongFunction timeoutMicros;
    private final int limit;
    private final int rate;
    private final Map<Key, Entry> kept = new LinkedHashMap<>();
    private final Map<Key, Entry> changed = new LinkedHashMap<>();
    private final Set<Key> ended = new HashSet<>();

    /// @param timeoutMicros a site's `visit.timeout`, by the site's number
    /// @param limit how many visitors may have open visits; above it the idlest ones end early
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
    public Visit join(Event event, long seq) {
        Key key = new Key(event.site(), event.visitor());
        Entry entry = find(key);
        if (entry == null && event.earlierVisitor() != event.visitor()) {
            Key earlier = new Key(event.site(), event.earlierVisitor());
            Entry before = find(earlier);
            if (before != null && isNear(before.visits(), event)) {
                key = earlier;
                entry = before;
            }
        }
        List<Visit> visits = entry == null ? List.of() : entry.visits();
        Pace pace = (entry == null ? Pace.NONE : entry.pace()).with(event, rate);
        BotVerdict verdict = verdict(visits, event, pace);
        OptionalInt place = near(visits, event, verdict.isBot());
        Visit visit =
                (place.isPresent()
                                ? visits.get(place.getAsInt())
                                : open(event, key.visitor(), seq, verdict))
                        .with(Visit.Joining.of(event));
        changed.put(key, new Entry(replaced(visits, place, visit), event.received(), pace));
        return visit;
    }

    /// The event's own verdict, unless it is a person's who sends, or sent earlier in the visit,
    /// more than people do, and whom no rule of the site takes for a person.
    private BotVerdict verdict(List<Visit> visits, Event event, Pace pace) {
        boolean isTooFast =
                !event.verdict().isBot()
                        && !event.verdict().reason().equals(BotVerdict.BY_RULE)
                        && (pace.isAbove(rate, event) || isRest(visits, event));
        return isTooFast ? Pace.VERDICT : event.verdict();
    }

    /// Whether the event belongs to the rest of a visit that was found too fast.
    private boolean isRest(List<Visit> visits, Event event) {
        OptionalInt bot = rate == 0 ? OptionalInt.empty() : near(visits, event, true);
        return bot.isPresent() && visits.get(bot.getAsInt()).verdict().equals(Pace.VERDICT);
    }

    private @Nullable Entry find(Key key) {
        Entry entry = changed.get(key);
        return entry != null ? entry : kept.get(key);
    }

    /// Whether the event may belong to one of the visits, whoever made it.
    private boolean isNear(List<Visit> visits, Event event) {
        return near(visits, event, event.verdict().isBot()).isPresent() || isRest(visits, event);
    }

    /// Where the visit lies that the event is within the timeout of, if any; the nearest one where
    /// there are several.
    private OptionalInt near(List<Visit> visits, Event event, boolean isBot) {
        long timeout = timeoutMicros.applyAsLong(event.site());
        int found = -1;
        long least = timeout + event.engagement().engagedMillis() * 1000;
        for (int i = 0; i < visits.size(); i++) {
            Visit visit = visits.get(i);
            long gap = Math.max(visit.start() - event.at(), event.at() - visit.end());
            if (gap < least && visit.verdict().isBot() == isBot) {
                found = i;
                least = gap;
            }
        }
        return found < 0 ? OptionalInt.empty() : OptionalInt.of(found);
    }

    private static Visit open(Event event, long visitor, long seq, BotVerdict verdict) {
        return Visit.opened(
                seq,
                event.site(),
                visitor,
                event.at(),
                event.agent(),
                event.place(),
                event.referral(),
                verdict);
    }

    private static List<Visit> replaced(List<Visit> visits, OptionalInt place, Visit visit) {
        if (visits.size() <= 1 && (place.isPresent() || visits.isEmpty())) {
            return List.of(visit);
        }
        List<Visit> all = new ArrayList<>(visits);
        if (place.isPresent()) {
            all.set(place.getAsInt(), visit);
        } else {
            all.add(visit);
        }
        return List.copyOf(all);
    }

    @Override
    public List<Visit> end(long now) {
        List<Visit> visits = new ArrayList<>();
        int excess = kept.size() + changed.size() - limit;
        for (Map.Entry<Key, Entry> idle : kept.entrySet()) {
            Key key = idle.getKey();
            long timeout = timeoutMicros.applyAsLong(key.site());
            boolean over = idle.getValue().touched() + timeout < now;
            if ((over || excess > 0) && !changed.containsKey(key)) {
                ended.add(key);
                visits.addAll(idle.getValue().visits());
                excess--;
            }
        }
        return visits;
    }

    @Override
    public void replace(List<Visit> gone, List<Visit> come) {
        for (Visit visit : gone) {
            Key key = new Key(visit.site(), visit.visitor());
            Entry entry = find(key);
            if (entry != null) {
                List<Visit> rest =
                        entry.visits().stream().filter(v -> v.id() != visit.id()).toList();
                changed.put(key, new Entry(rest, entry.touched(), entry.pace()));
            }
        }
        for (Visit visit : come) {
            Key key = new Key(visit.site(), visit.visitor());
            Entry entry = find(key);
            List<Visit> visits = entry == null ? List.of() : entry.visits();
            changed.put(
                    key,
                    new Entry(
                            replaced(visits, OptionalInt.empty(), visit),
                            entry == null ? visit.end() : entry.touched(),
                            entry == null ? Pace.NONE : entry.pace()));
        }
    }

    @Override
    public void keep() {
        ended.forEach(kept::remove);
        // Taken out first, so that what was touched last stands last. The map is not ordered by
        // access, as looking up would then change it under those who read it.
        kept.keySet().removeAll(changed.keySet());
        kept.putAll(changed);
        forget();
    }

    @Override
    public void forget() {
        ended.clear();
        changed.clear();
    }

    @Override
    public void restore(Visit visit, long touched) {
        Key key = new Key(visit.site(), visit.visitor());
        Entry there = kept.get(key);
        List<Visit> visits = there == null ? List.of() : there.visits();
        kept.put(
                key,
                new Entry(
                        replaced(visits, OptionalInt.empty(), visit),
                        there == null ? touched : Math.max(touched, there.touched()),
                        Pace.NONE));
    }

    @Override
    public List<Visit> open() {
        List<Visit> visits = new ArrayList<>(kept.size());
        kept.forEach((_, entry) -> visits.addAll(entry.visits()));
        return visits;
    }

    @Override
    public long oldest(long otherwise) {
        long oldest = Long.MAX_VALUE;
        for (Map.Entry<Key, Entry> entry : kept.entrySet()) {
            if (!ended.contains(entry.getKey())) {
                oldest = Math.min(oldest, oldest(entry.getValue()));
            }
        }
        for (Entry entry : changed.values()) {
            oldest = Math.min(oldest, oldest(entry));
        }
        return oldest == Long.MAX_VALUE ? otherwise : oldest;
    }

    private static long oldest(Entry entry) {
        return entry.visits().stream().mapToLong(Visit::id).min().orElse(Long.MAX_VALUE);
    }
}
