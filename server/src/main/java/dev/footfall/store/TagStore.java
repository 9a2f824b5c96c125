package dev.footfall.store;

import java.util.List;

/// The table of tags and what is known of their uses. A use is an event of the kind `tag`, and
/// whoever stores it adds it to the tag's count in the same transaction; what is done here is done
/// to the tags themselves. A change is durable when its method returns. Blocks; any thread may call
/// it.
public interface TagStore {

    /// All tags, with every use of which a sender was told before this call.
    List<StoredTag> tags();

    /// Keeps a new tag, never used, under a number that no tag ever had.
    ///
    /// @param created microseconds since 1970 UTC
    StoredTag add(int site, String name, long created);

    /// Gives the tag and the events of its uses another name.
    void rename(long number, String name);

    /// Removes the tag with its count. The events of its uses stay and belong to no tag.
    void remove(long number);

    /// The tag's uses within a stretch of time, in the order in which they were stored.
    ///
    /// @param after only those stored after this one; 0 for all
    List<Use> uses(long number, Stretch stretch, long after, int limit);

    /// From one moment to another, both included; microseconds since 1970 UTC.
    record Stretch(long from, long to) {}

    /// One use of a tag.
    ///
    /// @param seq its place in the order of storing; no two events have the same
    /// @param at microseconds since 1970 UTC
    record Use(long seq, long at) {}
}
