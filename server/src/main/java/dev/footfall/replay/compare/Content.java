package dev.footfall.replay.compare;

/// A body as it is compared.
public sealed interface Content {

    /// None, or one without a byte.
    record Nothing() implements Content {}

    record Json(Tree tree) implements Content {}

    record Text(String text) implements Content {}

    /// What is no text.
    ///
    /// @param sha256 in hexadecimal
    record Bytes(int size, String sha256) implements Content {}

    /// A body of a recording that cannot be compared.
    record Unknown(NotCompared why) implements Content {}
}
