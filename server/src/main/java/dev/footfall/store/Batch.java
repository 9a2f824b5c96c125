package dev.footfall.store;

import dev.footfall.model.Entry;
import dev.footfall.model.Event;
import dev.footfall.model.Outcome;
import dev.footfall.model.Rejected;
import java.util.ArrayList;
import java.util.List;

/// Outcomes that arrived together and become durable together, with what surfaces keep beside them.
public record Batch(List<Event> events, List<Rejected> rejected, List<Entry> entries) {

    public Batch {
        events = List.copyOf(events);
        rejected = List.copyOf(rejected);
        entries = List.copyOf(entries);
    }

    public Batch(List<Event> events, List<Rejected> rejected) {
        this(events, rejected, List.of());
    }

    public static Batch of(List<Outcome> outcomes) {
        return of(outcomes, List.of());
    }

    public static Batch of(List<Outcome> outcomes, List<? extends Entry> entries) {
        List<Event> events = new ArrayList<>(outcomes.size());
        List<Rejected> rejected = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            switch (outcome) {
                case Outcome.Accepted(Event event) -> events.add(event);
                case Outcome.Dropped(Rejected why) -> rejected.add(why);
            }
        }
        return new Batch(events, rejected, List.copyOf(entries));
    }

    /// Whether a sender chose an id of anything in it, so that the store must look for it first.
    public boolean hasGivenIds() {
        return events.stream().anyMatch(Event::idGiven)
                || entries.stream().anyMatch(entry -> entry.givenId().isPresent());
    }

    /// In events of the usual size.
    public int size() {
        return events.size() + rejected.size() + entries.stream().mapToInt(Entry::weight).sum();
    }
}
