package dev.footfall.store;

import dev.footfall.model.Event;
import dev.footfall.model.Visit;
import java.util.List;

/// The open visits: which visit an event belongs to, and which visits have ended. Owned by the
/// thread that writes; only [#open] may be called by others, and only between [#keep] calls.
///
/// What [#join], [#end] and [#replace] change is provisional until [#keep]; [#forget] takes it
/// back, so that memory never runs ahead of the disk.
public interface Visits {

    /// Adds the event to its visit, or opens one named `seq`. Answers the visit as it is then.
    Visit join(Event event, long seq);

    /// Takes out the visits that nothing was heard of for longer than their site's `visit.timeout`,
    /// and the idlest ones above the bound on open visits.
    ///
    /// @param now microseconds since 1970 UTC
    List<Visit> end(long now);

    /// Puts visits in the place of open ones whose events were judged again.
    ///
    /// @param gone as they are open now
    void replace(List<Visit> gone, List<Visit> come);

    void keep();

    void forget();

    /// Puts a visit that had not ended back, after a start.
    ///
    /// @param touched when it was last heard of, by the clock on the wall
    void restore(Visit visit, long touched);

    /// All open visits as last kept.
    List<Visit> open();

    /// The least visit id among the open ones as [#keep] would leave them; `otherwise` when none is
    /// open.
    long oldest(long otherwise);
}
