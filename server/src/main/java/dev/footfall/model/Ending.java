package dev.footfall.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How a captured request ended. The word is what the wire has.
public enum Ending {
    /// Answered to the end.
    COMPLETED,
    /// The application threw an exception.
    EXCEPTION,
    /// The client went away before the answer was written.
    CLIENT_GONE,
    /// The application gave up waiting.
    TIMEOUT,
    /// Nobody said.
    UNKNOWN;

    /// Empty when not known.
    public String word() {
        return this == UNKNOWN ? "" : name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Those that have a word, in their order.
    public static List<Ending> told() {
        return List.of(COMPLETED, EXCEPTION, CLIENT_GONE, TIMEOUT);
    }

    public static Optional<Ending> find(String word) {
        return told().stream().filter(ending -> ending.word().equals(word)).findFirst();
    }
}
