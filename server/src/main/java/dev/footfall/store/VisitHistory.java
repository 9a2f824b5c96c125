package dev.footfall.store;

import dev.footfall.model.EventId;
import dev.footfall.model.Filter;
import dev.footfall.model.Revenue;
import dev.footfall.model.Visit;
import dev.footfall.model.Window;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Shows visits one by one, open ones too, and what happened in each. Blocks.
public interface VisitHistory {

    /// Visits that started in the window and have an event that counts, the newest first.
    Listing list(Wanted wanted);

    /// @param filter on what visits say themselves; [Filter.HasDone] reaches their events
    /// @param visitor whose visits alone are wanted, where that is said
    /// @param after the last visit of the page before
    /// @param routes names the routes of requests whose callers did not
    record Wanted(
            int site,
            Window window,
            Filter filter,
            OptionalLong visitor,
            Optional<Place> after,
            int limit,
            RouteNames routes) {}

    /// Where a page ended: visits that come in later are newer, so the next page stays the same.
    ///
    /// @param start of the visit, microseconds since 1970 UTC
    record Place(long start, long id) {}

    /// @param rowsRead how many visits lie in the window
    record Listing(List<Shown> visits, Optional<Place> next, long rowsRead) {
        public Listing {
            visits = List.copyOf(visits);
        }
    }

    /// @param open whether the store still waits for events of it
    record Shown(Visit visit, boolean open) {}

    /// Empty when the site has no visit of that id.
    Optional<Shown> find(int site, long id);

    /// What happened in a visit, in the order of happening, readings of pages included.
    ///
    /// @param after the last moment of the page before
    Timeline timeline(Visit visit, Optional<Moment> after, int limit);

    /// @param at microseconds since 1970 UTC
    /// @param seq tells events of the same microsecond apart
    record Moment(long at, long seq) {}

    record Timeline(List<Happening> events, Optional<Moment> next) {
        public Timeline {
            events = List.copyOf(events);
        }
    }

    /// @param kind the word for it
    /// @param method empty where it carries no exchange
    /// @param status 0 when not known
    /// @param scrollPercent -1 when not told
    /// @param kept whether headers or bodies of its exchange are kept under the event's id
    record Happening(
            EventId id,
            Moment moment,
            String kind,
            String name,
            String host,
            String path,
            String query,
            String method,
            int status,
            String route,
            OptionalLong durationMicros,
            OptionalLong bytesIn,
            OptionalLong bytesOut,
            String consumer,
            Map<String, String> props,
            Revenue revenue,
            int scrollPercent,
            long engagedMillis,
            boolean kept) {}
}
