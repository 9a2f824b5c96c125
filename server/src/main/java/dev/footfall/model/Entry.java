package dev.footfall.model;

import java.util.Optional;

/// A row that a surface keeps for itself beside the events, durable together with them.
public sealed interface Entry permits CaptureLosses, EyeEvent, EyeFault, EyeSession, KeptExchange {

    /// How many characters one of [#weight] stands for.
    int UNIT = 1024;

    /// The number of the site it belongs to.
    int site();

    /// When it arrived, microseconds since 1970 UTC.
    long received();

    /// The event that it says more about; empty when there is none. Where that event was stored
    /// before under an id of its sender's choice, so was the entry.
    Optional<EventId> event();

    /// The id of its own that its sender chose, under which it is stored once, whatever became of
    /// an event; empty when it chose none.
    default Optional<EventId> givenId() {
        return Optional.empty();
    }

    /// What it takes up while it waits to be written, in events of the usual size; at least 1.
    int weight();

    /// The weight of so many characters.
    static int weight(int characters) {
        return 1 + characters / UNIT;
    }
}
