/// Questions about what visits and visitors did one after the other: funnels, journeys, returns.
@NullMarked
package dev.footfall.query.journey;

import org.jspecify.annotations.NullMarked;
