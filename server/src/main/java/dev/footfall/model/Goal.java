package dev.footfall.model;

/// Something that the owner of a site wants visitors to do.
public sealed interface Goal {

    long id();

    String displayName();

    /// Reached by an event of that name.
    record OnEvent(long id, String displayName, String eventName) implements Goal {}

    /// Reached by viewing a page; `*` stands for any characters but `/`, `**` for any.
    record OnPage(long id, String displayName, String path) implements Goal {}
}
