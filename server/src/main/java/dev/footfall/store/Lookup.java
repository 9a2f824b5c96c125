package dev.footfall.store;

import dev.footfall.model.EventId;
import dev.footfall.model.Filter;
import dev.footfall.model.Visit;
import dev.footfall.model.Window;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds single things that are stored, for people who want to know why. May wait for the disk.
public interface Lookup {

    /// All open visits.
    List<Visit> openVisits();

    /// What is stored of an event and its visit; empty when there is no such event.
    Optional<Found> event(EventId id);

    /// @param event its values, by the names that the store has for them
    /// @param visit likewise
    record Found(int site, Map<String, Object> event, Map<String, Object> visit) {}

    /// The events that were stored last, the newest first.
    ///
    /// @param after only those with a greater number
    Latest latest(Tail tail, long after, int limit);

    /// Whose newest events are followed.
    ///
    /// @param since none that happened before it; microseconds since 1970 UTC
    /// @param filter what the events have to meet, in the words of rows
    /// @param routes names routes, where the filter speaks of them
    record Tail(int site, long since, Filter filter, RouteNames routes) {}

    /// @param seen the number up to which all events were looked at, met or not
    record Latest(List<Recent> events, long seen) {
        public Latest {
            events = List.copyOf(events);
        }
    }

    /// @param seq the event's number, in the order of storing
    /// @param values what is known of it, by the names that the store has for it
    record Recent(long seq, EventId id, Map<String, Object> values) {}

    /// The names of the properties of a site's events, those of the most events first.
    ///
    /// @param event only of events of that name; empty: of all
    List<Property> properties(int site, Window window, String event, int limit);

    /// @param events how many of them have it
    record Property(String name, long events) {}
}
