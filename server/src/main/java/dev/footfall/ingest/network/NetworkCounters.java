package dev.footfall.ingest.network;

import java.util.concurrent.atomic.LongAdder;

/// What became of questions for the networks of visitors.
///
/// @param named visitors whose network was found
/// @param nameless questions to which DNS had no name, or none that is registered
/// @param silent questions that nobody answered in time
/// @param dropped visitors for whom there was no room to ask or to write
public record NetworkCounters(
        LongAdder named, LongAdder nameless, LongAdder silent, LongAdder dropped) {

    public NetworkCounters() {
        this(new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder());
    }
}
