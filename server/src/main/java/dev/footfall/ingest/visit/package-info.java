/// Which visit an event belongs to.
@NullMarked
package dev.footfall.ingest.visit;

import org.jspecify.annotations.NullMarked;
