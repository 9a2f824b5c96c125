package dev.footfall.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Which way a captured request went, seen from the site. The word is what the wire has.
public enum Direction {
    /// To the site, which answered; the usual one.
    INCOMING,
    /// From the site's application to somebody else. It is no request of the site and not counted.
    OUTGOING;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Direction> find(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}
