package dev.footfall.model;

import java.util.List;

/// When the events of an answer that is a `text/event-stream` were written, as a capture library
/// noted it at the end of each: microseconds since the request arrived.
///
/// @param count how many there were
/// @param micros of the first ones, ascending; at most [#MOST]
/// @param lastMicros of the last; 0 when there was none
/// @param longestGapMicros between two that followed each other; 0 when there were fewer than two
public record SentEvents(long count, List<Long> micros, long lastMicros, long longestGapMicros) {

    /// Of how many events the times are kept.
    public static final int MOST = 256;

    /// About how many characters a time takes up.
    private static final int TIME = 8;

    public SentEvents {
        micros = List.copyOf(micros);
    }

    int characters() {
        return TIME * micros.size();
    }
}
