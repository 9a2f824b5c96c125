/// The HTTP server and what all its surfaces share: answers, limits, who may call.
@NullMarked
package dev.footfall.api;

import org.jspecify.annotations.NullMarked;
