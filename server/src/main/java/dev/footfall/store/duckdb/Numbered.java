package dev.footfall.store.duckdb;

/// A value with its place in the order of storing.
record Numbered<T>(long seq, T value) {}
