package dev.footfall.store;

import dev.footfall.model.DropReason;
import dev.footfall.model.Rejected;
import java.util.List;
import java.util.OptionalLong;

/// The input that could not become events, as far as it is still kept. Blocks.
public interface RejectedStore {

    /// A stretch of what meets the filter, the newest first.
    ///
    /// @param before where the stretch before ended; empty for the first
    Page page(RejectedFilter filter, OptionalLong before, int limit);

    /// How much is kept for each reason, the most frequent first.
    ///
    /// @param domain the site that it named; empty for any
    List<Tally> tally(String domain);

    /// A stretch of a list.
    ///
    /// @param next where it ended; empty when nothing follows
    record Page(List<Kept> rows, OptionalLong next) {}

    /// @param number no two alike, newer ones have greater ones
    record Kept(long number, Rejected rejected) {}

    /// How often something was left out for a reason.
    ///
    /// @param last when the newest arrived, microseconds since 1970 UTC
    record Tally(DropReason reason, long count, long last) {}
}
