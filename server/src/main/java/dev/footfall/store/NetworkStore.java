package dev.footfall.store;

import java.util.List;

/// Keeps from which networks visitors come. Blocks until it is durable.
public interface NetworkStore {

    /// What is known of a visitor already is replaced.
    void keep(List<Known> known);

    /// @param visitor the pseudonym
    /// @param network the registrable domain of their reverse DNS name
    record Known(int site, long visitor, String network) {}
}
