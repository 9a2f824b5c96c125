package dev.footfall.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Why a hit did not become an event. The word is what headers, counters and `/api/rejected` show.
public enum DropReason {
    /// The bytes could not be read in the surface's format.
    UNREADABLE,
    /// A field's value is not allowed; the detail names it.
    INVALID,
    /// No site of that name exists here.
    UNKNOWN_SITE,
    /// It claims to happen more than a day after it arrived.
    IN_THE_FUTURE,
    /// It claims to have happened before 1990.
    TOO_OLD,
    /// Its referrer is on the list of referrer spam.
    SPAM_REFERRER,
    /// The browser fetched the page ahead of anybody asking for it.
    PREFETCH,
    /// The database does not take one of its values, though it was durable in the journal.
    UNSTORABLE,
    /// A rule of the site says so; the detail names it.
    RULE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<DropReason> find(String word) {
        return Arrays.stream(values()).filter(reason -> reason.word().equals(word)).findFirst();
    }
}
