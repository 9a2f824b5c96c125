package dev.footfall.replay.compare;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An answer as it is compared.
///
/// @param at when it was given whole
/// @param headers a list of values for each name; empty where they were not captured
/// @param headersCut whether there were more headers than these
/// @param recorded whether it comes from a recording, in which secrets are masked
public record Answer(
        Instant at,
        int status,
        Optional<Map<String, List<String>>> headers,
        boolean headersCut,
        Content body,
        boolean recorded) {

    /// One that has just come, whole.
    public static Answer of(
            Instant at, int status, Map<String, List<String>> headers, Content body) {
        return new Answer(at, status, Optional.of(headers), false, body, false);
    }
}
