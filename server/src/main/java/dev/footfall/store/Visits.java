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

    /// Adds the event to its visit, or opens one named `seq`. Answers the visit as it is then. An
    /// event that lies between two visits makes one of them; see [#moved].
    Visit join(Event event, long seq);

    /// What has to change in events that are stored, or about to be, since [#keep] or [#forget]:
    /// their visits have become one with another, or begin with another event than was known.
    List<Moved> moved();

    /// The events of visit `from` belong to `to` now, and carry what `to` says of its visitor.
    ///
    /// @param from the same as the id of `to` where only that is new
    record Moved(long from, Visit to) {}

    /// Takes out the visits that have ended: nothing was heard of them for so long that no event of
    /// theirs can still be on its way; and the idlest ones above the bound on open visits.
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
    /// @param newest its visitor's newest pseudonym
    /// @param touched when it was last heard of, by the clock on the wall
    /// @param reach from when on its events tell of it, engaged time counted
    void restore(Visit visit, long newest, long touched, long reach);

    /// All open visits as last kept.
    List<Visit> open();

    /// The least visit id among the open ones as [#keep] would leave them; `otherwise` when none is
    /// open.
    long oldest(long otherwise);
}
