package dev.footfall.ingest.visit;

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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// Events of a few persons around a midnight, so close together that most gaps are near the
/// timeout, in order and late. A person's pseudonym changes with the day, as salts do.
final class Arrivals {

    static final long MINUTE = 60_000_000;
    static final long TIMEOUT = 30 * MINUTE;

    private static final long DAY = 24 * 60 * MINUTE;
    private static final long MIDNIGHT =
            Instant.parse("2026-11-21T00:00:00Z").getEpochSecond() * 1_000_000;
    private static final int PERSONS = 3;

    private final Random random;

    Arrivals(long seed) {
        this.random = new Random(seed);
    }

    /// Each arrives when it happens; no two happen at the same time.
    List<Event> inOrder(int count) {
        Set<Long> times = new HashSet<>();
        while (times.size() < count) {
            times.add(MIDNIGHT + random.nextLong(-count * 4L, count * 4L) * MINUTE / 2);
        }
        Set<Long> days = new HashSet<>();
        List<Event> events = new ArrayList<>();
        for (long at : times.stream().sorted().toList()) {
            days.add(day(at));
            events.add(event(random.nextInt(PERSONS), at, days));
        }
        return events;
    }

    /// The same, each arriving up to the timeout later, in the order of arrival. What pseudonyms an
    /// event has besides its own depends on the salts that there are when it arrives.
    List<Event> late(List<Event> events) {
        List<Event> late = new ArrayList<>();
        for (Event event : events) {
            late.add(receivedAt(event, event.at() + random.nextLong(TIMEOUT)));
        }
        late.sort(Comparator.comparingLong(Event::received));
        Set<Long> days = new HashSet<>();
        late.replaceAll(event -> {
            days.add(day(event.at()));
            return known(event, days);
        });
        return late;
    }

    static int inversions(List<Event> events) {
        int inversions = 0;
        for (int i = 1; i < events.size(); i++) {
            inversions += events.get(i).at() < events.get(i - 1).at() ? 1 : 0;
        }
        return inversions;
    }

    static int person(Event event) {
        return Integer.parseInt(event.userAgent());
    }

    private static long day(long at) {
        return Math.floorDiv(at, DAY);
    }

    private static long pseudonym(int person, long day) {
        return day * PERSONS + person;
    }

    private static long pseudonym(int person, long day, Set<Long> salts, long otherwise) {
        return salts.contains(day) ? pseudonym(person, day) : otherwise;
    }

    private Event event(int person, long at, Set<Long> days) {
        boolean page = random.nextInt(3) > 0;
        boolean engaged = !page && random.nextBoolean();
        long spent = engaged ? random.nextLong(TIMEOUT / 1000) : 0;
        Event event =
                new Event(
                        new EventId(person, at),
                        false,
                        1,
                        at,
                        at,
                        page
                                ? EventKind.PAGEVIEW
                                : engaged ? EventKind.ENGAGEMENT : EventKind.CUSTOM,
                        "x",
                        pseudonym(person, day(at)),
                        0,
                        0,
                        new Location("h", "/" + at, ""),
                        Exchange.NONE,
                        Integer.toString(person),
                        new Agent("b" + at % 7, "", "", "", ""),
                        Place.UNKNOWN,
                        new Referral("r" + at, "", "", "", "", "", "", ""),
                        random.nextInt(8) == 0
                                ? new BotVerdict(BotClass.SCANNER, "agent-pattern", "")
                                : BotVerdict.PERSON,
                        Map.of(),
                        Revenue.NONE,
                        new Engagement(-1, spent),
                        !page && !engaged,
                        false);
        return known(event, days);
    }

    private static Event known(Event event, Set<Long> salts) {
        long day = day(event.at());
        long own = event.visitor();
        return with(
                event,
                event.received(),
                pseudonym(person(event), day - 1, salts, own),
                pseudonym(person(event), day + 1, salts, own));
    }

    private static Event receivedAt(Event event, long received) {
        return with(event, received, event.earlierVisitor(), event.laterVisitor());
    }

    private static Event with(Event event, long received, long earlier, long later) {
        return new Event(
                event.id(),
                event.idGiven(),
                event.site(),
                received,
                event.at(),
                event.kind(),
                event.name(),
                event.visitor(),
                earlier,
                later,
                event.location(),
                event.exchange(),
                event.userAgent(),
                event.agent(),
                event.place(),
                event.referral(),
                event.verdict(),
                event.props(),
                event.revenue(),
                event.engagement(),
                event.interactive(),
                event.fromLog());
    }
}
