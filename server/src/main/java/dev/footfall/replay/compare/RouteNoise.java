package dev.footfall.replay.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Learns what differs between two replays of one route anyway, its noise, and tells what differs
/// from the recording beside that. Bounded: 2,000 spots; differences at further ones are counted.
/// For one thread.
///
/// What differed between two replays of any exchange of the route is noise at that spot for all of
/// them: two replays of the same build cannot differ by what was changed in it. Where a route has
/// many exchanges, a spot that is noisy now and then is reported all the same if it differs from
/// the recording far more often: by Diffy's rule, that is if both `|raw - noise| / (raw + noise)`
/// is above 20 % and `|raw - noise| / exchanges` above 0.03 % (twitter/diffy,
/// `DifferencesFilterFactory` and its default thresholds), and, as those two let chance through
/// where exchanges are few, if a one-sided sign test (McNemar's, exact) over the exchanges in which
/// only one of both differed would give as much by chance once in a thousand times at most.
public final class RouteNoise {

    private static final int MOST_SPOTS = 2_000;
    private static final double LEAST_RELATIVE = 20;
    private static final double LEAST_ABSOLUTE = 0.03;
    private static final double MOST_CHANCE = 0.001;
    private static final double PERCENT = 100;

    /// A spot that differs from the recording though not by noise.
    ///
    /// @param exchanges in how many it differed
    /// @param values how many differences that were
    /// @param noisy in how many exchanges two replays differed there
    /// @param example the first of them
    /// @param exchange the id of the one that the example is from
    public record Finding(
            Spot spot, int exchanges, int values, int noisy, Difference example, String exchange) {}

    /// A spot that differs anyway.
    ///
    /// @param replays in how many exchanges two replays differed there
    /// @param clock in how many it went on as the clock did
    /// @param covered in how many the recording differed, which was not reported for that
    public record Noise(Spot spot, int replays, int clock, int covered) {}

    /// What is counted of one spot.
    private static final class Count {
        int raw;
        int values;
        int rawAlone;
        int noise;
        int noiseAlone;
        int clock;
        Difference example = new Difference.StatusDiffers(0, 0);
        String exchange = "";
    }

    private final Map<Spot, Count> counts = new LinkedHashMap<>();
    private final List<Set<Spot>> recorded = new ArrayList<>();
    private int leftOut;

    /// Adds an exchange.
    ///
    /// @param raw how its replay differs from its recording
    /// @param between how a second replay differs from the first
    public void add(String exchange, Differences raw, Differences between) {
        leftOut += raw.leftOut();
        Set<Spot> noisy = new HashSet<>(between.seen().keySet());
        noisy.addAll(between.clocks());
        raw.seen()
                .forEach((spot, seen) -> {
                    Count count = count(spot);
                    if (count.raw == 0) {
                        count.example = seen.first();
                        count.exchange = exchange;
                    }
                    count.raw++;
                    count.values += seen.times();
                    count.rawAlone += noisy.stream().anyMatch(n -> n.covers(spot)) ? 0 : 1;
                });
        for (Spot spot : noisy) {
            Count count = count(spot);
            count.noise++;
            count.noiseAlone += raw.seen().containsKey(spot) ? 0 : 1;
        }
        raw.clocks().forEach(spot -> count(spot).clock++);
        Set<Spot> kept = new LinkedHashSet<>(raw.seen().keySet());
        kept.retainAll(counts.keySet());
        recorded.add(kept);
    }

    /// That of a spot beyond the bound is thrown away, its differences counted.
    private Count count(Spot spot) {
        Count known = counts.get(spot);
        if (known == null) {
            known = new Count();
            if (counts.size() < MOST_SPOTS) {
                counts.put(spot, known);
            } else {
                leftOut++;
            }
        }
        return known;
    }

    public int exchanges() {
        return recorded.size();
    }

    /// How many exchanges differ from their recordings by nothing but noise.
    public int same() {
        Set<Spot> reported = findings().stream().map(Finding::spot).collect(Collectors.toSet());
        return (int)
                recorded.stream().filter(raw -> raw.stream().noneMatch(reported::contains)).count();
    }

    /// How many differences were beyond the bounds and are told nowhere else.
    public int leftOut() {
        return leftOut;
    }

    /// Those in most exchanges first.
    public List<Finding> findings() {
        Map<Spot, Count> noisy = noisy();
        List<Finding> findings = new ArrayList<>();
        counts.forEach((spot, count) -> {
            if (count.raw > 0 && !isNoise(spot, count, noisy)) {
                findings.add(
                        new Finding(
                                spot,
                                count.raw,
                                count.values,
                                count.noise,
                                count.example,
                                count.exchange));
            }
        });
        findings.sort(Comparator.comparingInt(Finding::exchanges).reversed());
        return findings;
    }

    /// Those in most exchanges first.
    public List<Noise> noise() {
        Map<Spot, Count> noisy = noisy();
        Map<Spot, Integer> covered = new HashMap<>();
        counts.forEach((spot, count) -> {
            if (count.raw > 0 && isNoise(spot, count, noisy)) {
                noisy.keySet().stream()
                        .filter(noise -> noise.covers(spot))
                        .findFirst()
                        .ifPresent(noise -> covered.merge(noise, count.raw, Integer::sum));
            }
        });
        List<Noise> noise = new ArrayList<>();
        counts.forEach((spot, count) -> {
            if (count.noise > 0 || count.clock > 0) {
                noise.add(new Noise(spot, count.noise, count.clock, covered.getOrDefault(spot, 0)));
            }
        });
        noise.sort(Comparator.comparingInt((Noise one) -> one.replays() + one.clock()).reversed());
        return noise;
    }

    private Map<Spot, Count> noisy() {
        Map<Spot, Count> noisy = new LinkedHashMap<>();
        counts.forEach((spot, count) -> {
            if (count.noise > 0) {
                noisy.put(spot, count);
            }
        });
        return noisy;
    }

    private boolean isNoise(Spot spot, Count count, Map<Spot, Count> noisy) {
        int noise = 0;
        int noiseAlone = count.noiseAlone;
        for (Map.Entry<Spot, Count> other : noisy.entrySet()) {
            if (other.getKey().covers(spot)) {
                noise = Math.max(noise, other.getValue().noise);
                noiseAlone += other.getKey().equals(spot) ? 0 : other.getValue().noise;
            }
        }
        if (noise == 0) {
            return false;
        }
        double more = count.raw - noise;
        boolean farMore =
                PERCENT * more / (count.raw + noise) > LEAST_RELATIVE
                        && PERCENT * more / exchanges() > LEAST_ABSOLUTE;
        return !farMore || SignTest.chance(count.rawAlone, noiseAlone) > MOST_CHANCE;
    }
}
