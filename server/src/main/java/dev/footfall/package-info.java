/// The process: its parts put together.
@NullMarked
package dev.footfall;

import org.jspecify.annotations.NullMarked;
