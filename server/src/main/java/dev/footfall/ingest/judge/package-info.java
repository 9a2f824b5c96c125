/// What the owners of sites say about hits, and judging stored events again by it.
@NullMarked
package dev.footfall.ingest.judge;

import org.jspecify.annotations.NullMarked;
