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
        Agent agent,
        Place place,
        Referral referral,
        BotVerdict verdict) {

    /// A visit with one page view and no interactive event.
    public boolean isBounce() {
        return pageviews == 1 && !interactive;
    }

    /// Last minus first event, microseconds.
    public long duration() {
        return end - start;
    }
}
