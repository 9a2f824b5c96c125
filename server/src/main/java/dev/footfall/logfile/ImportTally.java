package dev.footfall.logfile;

import dev.footfall.model.Rejected;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What became of hits.
///
/// @param stored new events
/// @param repeated events that were there already
/// @param dropped how many were refused, by the reason's word
public record ImportTally(long stored, long repeated, Map<String, Long> dropped) {

    public static final ImportTally NONE = new ImportTally(0, 0, Map.of());

    public ImportTally {
        dropped = Map.copyOf(dropped);
    }

    /// @param rejected what was refused beside them
    static ImportTally of(long stored, long repeated, List<Rejected> rejected) {
        Map<String, Long> dropped = new TreeMap<>();
        for (Rejected why : rejected) {
            dropped.merge(why.reason().word(), 1L, Long::sum);
        }
        return new ImportTally(stored, repeated, dropped);
    }

    public ImportTally plus(ImportTally other) {
        Map<String, Long> all = new TreeMap<>(dropped);
        other.dropped.forEach((reason, count) -> all.merge(reason, count, Long::sum));
        return new ImportTally(stored + other.stored, repeated + other.repeated, all);
    }
}
