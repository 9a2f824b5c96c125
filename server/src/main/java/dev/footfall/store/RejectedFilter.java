package dev.footfall.store;

import dev.footfall.model.DropReason;
import java.util.Optional;

/// Which rejected input is meant: what meets all of it.
///
/// @param domain the site that it named; empty for any
/// @param reason empty for any
/// @param words occur in its detail, its original, its site or its surface, in any case; empty for
///   any
public record RejectedFilter(String domain, Optional<DropReason> reason, String words) {

    /// All of a site's; of an empty domain, all there is.
    public static RejectedFilter ofSite(String domain) {
        return new RejectedFilter(domain, Optional.empty(), "");
    }
}
