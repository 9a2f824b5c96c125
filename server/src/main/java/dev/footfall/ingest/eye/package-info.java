/// What applications tell the eye: checked, and made into entries and events.
@NullMarked
package dev.footfall.ingest.eye;

import org.jspecify.annotations.NullMarked;
