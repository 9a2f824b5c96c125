package dev.footfall.sample;

import dev.footfall.model.Hit;
import dev.footfall.model.Micros;
import dev.footfall.sample.Rhythm.Crowd;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Believable traffic of a site with a shop, a blog, documentation and an API, in the order of
/// time. The same arguments give the same hits, event ids included, on every machine. Holds only
/// the sessions that are under way, so that its memory does not grow with the number of hits.
/// Belongs to one thread.
public final class SampleTraffic implements Iterator<Hit> {

    private final long seed;
    private final String domain;
    private final long events;
    private final long end;
    private final Rhythm rhythm;
    private final People people;
    private final Consumers consumers;
    private final Machines machines;
    private final Map<Crowd, Long> planned = new EnumMap<>(Crowd.class);
    private final PriorityQueue<Session> open = new PriorityQueue<>();
    private final Dice dice;
    private long sessions;
    private long emitted;
    private int slice;

    /// @param domain the site that the hits name
    /// @param from no hit happens before it
    /// @param to every hit happens before it
    /// @param events how many hits to make, exactly
    public SampleTraffic(long seed, String domain, Instant from, Instant to, long events) {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("from must be before to");
        }
        if (events < 0) {
            throw new IllegalArgumentException("events must not be negative");
        }
        this.seed = seed;
        this.domain = domain;
        this.events = events;
        this.end = Micros.of(to);
        List<Region> regions = Region.load();
        List<Program> programs = Program.load();
        Pages pages = new Pages();
        this.rhythm = new Rhythm(seed, Micros.of(from), end, regions);
        this.people = new People(seed, domain, pages, regions, programs);
        this.consumers = new Consumers(seed, domain, programs);
        this.machines = new Machines(domain, pages, programs);
        this.dice = new Dice(seed);
        for (Crowd crowd : Crowd.values()) {
            planned.put(crowd, 0L);
        }
    }

    /// The hits as a stream, in order.
    public Stream<Hit> stream() {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(
                        this, Spliterator.ORDERED | Spliterator.NONNULL),
                false);
    }

    @Override
    public boolean hasNext() {
        return emitted < events;
    }

    @Override
    public Hit next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        while (slice < rhythm.slices()
                && (open.isEmpty() || open.element().nextAt() >= rhythm.start(slice))) {
            open(slice++);
        }
        Session session = open.remove();
        Hit hit = session.next();
        if (session.hasNext()) {
            open.add(session);
        }
        emitted++;
        return hit;
    }

    /// Begins the slice's sessions, until each crowd has sent what it sends by then.
    private void open(int slice) {
        Weighted<Region> awake = rhythm.awake(rhythm.start(slice));
        for (Crowd crowd : Crowd.values()) {
            long wanted = (long) (total(crowd) * rhythm.until(crowd, slice));
            long done = planned.getOrDefault(crowd, 0L);
            while (done < wanted) {
                Session session = session(crowd, slice, awake);
                session.cut((int) Math.min(session.size(), total(crowd) - done));
                done += session.size();
                open.add(session);
            }
            planned.put(crowd, done);
        }
    }

    private long total(Crowd crowd) {
        return switch (crowd) {
            case CONSUMERS, MACHINES -> (long) (events * crowd.share);
            case PEOPLE -> events - total(Crowd.CONSUMERS) - total(Crowd.MACHINES);
        };
    }

    private Session session(Crowd crowd, int slice, Weighted<Region> awake) {
        long start = rhythm.start(slice);
        long at = start + dice.below(rhythm.start(slice + 1) - start);
        Session session = new Session(domain, seed, sessions++, at, end);
        switch (crowd) {
            case PEOPLE -> {
                double crush = rhythm.frontPage(at);
                people.visit(session, awake.pick(dice), dice.chance(crush / (1 + crush)));
            }
            case CONSUMERS -> consumers.burst(session, rhythm.isIncident(at));
            case MACHINES -> machines.run(session);
        }
        return session;
    }

    /// Hits that are held in memory just now.
    int hitsUnderWay() {
        return open.stream().mapToInt(Session::size).sum();
    }
}
