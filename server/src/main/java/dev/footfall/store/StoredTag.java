package dev.footfall.store;

/// A tag as it is kept, with its count.
///
/// @param created microseconds since 1970 UTC
/// @param used when it was last used, microseconds since 1970 UTC; 0 for never
public record StoredTag(long number, int site, String name, long uses, long created, long used) {}
