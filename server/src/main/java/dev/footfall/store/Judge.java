package dev.footfall.store;

import dev.footfall.model.BotVerdict;
import dev.footfall.model.EventKind;

/// Judges stored events again. Any thread may ask it.
@FunctionalInterface
public interface Judge {

    Ruling judge(StoredHit hit);

    /// What becomes of a stored event.
    sealed interface Ruling {

        /// It stays.
        ///
        /// @param asBefore whether the verdict was left as it is because what it rests on is not
        ///   stored
        record Stays(BotVerdict verdict, EventKind kind, boolean asBefore) implements Ruling {}

        /// It would not have been let in.
        ///
        /// @param rule the name of the rule that says so
        record Goes(String rule) implements Ruling {}
    }
}
