package dev.footfall.store.duckdb;

import dev.footfall.model.Agent;
import dev.footfall.model.BotVerdict;
import dev.footfall.model.Engagement;
import dev.footfall.model.Event;
import dev.footfall.model.EventId;
import dev.footfall.model.EventKind;
import dev.footfall.model.Exchange;
import dev.footfall.model.Location;
import dev.footfall.model.Place;
import dev.footfall.model.Referral;
import dev.footfall.model.Revenue;
import java.util.Map;

/// Plain events for store tests.
public final class SampleEvents {

    public static final long SECOND = 1_000_000;

    /// 2026-11-20T12:00:00Z.
    public static final long NOON = 1_795_176_000L * SECOND;

    private SampleEvents() {}

    public static Event pageview(long visitor, long at, String path) {
        return event(
                EventId.at(at / 1000, visitor * 31 + path.hashCode()), false, visitor, at, path);
    }

    public static Event withId(EventId id, long visitor, long at, String path) {
        return event(id, true, visitor, at, path);
    }

    private static Event event(EventId id, boolean given, long visitor, long at, String path) {
        return new Event(
                id,
                given,
                1,
                at,
                at,
                EventKind.PAGEVIEW,
                "pageview",
                visitor,
                visitor,
                visitor,
                new Location("example.com", path, ""),
                Exchange.NONE,
                "Test/1.0",
                new Agent("Firefox", "128", "Linux", "", "Desktop"),
                new Place("DE", "", ""),
                Referral.DIRECT,
                BotVerdict.PERSON,
                Map.of(),
                Revenue.NONE,
                Engagement.NONE,
                false,
                false);
    }

    public static Event tagUse(EventId id, boolean given, String tag, long at) {
        Event like = event(id, given, 1, at, "");
        return new Event(
                id,
                given,
                like.site(),
                at,
                at,
                EventKind.TAG,
                tag,
                like.visitor(),
                like.earlierVisitor(),
                like.laterVisitor(),
                Location.NONE,
                like.exchange(),
                like.userAgent(),
                like.agent(),
                like.place(),
                like.referral(),
                like.verdict(),
                like.props(),
                like.revenue(),
                like.engagement(),
                false,
                false);
    }
}
