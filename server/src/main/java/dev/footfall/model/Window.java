package dev.footfall.model;

import java.time.ZoneId;

/// A stretch of time and the zone in which its days are counted.
///
/// @param from first microsecond inside, since 1970 UTC
/// @param to first microsecond after it
public record Window(long from, long to, ZoneId zone) {}
