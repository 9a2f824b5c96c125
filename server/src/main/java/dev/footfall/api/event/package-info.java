/// Plausible's events API, /api/event.
@NullMarked
package dev.footfall.api.event;

import org.jspecify.annotations.NullMarked;
