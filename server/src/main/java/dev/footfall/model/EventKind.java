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
    /// A tag was used: something happened in a service, which told so by the tag's name.
    TAG,
    /// The script's word on leaving a page: how far it was read and for how long. Never counted.
    ENGAGEMENT;

    /// Whether a service or its client sent it rather than somebody's browser, so that an HTTP
    /// client is who uses the service and no bot.
    public boolean isCall() {
        return this == REQUEST || this == TAG;
    }

    /// The word on the wire and in the store.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
