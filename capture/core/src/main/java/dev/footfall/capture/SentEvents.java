package dev.footfall.capture;

import java.util.List;

/// When the events of an answer that is a `text/event-stream` were written, or, of an outgoing
/// call, had come: at the end of each, microseconds since the exchange began, on the monotonic
/// clock. An event is what a client is told of: lines up to an empty one, at least one of them
/// `data` (WHATWG HTML, section 9.2.6); comments that keep a connection open are none.
///
/// @param count how many there were
/// @param micros of the first ones, up to [EventTimes#MOST] and fewer where memory was short
/// @param lastMicros of the last; 0 when there was none
/// @param longestGapMicros between two that follow each other; 0 when there were fewer than two
public record SentEvents(long count, List<Long> micros, long lastMicros, long longestGapMicros) {

    public SentEvents {
        micros = List.copyOf(micros);
    }
}
