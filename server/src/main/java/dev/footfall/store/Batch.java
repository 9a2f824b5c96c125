package dev.footfall.store;

import dev.footfall.model.Event;
import dev.footfall.model.Outcome;
import dev.footfall.model.Rejected;
import java.util.ArrayList;
import java.util.List;

/// Outcomes that arrived together and become durable together.
public record Batch(List<Event> events, List<Rejected> rejected) {

    public Batch {
        events = List.copyOf(events);
        rejected = List.copyOf(rejected);
    }

    public static Batch of(List<Outcome> outcomes) {
        List<Event> events = new ArrayList<>(outcomes.size());
        List<Rejected> rejected = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            switch (outcome) {
                case Outcome.Accepted(Event event) -> events.add(event);
                case Outcome.Dropped(Rejected why) -> rejected.add(why);
            }
        }
        return new Batch(events, rejected);
    }

    public int size() {
        return events.size() + rejected.size();
    }
}
