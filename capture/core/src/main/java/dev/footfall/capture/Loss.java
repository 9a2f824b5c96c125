package dev.footfall.capture;

import java.util.Locale;

/// Why something that was captured is not there any more.
public enum Loss {
    /// A body, or its end, was left out: memory was short.
    BODY_MEMORY,
    /// Headers were left out: memory was short.
    HEADERS_MEMORY,
    /// An exchange was left out: memory was used up.
    MEMORY,
    /// An exchange was left out: the spool folder was full or could not be written.
    SPOOL_FULL,
    /// What a spool folder held was damaged.
    SPOOL_DAMAGED,
    /// The server would not take an exchange.
    REFUSED,
    /// Still unsent when the application ended.
    UNSENT,
    /// A sink would not take an exchange.
    SINK,
    /// Something within the library failed.
    FAILED;

    /// As it stands on the wire.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
