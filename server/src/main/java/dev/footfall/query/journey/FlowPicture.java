package dev.footfall.query.journey;

import dev.footfall.query.journey.PathCounts.Way;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/// The picture of many ways: at each place the most frequent steps and all others as one, and how
/// many went from one to the next.
final class FlowPicture {

    private final Map<Stop, Long> stops = new HashMap<>();
    private final Map<Passage, Long> passages = new HashMap<>();

    /// @param code empty: all others
    record Stop(int position, OptionalLong code) {}

    record Passage(Stop from, Stop to) {}

    /// @param nodes how many steps are told apart at each place
    FlowPicture(Map<Way, Long> ways, int nodes) {
        Set<Stop> shown = shown(ways, nodes);
        ways.forEach((way, count) -> {
            List<Stop> stopped = new ArrayList<>();
            for (int i = 0; i < way.length(); i++) {
                Stop stop = new Stop(i + 1, OptionalLong.of(way.code(i)));
                stopped.add(shown.contains(stop) ? stop : new Stop(i + 1, OptionalLong.empty()));
                stops.merge(stopped.getLast(), count, Long::sum);
            }
            for (int i = 1; i < stopped.size(); i++) {
                passages.merge(new Passage(stopped.get(i - 1), stopped.get(i)), count, Long::sum);
            }
        });
    }

    private static Set<Stop> shown(Map<Way, Long> ways, int nodes) {
        Map<Integer, Map<Stop, Long>> byPosition = new HashMap<>();
        ways.forEach((way, count) -> {
            for (int i = 0; i < way.length(); i++) {
                byPosition
                        .computeIfAbsent(i + 1, _ -> new HashMap<>())
                        .merge(new Stop(i + 1, OptionalLong.of(way.code(i))), count, Long::sum);
            }
        });
        Set<Stop> shown = new HashSet<>();
        byPosition
                .values()
                .forEach(counts ->
                        counts.entrySet().stream()
                                .sorted(
                                        Map.Entry.<Stop, Long>comparingByValue(
                                                        Comparator.reverseOrder())
                                                .thenComparingLong(
                                                        e -> e.getKey().code().orElse(0)))
                                .limit(nodes)
                                .forEach(e -> shown.add(e.getKey())));
        return shown;
    }

    /// By place, the most frequent first.
    List<Map.Entry<Stop, Long>> stops() {
        return stops.entrySet().stream()
                .sorted(
                        Comparator.comparingInt((Map.Entry<Stop, Long> e) -> e.getKey().position())
                                .thenComparing(
                                        Map.Entry.comparingByValue(Comparator.reverseOrder()))
                                .thenComparingLong(e -> e.getKey().code().orElse(-1)))
                .toList();
    }

    /// Likewise, by the place that they lead from.
    List<Map.Entry<Passage, Long>> passages() {
        return passages.entrySet().stream()
                .sorted(
                        Comparator.comparingInt((Map.Entry<Passage, Long> e) ->
                                        e.getKey().from().position())
                                .thenComparing(
                                        Map.Entry.comparingByValue(Comparator.reverseOrder()))
                                .thenComparingLong(e -> e.getKey().from().code().orElse(-1))
                                .thenComparingLong(e -> e.getKey().to().code().orElse(-1)))
                .toList();
    }
}
