package dev.footfall.model;

/// Filters of a site under a name, to be asked with again.
///
/// @param filters the JSON text of a query's `filters`
/// @param created microseconds since 1970 UTC
public record Segment(long number, String name, String filters, long created) {

    /// The same under a number of its own.
    public Segment numbered(long own) {
        return new Segment(own, name, filters, created);
    }
}
