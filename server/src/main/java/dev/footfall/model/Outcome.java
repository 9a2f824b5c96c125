package dev.footfall.model;

/// What became of a hit.
public sealed interface Outcome {

    record Accepted(Event event) implements Outcome {}

    record Dropped(Rejected rejected) implements Outcome {}
}
