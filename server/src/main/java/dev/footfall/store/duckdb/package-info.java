/// The embedded store: one writer thread, a small pool of readers, all the SQL.
@NullMarked
package dev.footfall.store.duckdb;

import org.jspecify.annotations.NullMarked;
