package dev.footfall.model;

/// What a rule says of the hits that meet it.
public sealed interface RuleOutcome {

    /// A machine of that class acted, whatever its agent says.
    record Bot(BotClass botClass) implements RuleOutcome {}

    /// No bot, whatever else speaks for one.
    record Person() implements RuleOutcome {}

    /// It is not counted at all, but kept among what was rejected.
    record Drop() implements RuleOutcome {}

    /// The word on the wire and in the store.
    default String word() {
        return switch (this) {
            case Bot _ -> "bot";
            case Person() -> "person";
            case Drop() -> "drop";
        };
    }
}
