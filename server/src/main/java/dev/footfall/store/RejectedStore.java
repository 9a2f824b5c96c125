package dev.footfall.store;

import dev.footfall.model.Rejected;
import java.util.List;

/// The input that could not become events, as far as it is still kept. Blocks.
public interface RejectedStore {

    /// The newest first.
    ///
    /// @param domain the site that it named; empty for any
    List<Rejected> newest(String domain, int limit);
}
