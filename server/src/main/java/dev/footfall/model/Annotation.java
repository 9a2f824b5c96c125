package dev.footfall.model;

/// What somebody noted about a moment of a site, shown on its charts.
///
/// @param happened microseconds since 1970 UTC
/// @param created microseconds since 1970 UTC
public record Annotation(long number, long happened, String note, long created) {

    /// The same under a number of its own.
    public Annotation numbered(long own) {
        return new Annotation(own, happened, note, created);
    }
}
