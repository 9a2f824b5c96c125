package dev.footfall.ingest.visit;

import dev.footfall.model.Event;
import dev.footfall.model.Visit;

/// A stretch of time that a visitor was there, and whether as a bot.
///
/// @param from microseconds since 1970 UTC; engaged time before an event counts
/// @param to likewise
record Reach(long from, long to, boolean isBot) {

    static Reach of(Event event) {
        long engaged = event.engagement().engagedMillis() * 1000;
        return new Reach(event.at() - engaged, event.at(), event.verdict().isBot());
    }

    static Reach of(Visit visit, long from) {
        return new Reach(Math.min(from, visit.start()), visit.end(), visit.verdict().isBot());
    }

    /// Whether both belong to one visit: less than the timeout lies between them. Bots and people
    /// never share one.
    boolean isNear(Reach other, long timeoutMicros) {
        return isBot == other.isBot
                && other.from - to < timeoutMicros
                && from - other.to < timeoutMicros;
    }
}
