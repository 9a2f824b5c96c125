/// Where an address lies.
@NullMarked
package dev.footfall.ingest.place;

import org.jspecify.annotations.NullMarked;
