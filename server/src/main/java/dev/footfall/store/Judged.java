package dev.footfall.store;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What judging stored events again changed, or would change.
///
/// @param read how many events were looked at
/// @param changed how many of them have another verdict now
/// @param moved how many belong to another visit now, with or without another verdict
/// @param dropped how many would not have been let in
/// @param asBefore how many of those looked at keep a verdict that rests on what is not stored
/// @param changes from which verdict to which, the most frequent first
/// @param agents of the events that were changed or dropped, the most frequent first
/// @param paths likewise
public record Judged(
        long read,
        long changed,
        long moved,
        long dropped,
        long asBefore,
        List<Count<Change>> changes,
        List<Count<String>> agents,
        List<Count<String>> paths) {

    /// What stands for the rest where there are too many to tell apart.
    public static final String OTHERS = "(others)";

    /// How many different ones are told apart.
    static final int MOST = 1_000;

    public static final Judged NOTHING = new Judged(0, 0, 0, 0, 0, List.of(), List.of(), List.of());

    public Judged {
        changes = List.copyOf(changes);
        agents = List.copyOf(agents);
        paths = List.copyOf(paths);
    }

    /// How many events something is true of.
    public record Count<T>(T of, long events) {}

    /// A class of bots with the reason for it.
    public record Standing(String botClass, String reason) {}

    /// From one verdict to another.
    ///
    /// @param to the class is `dropped` where the event would not have been let in
    public record Change(Standing from, Standing to) {}

    /// Both together.
    public Judged plus(Judged other) {
        return new Judged(
                read + other.read,
                changed + other.changed,
                moved + other.moved,
                dropped + other.dropped,
                asBefore + other.asBefore,
                sum(changes, other.changes),
                sum(agents, other.agents),
                sum(paths, other.paths));
    }

    private static <T> List<Count<T>> sum(List<Count<T>> some, List<Count<T>> more) {
        Map<T, Long> counts = new HashMap<>();
        some.forEach(count -> counts.merge(count.of(), count.events(), Long::sum));
        more.forEach(count -> counts.merge(count.of(), count.events(), Long::sum));
        return sorted(counts);
    }

    /// The most frequent first.
    static <T> List<Count<T>> sorted(Map<T, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> new Count<>(entry.getKey(), entry.getValue()))
                .sorted(
                        Comparator.comparingLong((Count<T> count) -> -count.events())
                                .thenComparing(count -> count.of().toString()))
                .limit(MOST)
                .toList();
    }
}
