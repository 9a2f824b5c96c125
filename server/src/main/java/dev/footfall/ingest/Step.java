package dev.footfall.ingest;

import dev.footfall.model.DropReason;

/// One step on the way from a hit to an event: either looks at the draft and may refuse it
/// (`Drop…`), or fills in one part of it (`Add…`). Shared by all threads; keeps no state about a
/// visitor and does no I/O.
@FunctionalInterface
public interface Step {

    Decision apply(Draft draft);

    /// Whether the hit goes on.
    sealed interface Decision {

        Decision GO_ON = new GoOn();

        record GoOn() implements Decision {}

        /// @param detail a sentence for people, naming the field at fault
        record Drop(DropReason reason, String detail) implements Decision {}
    }
}
