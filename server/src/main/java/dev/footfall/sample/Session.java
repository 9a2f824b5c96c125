package dev.footfall.sample;

import dev.footfall.model.Engagement;
import dev.footfall.model.EventId;
import dev.footfall.model.EventKind;
import dev.footfall.model.Exchange;
import dev.footfall.model.Hit;
import dev.footfall.model.Location;
import dev.footfall.model.Micros;
import dev.footfall.model.Revenue;
import dev.footfall.model.Sender;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Hits that one sender sends one after the other. Written once by whoever tells its story, then
/// read in order.
final class Session implements Comparable<Session> {

    private static final long MICROS_A_MILLI = 1_000;

    private final String domain;
    private final long number;
    private final long end;
    private final List<Hit> hits = new ArrayList<>();
    private long clock;
    private int read;

    final Dice dice;
    private Sender sender = Sender.of("", "");

    /// @param seed tells the traffic's ids from other traffic's
    /// @param number tells this session from the others
    /// @param start microseconds since 1970 UTC
    /// @param end what would happen from then on is not told
    Session(String domain, long seed, long number, long start, long end) {
        this.domain = domain;
        this.number = Dice.mix(seed) ^ number;
        this.dice = new Dice(this.number);
        this.clock = start;
        this.end = end;
    }

    void sender(String address, String agent) {
        sender = Sender.of(address, agent);
    }

    void pass(double seconds) {
        clock += Math.max(1, (long) (seconds * Micros.A_SECOND));
    }

    boolean isOver() {
        return clock >= end;
    }

    long clock() {
        return clock;
    }

    void view(Location location, String referrer) {
        told(EventKind.PAGEVIEW, "pageview", location, referrer, Map.of(), Revenue.NONE);
    }

    void event(String name, Location location, Map<String, String> props, Revenue revenue) {
        told(EventKind.CUSTOM, name, location, "", props, revenue);
    }

    private void told(
            EventKind kind,
            String name,
            Location location,
            String referrer,
            Map<String, String> props,
            Revenue revenue) {
        add(
                "event",
                kind,
                name,
                location,
                referrer,
                Exchange.NONE,
                props,
                revenue,
                Engagement.NONE);
    }

    void leave(Location location, Engagement engagement) {
        add(
                "event",
                EventKind.ENGAGEMENT,
                "engagement",
                location,
                "",
                Exchange.NONE,
                Map.of(),
                Revenue.NONE,
                engagement);
    }

    /// @param surface `log` for what a web server saw, `capture` for what an API saw
    void request(String surface, Location location, Exchange exchange) {
        add(
                surface,
                EventKind.REQUEST,
                "request",
                location,
                "",
                exchange,
                Map.of(),
                Revenue.NONE,
                Engagement.NONE);
    }

    private void add(
            String surface,
            EventKind kind,
            String name,
            Location location,
            String referrer,
            Exchange exchange,
            Map<String, String> props,
            Revenue revenue,
            Engagement engagement) {
        if (isOver()) {
            return;
        }
        EventId id = EventId.at(clock / MICROS_A_MILLI, Dice.mix(number + Dice.mix(hits.size())));
        hits.add(
                new Hit(
                        surface,
                        domain,
                        Optional.of(id),
                        clock,
                        clock,
                        kind,
                        name,
                        location,
                        referrer,
                        sender,
                        exchange,
                        props,
                        revenue,
                        engagement,
                        kind == EventKind.CUSTOM,
                        surface.equals("log"),
                        ""));
    }

    int size() {
        return hits.size();
    }

    /// Forgets all hits after the first so many.
    void cut(int size) {
        hits.subList(size, hits.size()).clear();
    }

    boolean hasNext() {
        return read < hits.size();
    }

    /// When the next hit happens.
    long nextAt() {
        return hits.get(read).happened();
    }

    Hit next() {
        return hits.get(read++);
    }

    @Override
    public int compareTo(Session other) {
        int byTime = Long.compare(nextAt(), other.nextAt());
        return byTime != 0 ? byTime : Long.compare(number, other.number);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
