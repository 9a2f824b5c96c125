/// What happens right now: server-sent events of the newest events.
@NullMarked
package dev.footfall.api.live;

import org.jspecify.annotations.NullMarked;
