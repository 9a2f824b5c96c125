package dev.footfall.account;

/// What became of a wish to change something.
public sealed interface Reply<T> {

    record Done<T>(T value) implements Reply<T> {}

    /// @param field which part of the wish was at fault
    /// @param why what is wrong with it, to be read behind the field's name
    record Refused<T>(String field, String why) implements Reply<T> {}
}
