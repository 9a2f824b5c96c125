/// Plausible's stats API, /api/v2/query and the v1 routes.
@NullMarked
package dev.footfall.api.stats;

import org.jspecify.annotations.NullMarked;
