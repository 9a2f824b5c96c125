package dev.footfall.model;

/// Something that the operator should know though the server goes on without it, such as a list
/// that could not be read. Shown at `/health/ready` and on the dashboard to anybody: it names files
/// without their folders, and no secret.
///
/// @param part the setting or the part of the house it concerns, such as `geo.path`
/// @param text a sentence for people: what is wrong and what is done instead
public record Notice(String part, String text) {}
