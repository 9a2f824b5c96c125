package dev.footfall.model;

import java.util.Optional;
import java.util.UUID;

/// A session of the eye: what an application ties its events together with.
///
/// @param id chosen by the application, or made when it asked for one
/// @param received when it was first heard of, microseconds since 1970 UTC
public record EyeSession(int site, UUID id, long received) implements Entry {

    @Override
    public Optional<EventId> event() {
        return Optional.empty();
    }

    @Override
    public int weight() {
        return 1;
    }
}
