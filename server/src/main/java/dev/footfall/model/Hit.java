package dev.footfall.model;

import java.util.Map;
import java.util.Optional;

/// What arrived, in the words of no particular wire format, with nothing known about it yet.
///
/// @param surface the way in, such as `event`, `capture` or `log`
/// @param domain the site that the sender named
/// @param id the event's id, where the sender gave one
/// @param received when it arrived, microseconds since 1970 UTC
/// @param happened when it happened, by the sender's word; else the same as `received`
/// @param name the event's name; `pageview` for page views, `request` for requests
/// @param referrer the URL that led here, as sent; empty when none
/// @param interactive whether it shows that the visitor did something, so that the visit is no
///   bounce
/// @param mayBePage whether a request may be counted as a page view too, as in a server's log
/// @param original the input as it came, cut to a bound, to be shown where it is refused
public record Hit(
        String surface,
        String domain,
        Optional<EventId> id,
        long received,
        long happened,
        EventKind kind,
        String name,
        Location location,
        String referrer,
        Sender sender,
        Exchange exchange,
        Map<String, String> props,
        Revenue revenue,
        Engagement engagement,
        boolean interactive,
        boolean mayBePage,
        String original) {

    /// The same, but arriving at that moment, microseconds since 1970 UTC.
    public Hit receivedAt(long arrival) {
        return new Hit(
                surface,
                domain,
                id,
                arrival,
                happened,
                kind,
                name,
                location,
                referrer,
                sender,
                exchange,
                props,
                revenue,
                engagement,
                interactive,
                mayBePage,
                original);
    }
}
