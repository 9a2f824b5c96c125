package dev.footfall.ingest.judge;

/// What rules are held against.
///
/// @param host in lower case
record Evidence(From from, String agent, String path, String country, String host) {

    /// Where it came from.
    sealed interface From {

        /// @param address in text; empty when not known
        record Known(String address) implements From {}

        /// The address is not known any more. What is left of it: the rule that decided then.
        ///
        /// @param decidedBy its name; empty when none did
        record Forgotten(String decidedBy) implements From {}
    }
}
