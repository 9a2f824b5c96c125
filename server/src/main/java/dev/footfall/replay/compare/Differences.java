package dev.footfall.replay.compare;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// What two answers differ in, by spot: the first difference at each, and how many there are. No
/// more than 1,000 spots; differences beyond are only counted. For one thread.
public final class Differences {

    private static final int MOST_SPOTS = 1_000;

    /// The differences at one spot.
    ///
    /// @param first in the order of the body
    public record Seen(Difference first, int times) {}

    private final Map<Spot, Seen> seen = new LinkedHashMap<>();
    private final Set<Spot> clocks = new LinkedHashSet<>();
    private final Set<NotCompared> notCompared = new LinkedHashSet<>();
    private final Predicate<Spot> ignores;
    private int ignored;
    private int leftOut;
    private int masked;

    /// @param ignores spots where differences are only counted
    public Differences(Predicate<Spot> ignores) {
        this.ignores = ignores;
    }

    void add(Difference difference) {
        Spot spot = difference.spot();
        if (ignores.test(spot)) {
            ignored++;
            return;
        }
        Seen before = seen.get(spot);
        if (before != null) {
            seen.put(spot, new Seen(before.first(), before.times() + 1));
        } else if (seen.size() < MOST_SPOTS) {
            seen.put(spot, new Seen(difference, 1));
        } else {
            leftOut++;
        }
    }

    /// A moment that went on as the clock did.
    void addClock(Spot spot) {
        if (clocks.size() < MOST_SPOTS && !ignores.test(spot)) {
            clocks.add(spot);
        }
    }

    void addMasked() {
        masked++;
    }

    void addNotCompared(NotCompared what) {
        notCompared.add(what);
    }

    public Map<Spot, Seen> seen() {
        return seen;
    }

    /// Where moments differ by as much as lay between the two answers, within some seconds.
    public Set<Spot> clocks() {
        return clocks;
    }

    /// What could not be compared at all.
    public Set<NotCompared> notCompared() {
        return notCompared;
    }

    /// How many values were not compared as they are masked in the first answer.
    public int masked() {
        return masked;
    }

    /// How many differences stand at spots that are ignored.
    public int ignored() {
        return ignored;
    }

    /// How many differences stand at further spots.
    public int leftOut() {
        return leftOut;
    }
}
