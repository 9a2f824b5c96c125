package dev.footfall.ingest.visit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.model.Event;
import dev.footfall.model.Visit;
import dev.footfall.store.Visits.Moved;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a store has of visits, as plain lists: events with the visit they were stored under, and
/// the visits that ended.
final class StoredVisits {

    private record Row(Event event, Visit visit) {}

    private final TreeMap<Long, Row> rows = new TreeMap<>();
    private final List<Visit> ended = new ArrayList<>();

    void add(long seq, Event event, Visit visit) {
        rows.put(seq, new Row(event, visit));
    }

    void ended(List<Visit> visits) {
        ended.addAll(visits);
    }

    void move(List<Moved> moved) {
        for (Moved move : moved) {
            rows.replaceAll((_, row) ->
                    row.visit().id() == move.from() ? new Row(row.event(), move.to()) : row);
        }
    }

    /// The open visits as a start rebuilds them: from the events that have no ended visit.
    OpenVisits restarted() {
        Set<Long> over = new HashSet<>();
        ended.forEach(visit -> over.add(visit.id()));
        Set<Long> unended = new TreeSet<>();
        rows.values().forEach(row -> unended.add(row.visit().id()));
        unended.removeAll(over);
        OpenVisits open = new OpenVisits(_ -> Arrivals.TIMEOUT, 1_000_000);
        for (long id : unended) {
            List<Event> events = events(id);
            long touched = events.stream().mapToLong(Event::received).max().orElseThrow();
            long reach = events.stream().mapToLong(e -> Reach.of(e).from()).min().orElseThrow();
            Visit visit = rebuilt(id, events);
            open.restore(visit, visit.visitor(), touched, reach);
        }
        return open;
    }

    private List<Event> events(long visit) {
        return rows.values().stream()
                .filter(row -> row.visit().id() == visit)
                .map(Row::event)
                .toList();
    }

    private boolean isToldByAll(Visit visit) {
        return rows.values().stream()
                .filter(row -> row.visit().id() == visit.id())
                .allMatch(row -> row.visit().isLike(visit));
    }

    private static Visit rebuilt(long id, List<Event> events) {
        Visit visit = Visit.of(events.getFirst(), id);
        for (Event event : events.subList(1, events.size())) {
            visit = visit.with(event);
        }
        return visit;
    }

    /// The ended visits, having made sure that they and the events' rows agree: each visit is the
    /// sum of its events, which say of their visitor what it says.
    List<Visit> checked() {
        int events = 0;
        for (Visit visit : ended) {
            List<Event> own = events(visit.id());
            assertThat(rebuilt(visit.id(), own)).isEqualTo(visit);
            assertThat(isToldByAll(visit)).as("events of " + visit).isTrue();
            events += own.size();
        }
        assertThat(events).isEqualTo(rows.size());
        return ended;
    }
}
