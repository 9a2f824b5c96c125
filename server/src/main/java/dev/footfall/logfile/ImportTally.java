package dev.footfall.logfile;

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

    public ImportTally plus(ImportTally other) {
        Map<String, Long> all = new TreeMap<>(dropped);
        other.dropped.forEach((reason, count) -> all.merge(reason, count, Long::sum));
        return new ImportTally(stored + other.stored, repeated + other.repeated, all);
    }
}
