package dev.footfall.capture;

import java.util.Locale;

/// How an exchange ended.
public enum Ending {
    /// Answered to the end.
    COMPLETED,
    /// The application threw an exception.
    EXCEPTION,
    /// The client went away before the answer was written.
    CLIENT_GONE,
    /// The application gave up waiting.
    TIMEOUT;

    /// As it stands on the wire.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
