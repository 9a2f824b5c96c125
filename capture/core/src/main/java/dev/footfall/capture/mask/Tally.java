package dev.footfall.capture.mask;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// Counts what was masked, or by a dry run would have been: how often under which name. Bounded:
/// names beyond [#MOST] count together as `(other)`. For any thread.
public final class Tally implements Findings {

    /// How many names are told apart.
    public static final int MOST = 1_000;

    private static final int LONGEST_NAME = 100;
    private static final String OTHER = "(other)";

    private final Map<Key, LongAdder> masked = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> withheld = new ConcurrentHashMap<>();

    private record Key(Place place, String name) {}

    /// How often something was masked under a name.
    public record Line(Place place, String name, long count) {}

    @Override
    public void masked(Place place, String name) {
        Key key = new Key(place, shown(name));
        LongAdder count = masked.get(key);
        if (count == null) {
            Key kept = masked.size() < MOST ? key : new Key(place, OTHER);
            count = masked.computeIfAbsent(kept, k -> new LongAdder());
        }
        count.increment();
    }

    @Override
    public void withheld(String why) {
        if (withheld.size() < MOST || withheld.containsKey(why)) {
            withheld.computeIfAbsent(why, w -> new LongAdder()).increment();
        }
    }

    /// What was masked, the most frequent first.
    public List<Line> masked() {
        List<Line> lines = new ArrayList<>();
        masked.forEach((key, count) -> lines.add(new Line(key.place(), key.name(), count.sum())));
        lines.sort(
                Comparator.comparingLong(Line::count)
                        .reversed()
                        .thenComparing(Line::place)
                        .thenComparing(Line::name));
        return lines;
    }

    /// How many bodies were withheld, by reason.
    public Map<String, Long> withheld() {
        Map<String, Long> counts = new java.util.TreeMap<>();
        withheld.forEach((why, count) -> counts.put(why, count.sum()));
        return counts;
    }

    /// All of it in words, a line each: `query email: 12`, `withheld, not JSON: 1`.
    public List<String> report() {
        List<String> lines = new ArrayList<>();
        masked().forEach(line -> {
            String place = line.place().name().toLowerCase(Locale.ROOT);
            lines.add(place + " " + line.name() + ": " + line.count());
        });
        withheld().forEach((why, count) -> lines.add("withheld, " + why + ": " + count));
        return lines;
    }

    private static String shown(String name) {
        StringBuilder shown = new StringBuilder();
        name.codePoints()
                .limit(LONGEST_NAME)
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }
}
