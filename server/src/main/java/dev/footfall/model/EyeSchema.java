package dev.footfall.model;

/// What the owner of a site asks of the data of the eye's events of one category and name.
///
/// @param name empty: all names of the category that have no schema of their own
/// @param schema a JSON Schema in text
/// @param updated when it was given, microseconds since 1970 UTC
public record EyeSchema(int site, String category, String name, String schema, long updated) {}
