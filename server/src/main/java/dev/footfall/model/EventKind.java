package dev.footfall.model;

import java.util.Locale;

/// What an event is first of all. A page view that was read from a server's log carries its
/// [Exchange] as well, and counts as a request too.
public enum EventKind {
    /// A page was shown to somebody.
    PAGEVIEW,
    /// A request was answered that showed no page: an API call, an image, a redirect.
    REQUEST,
    /// Something that the site named: a sign-up, a download.
    CUSTOM,
    /// The script's word on leaving a page: how far it was read and for how long. Never counted.
    ENGAGEMENT;

    /// The word on the wire and in the store.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
