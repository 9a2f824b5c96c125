package dev.footfall.model;

import java.util.Map;
import java.util.Optional;

/// What a capture library could not send, by its own count.
///
/// @param received when it told, microseconds since 1970 UTC
/// @param lost how many, by the library's word for the reason
/// @param event one that was told with it: stored before, so was this
public record CaptureLosses(
        int site, long received, Map<String, Long> lost, Optional<EventId> event) implements Entry {

    public CaptureLosses {
        lost = Map.copyOf(lost);
    }

    @Override
    public int weight() {
        return 1;
    }
}
