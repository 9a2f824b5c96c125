package dev.footfall.ingest.visit;

import dev.footfall.model.BotClass;
import dev.footfall.model.BotVerdict;
import dev.footfall.model.Event;
import dev.footfall.model.EventKind;

/// How many pages and named events a visitor has sent within one minute by the clock, by the times
/// when they happened: so a log is judged as the traffic itself was. Requests and uses of tags do
/// not count, as an API's consumer may send any number, and a page's parts come with the page.
///
/// Known in memory only: after a start the count begins anew, but a visit that was found too fast
/// stays so, as its verdict is stored.
///
/// @param minute the minute that is counted, since 1970 UTC
record Pace(long minute, int events) {

    static final Pace NONE = new Pace(Long.MIN_VALUE, 0);
    static final BotVerdict VERDICT = new BotVerdict(BotClass.SUSPICIOUS, "rate", "");

    private static final long MICROS_A_MINUTE = 60_000_000;

    /// @param rate 0 where nothing is to be counted
    Pace with(Event event, int rate) {
        if (rate == 0 || !counts(event.kind())) {
            return this;
        }
        long now = minute(event);
        return now != minute
                ? new Pace(now, 1)
                : events > rate ? this : new Pace(minute, events + 1);
    }

    private static boolean counts(EventKind kind) {
        return switch (kind) {
            case PAGEVIEW, CUSTOM -> true;
            case REQUEST, TAG, ENGAGEMENT -> false;
        };
    }

    private static long minute(Event event) {
        return Math.floorDiv(event.at(), MICROS_A_MINUTE);
    }

    /// Whether the event comes in a minute that has had too many.
    boolean isAbove(int rate, Event event) {
        return rate > 0 && events > rate && minute == minute(event);
    }
}
