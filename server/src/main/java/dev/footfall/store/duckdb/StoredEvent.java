package dev.footfall.store.duckdb;

import dev.footfall.model.Event;
import dev.footfall.model.Visit;
import java.util.OptionalLong;

/// An event with the place in the store that the writer gave it.
///
/// @param visit its visit as it was when the event joined it
/// @param tag the number of the tag of which it is a use
record StoredEvent(long seq, Event event, Visit visit, OptionalLong tag) {

    StoredEvent(long seq, Event event, Visit visit) {
        this(seq, event, visit, OptionalLong.empty());
    }

    /// The same as a use of that tag.
    StoredEvent using(OptionalLong number) {
        return new StoredEvent(seq, event, visit, number);
    }
}
