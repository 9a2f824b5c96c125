package dev.footfall.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How a site tells its visitors apart.
public enum Identity {
    /// By address and agent under a random salt that is destroyed after 48 hours.
    DAILY,
    /// By a stable keyed hash of the address alone.
    ADDRESS,
    /// By the id that the caller gives for its user, else as [#DAILY].
    USER;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Identity> find(String word) {
        return Arrays.stream(values()).filter(i -> i.word().equals(word)).findFirst();
    }
}
