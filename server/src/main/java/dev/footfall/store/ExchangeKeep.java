package dev.footfall.store;

import java.time.Duration;

/// How much is kept of captured exchanges; the oldest make room.
///
/// @param time since they arrived
/// @param most how many
/// @param bytes what their headers and bodies may take up together, before the store compresses
///   them
public record ExchangeKeep(Duration time, long most, long bytes) {}
