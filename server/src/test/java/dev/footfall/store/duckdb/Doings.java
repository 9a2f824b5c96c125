package dev.footfall.store.duckdb;

import dev.footfall.model.Agent;
import dev.footfall.model.BotClass;
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
import java.util.OptionalLong;

/// What visitors of site 1 do, in short. Visitors from 1,000 on are bots; those with an even number
/// are in France, the others in Germany.
public final class Doings {

    private static final long BOTS = 1_000;

    private Doings() {}

    public static Event page(long visitor, long at, String path) {
        return of(visitor, at, EventKind.PAGEVIEW, "pageview", path, Exchange.NONE, Map.of());
    }

    public static Event event(long visitor, long at, String name, Map<String, String> props) {
        return of(visitor, at, EventKind.CUSTOM, name, "/", Exchange.NONE, props);
    }

    public static Event request(
            long visitor, long at, String method, String path, String route, int status) {
        Exchange exchange =
                new Exchange(
                        method,
                        "https",
                        status,
                        route,
                        OptionalLong.of(12_500),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        "app");
        return of(visitor, at, EventKind.REQUEST, "request", path, exchange, Map.of());
    }

    private static Event of(
            long visitor,
            long at,
            EventKind kind,
            String name,
            String path,
            Exchange exchange,
            Map<String, String> props) {
        return new Event(
                EventId.at(at / 1000, visitor * 31 + kind.word().hashCode() + path.hashCode()),
                false,
                1,
                at,
                at,
                kind,
                name,
                visitor,
                visitor,
                visitor,
                new Location("example.com", path, ""),
                exchange,
                "Test/1.0",
                new Agent("Firefox", "128", "Linux", "", "Desktop"),
                new Place(visitor % 2 == 0 ? "FR" : "DE", "", ""),
                Referral.DIRECT,
                visitor >= BOTS
                        ? new BotVerdict(BotClass.SEO, "agent-pattern", "X")
                        : BotVerdict.PERSON,
                props,
                Revenue.NONE,
                Engagement.NONE,
                kind == EventKind.CUSTOM,
                false);
    }
}
