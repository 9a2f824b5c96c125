package dev.footfall.ingest.network;

import dev.footfall.model.Address;

/// Tells what name an address has. Blocks; any thread may call it.
@FunctionalInterface
public interface ReverseNames {

    Reply of(Address address);

    /// What came of asking.
    sealed interface Reply {

        /// @param name such as `crawl-66-249-66-1.googlebot.com.`
        record Named(String name) implements Reply {}

        /// The address has no name, and that is certain.
        record Nameless() implements Reply {}

        /// Nobody answered, or not in time.
        record Silent() implements Reply {}
    }
}
