package dev.footfall.model;

/// Events of one visitor with less than the site's `visit.timeout` between neighbours.
///
/// @param id the sequence number of the first event stored for it
/// @param start when its first event happened, microseconds since 1970 UTC
/// @param end when its last event happened, likewise
/// @param events how many events it has, engagement events not counted
/// @param requests how many of them carry an exchange
/// @param interactive whether any of them shows that the visitor did something
/// @param engagedMillis sum of the engaged time that the script reported
/// @param entry the first page seen; [Location#NONE] while there is none
/// @param exit the last page seen, likewise
/// @param entryAt when the entry page was seen; the same as `start` while there is none
/// @param exitAt when the exit page was seen, likewise
public record Visit(
        long id,
        int site,
        long visitor,
        long start,
        long end,
        int pageviews,
        int events,
        int requests,
        boolean interactive,
        long engagedMillis,
        Location entry,
        Location exit,
        long entryAt,
        long exitAt,
        Agent agent,
        Place place,
        Referral referral,
        BotVerdict verdict) {

    /// A visit that has this event alone.
    ///
    /// @param id the event's sequence number
    public static Visit of(Event first, long id) {
        return new Visit(
                        id,
                        first.site(),
                        first.visitor(),
                        first.at(),
                        first.at(),
                        0,
                        0,
                        0,
                        false,
                        0,
                        Location.NONE,
                        Location.NONE,
                        first.at(),
                        first.at(),
                        first.agent(),
                        first.place(),
                        first.referral(),
                        first.verdict())
                .with(first);
    }

    /// This visit with one event more. Events may come in any order of their times: who made the
    /// visit and where they came from is what the earliest one says.
    public Visit with(Event event) {
        boolean page = event.kind() == EventKind.PAGEVIEW;
        boolean first = page && (pageviews == 0 || event.at() < entryAt);
        boolean last = page && (pageviews == 0 || event.at() >= exitAt);
        boolean earliest = event.at() < start;
        return new Visit(
                id,
                site,
                earliest ? event.visitor() : visitor,
                Math.min(start, event.at()),
                Math.max(end, event.at()),
                pageviews + (page ? 1 : 0),
                events + (event.kind() == EventKind.ENGAGEMENT ? 0 : 1),
                requests + (event.exchange().isPresent() ? 1 : 0),
                interactive || event.interactive(),
                engagedMillis + event.engagement().engagedMillis(),
                first ? event.location() : entry,
                last ? event.location() : exit,
                first ? event.at() : seenAt(entryAt, event),
                last ? event.at() : seenAt(exitAt, event),
                earliest ? event.agent() : agent,
                earliest ? event.place() : place,
                earliest ? event.referral() : referral,
                earliest ? event.verdict() : verdict);
    }

    private long seenAt(long page, Event event) {
        return pageviews == 0 ? Math.min(start, event.at()) : page;
    }

    /// This visit and another of the same visitor as one, which an event between them has shown
    /// them to be. It goes by the lesser id.
    public Visit with(Visit other) {
        Visit earlier = other.start < start ? other : this;
        boolean entersThere = other.pageviews > 0 && (pageviews == 0 || other.entryAt < entryAt);
        boolean exitsThere = other.pageviews > 0 && (pageviews == 0 || other.exitAt >= exitAt);
        Visit entering = entersThere ? other : pageviews > 0 ? this : earlier;
        Visit exiting = exitsThere ? other : pageviews > 0 ? this : earlier;
        return new Visit(
                Math.min(id, other.id),
                site,
                earlier.visitor,
                earlier.start,
                Math.max(end, other.end),
                pageviews + other.pageviews,
                events + other.events,
                requests + other.requests,
                interactive || other.interactive,
                engagedMillis + other.engagedMillis,
                entering.entry,
                exiting.exit,
                entering.entryAt,
                exiting.exitAt,
                earlier.agent,
                earlier.place,
                earlier.referral,
                earlier.verdict);
    }

    /// Whether both have the same visitor and came from the same place, so that events of the one
    /// can stand for the other's.
    public boolean isLike(Visit other) {
        return visitor == other.visitor
                && agent.equals(other.agent)
                && place.equals(other.place)
                && referral.equals(other.referral)
                && verdict.equals(other.verdict);
    }

    /// A visit with one page view and no interactive event.
    public boolean isBounce() {
        return pageviews == 1 && !interactive;
    }

    /// Last minus first event, microseconds.
    public long duration() {
        return end - start;
    }
}
