package dev.footfall.model;

import java.util.Map;

/// A hit that the steps have finished: what is stored.
///
/// @param idGiven whether the sender chose the id, so that the store must look for an earlier one
/// @param site the number of the site it belongs to
/// @param received when it arrived, microseconds since 1970 UTC
/// @param at when it happened, microseconds since 1970 UTC
/// @param visitor the pseudonym that the site's identity policy gave; the address is not kept
/// @param earlierVisitor the pseudonym under yesterday's salt, by which a visit that crosses the
///   salt's change is found; the same as `visitor` where no salt changed
/// @param laterVisitor the pseudonym under tomorrow's salt, where there is one already: so an event
///   that arrives late finds a visit whose first event to arrive happened after the change
/// @param props the sender's own properties, at most 30
/// @param fromLog whether it was read from a server's log, so that being judged again decides anew
///   whether it is a page view
public record Event(
        EventId id,
        boolean idGiven,
        int site,
        long received,
        long at,
        EventKind kind,
        String name,
        long visitor,
        long earlierVisitor,
        long laterVisitor,
        Location location,
        Exchange exchange,
        String userAgent,
        Agent agent,
        Place place,
        Referral referral,
        BotVerdict verdict,
        Map<String, String> props,
        Revenue revenue,
        Engagement engagement,
        boolean interactive,
        boolean fromLog) {

    /// The same with another verdict.
    public Event judged(BotVerdict other) {
        return new Event(
                id,
                idGiven,
                site,
                received,
                at,
                kind,
                name,
                visitor,
                earlierVisitor,
                laterVisitor,
                location,
                exchange,
                userAgent,
                agent,
                place,
                referral,
                other,
                props,
                revenue,
                engagement,
                interactive,
                fromLog);
    }

    public boolean isPageview() {
        return kind == EventKind.PAGEVIEW;
    }
}
