/// Which program: browser, system and device from the user agent.
@NullMarked
package dev.footfall.ingest.agent;

import org.jspecify.annotations.NullMarked;
