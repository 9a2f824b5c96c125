package dev.footfall.store;

import java.util.List;
import java.util.Optional;

/// Lists the visits of a site one by one, open ones too. Blocks.
public interface VisitList {

    /// Those that have a page view and started in a stretch of time, the earliest first.
    List<Listed> started(Wanted wanted);

    /// @param from first microsecond inside, since 1970 UTC
    /// @param to first microsecond after it
    /// @param bots whether only those of bots are wanted, or only those of people; empty: both
    record Wanted(int site, long from, long to, Optional<Boolean> bots, int limit, long offset) {}

    /// @param start when its first event happened, microseconds since 1970 UTC
    /// @param end when its last one did, likewise
    /// @param host of the page that it began with; empty when not known
    /// @param page its path
    record Listed(long start, long end, int pageviews, String host, String page, boolean isBot) {}
}
