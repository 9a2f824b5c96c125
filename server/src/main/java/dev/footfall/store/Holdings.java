package dev.footfall.store;

import java.util.List;

/// How much is stored. Any thread may call it.
public interface Holdings {

    /// What is stored of one site.
    ///
    /// @param site the site's number
    /// @param first when its first event happened, microseconds since 1970 UTC
    /// @param last the same of its last one
    /// @param exchanges how many requests are kept with their headers and bodies
    record Holding(int site, long events, long first, long last, long exchanges) {}

    /// Those of sites that have anything.
    List<Holding> all();
}
