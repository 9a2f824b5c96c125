/// Seeded, believable traffic for the demo, the tests and the measurements.
@NullMarked
package dev.footfall.sample;

import org.jspecify.annotations.NullMarked;
