package dev.footfall.capture;

/// What may be done with captured exchanges; each switched for itself.
public enum Task {
    /// One record for each exchange goes to the application's own log, under `footfall.exchange`.
    LOG,
    /// The exchange is sent to Footfall, or given to the sinks.
    PERSIST
}
