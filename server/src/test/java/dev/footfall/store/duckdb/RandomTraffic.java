package dev.footfall.store.duckdb;

import static dev.footfall.store.duckdb.SampleEvents.SECOND;

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
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;

/// Visits of few visitors with few values, so that random questions meet something. Events of one
/// visit lie close together, visits of one visitor far apart.
final class RandomTraffic {

    static final long FIRST = Instant.parse("2026-10-20T00:00:00Z").getEpochSecond() * SECOND;
    static final long DAY = 86_400 * SECOND;
    private static final long MINUTE = 60 * SECOND;
    private static final int DAYS = 40;

    private final Random random;

    RandomTraffic(long seed) {
        this.random = new Random(seed);
    }

    /// One visitor's visits, each a list of events in the order of their times.
    List<List<Event>> visits(long visitor) {
        List<List<Event>> visits = new ArrayList<>();
        Agent agent =
                new Agent(pick("Firefox", "Chrome", ""), "1", pick("Linux", "iOS"), "", "Desktop");
        Place place =
                pick(
                        new Place("DE", "DE-BE", "Berlin"),
                        new Place("FR", "", ""),
                        Place.UNKNOWN,
                        new Place("ZW", "", ""));
        BotVerdict verdict =
                random.nextInt(6) == 0
                        ? new BotVerdict(BotClass.AI_CRAWLER, "agent-pattern", "X")
                        : BotVerdict.PERSON;
        long at = FIRST + random.nextLong(DAY);
        while (at < FIRST + DAYS * DAY) {
            List<Event> visit = new ArrayList<>();
            int events = 1 + random.nextInt(6);
            for (int i = 0; i < events; i++) {
                visit.add(event(visitor, at, agent, place, verdict));
                at += random.nextInt(4) == 0 ? 0 : random.nextLong(20 * MINUTE);
            }
            visits.add(visit);
            at += 3 * 60 * MINUTE + random.nextLong(20 * DAY);
        }
        return visits;
    }

    private Event event(long visitor, long at, Agent agent, Place place, BotVerdict verdict) {
        EventKind kind =
                pick(
                        EventKind.PAGEVIEW,
                        EventKind.PAGEVIEW,
                        EventKind.PAGEVIEW,
                        EventKind.CUSTOM,
                        EventKind.REQUEST,
                        EventKind.ENGAGEMENT);
        boolean custom = kind == EventKind.CUSTOM;
        return new Event(
                EventId.at(at / 1000, random.nextLong()),
                false,
                1,
                at,
                at,
                kind,
                custom ? pick("signup", "order") : kind.word(),
                visitor,
                visitor,
                visitor,
                new Location(pick("a.example", "b.example", ""), path(), ""),
                kind == EventKind.REQUEST || random.nextInt(3) == 0 ? exchange() : Exchange.NONE,
                "Test/1.0",
                agent,
                place,
                referral(),
                verdict,
                random.nextInt(3) == 0 ? Map.of("plan", pick("free", "pro", "\"q'")) : Map.of(),
                custom && random.nextBoolean() ? revenue() : Revenue.NONE,
                kind == EventKind.ENGAGEMENT ? engagement() : Engagement.NONE,
                custom && random.nextBoolean(),
                false);
    }

    private String path() {
        return pick("/", "/blog/one", "/blog/two/more", "/Pricing", "/100%_a");
    }

    private Referral referral() {
        return pick(
                Referral.DIRECT,
                new Referral("google.com", "Google", "Organic Search", "", "", "", "", ""),
                new Referral("x.org/a", "x.org", "Referral", "cpc", "x", "spring", "", ""));
    }

    private Exchange exchange() {
        return new Exchange(
                pick("GET", "POST"),
                "https",
                pick(200, 404, 500, 0),
                pick("/guest/{id}", ""),
                random.nextBoolean()
                        ? OptionalLong.of(random.nextInt(900_000))
                        : OptionalLong.empty(),
                OptionalLong.of(random.nextInt(5000)),
                random.nextBoolean() ? OptionalLong.of(7) : OptionalLong.empty(),
                pick("app", ""));
    }

    private Revenue revenue() {
        return new Revenue(
                BigDecimal.valueOf(random.nextInt(10_000), 2), pick("EUR", "EUR", "USD"));
    }

    private Engagement engagement() {
        return new Engagement(random.nextInt(102) - 1, random.nextInt(3) * 61_500L);
    }

    @SafeVarargs
    private <T> T pick(T... any) {
        return any[random.nextInt(any.length)];
    }
}
