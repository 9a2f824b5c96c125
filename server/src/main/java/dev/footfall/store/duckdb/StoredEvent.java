package dev.footfall.store.duckdb;

import dev.footfall.model.Event;
import dev.footfall.model.Visit;

/// An event with the place in the store that the writer gave it.
///
/// @param visit its visit as it was when the event joined it
record StoredEvent(long seq, Event event, Visit visit) {}
