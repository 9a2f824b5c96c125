/// `/api/visits`, `/api/funnel`, `/api/retention`, `/api/journeys`: what visits and visitors did
/// one after the other.
@NullMarked
package dev.footfall.api.stats.journey;

import org.jspecify.annotations.NullMarked;
