/// Turns a hit into an event by an ordered list of steps. Keeps no state about a visitor.
@NullMarked
package dev.footfall.ingest;

import org.jspecify.annotations.NullMarked;
