package dev.footfall.store;

/// Judges stored events again and lets what hangs on them follow, so that questions are answered as
/// if all had been judged that way when they came in. Blocks; may take long.
public interface Rejudging {

    /// Judges the events of a stretch of time. Done in pieces that are durable one by one: when it
    /// is cut short, doing it again goes on where it ended.
    ///
    /// Bots and people never share a visit, so a visit with a changed event is put together anew
    /// from all of its events, those outside of the stretch included.
    Judged judge(Stretch stretch, Judge judge);

    /// What is to be judged, and how.
    ///
    /// @param site its number
    /// @param from first microsecond inside, since 1970 UTC
    /// @param to first microsecond after it
    /// @param visitTimeout of the site, microseconds
    /// @param dryRun only find out what would change
    /// @param drop remove the events that would not have been let in; else they stay as they are
    record Stretch(int site, long from, long to, long visitTimeout, boolean dryRun, boolean drop) {

        public boolean contains(long moment) {
            return moment >= from && moment < to;
        }
    }
}
