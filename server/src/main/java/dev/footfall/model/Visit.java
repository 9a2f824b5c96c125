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
/// @param entryAt when the entry page was seen; any time while there is none
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

    /// What a visit needs to know of an event that joins it.
    public record Joining(
            long at,
            EventKind kind,
            boolean request,
            boolean interactive,
            long engagedMillis,
            Location location) {

        public static Joining of(Event event) {
            return new Joining(
                    event.at(),
                    event.kind(),
                    event.exchange().isPresent(),
                    event.interactive(),
                    event.engagement().engagedMillis(),
                    event.location());
        }
    }

    /// A visit that no event has joined yet, but whose first will be at that time.
    public static Visit opened(
            long id,
            int site,
            long visitor,
            long at,
            Agent agent,
            Place place,
            Referral referral,
            BotVerdict verdict) {
        return new Visit(
                id,
                site,
                visitor,
                at,
                at,
                0,
                0,
                0,
                false,
                0,
                Location.NONE,
                Location.NONE,
                at,
                at,
                agent,
                place,
                referral,
                verdict);
    }

    /// This visit with one event more. Events may come in any order of their times.
    public Visit with(Joining event) {
        boolean page = event.kind() == EventKind.PAGEVIEW;
        boolean first = page && (pageviews == 0 || event.at() < entryAt);
        boolean last = page && (pageviews == 0 || event.at() >= exitAt);
        return new Visit(
                id,
                site,
                visitor,
                Math.min(start, event.at()),
                Math.max(end, event.at()),
                pageviews + (page ? 1 : 0),
                events + (event.kind() == EventKind.ENGAGEMENT ? 0 : 1),
                requests + (event.request() ? 1 : 0),
                interactive || event.interactive(),
                engagedMillis + event.engagedMillis(),
                first ? event.location() : entry,
                last ? event.location() : exit,
                first ? event.at() : entryAt,
                last ? event.at() : exitAt,
                agent,
                place,
                referral,
                verdict);
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
