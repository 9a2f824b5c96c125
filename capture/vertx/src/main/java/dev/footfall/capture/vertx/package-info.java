/// Captures what a Vert.x application serves, without changing it by one byte:
/// [dev.footfall.capture.vertx.FootfallRouter] for a router,
/// [dev.footfall.capture.vertx.FootfallHandler] for any other handler of requests.
@NullMarked
package dev.footfall.capture.vertx;

import org.jspecify.annotations.NullMarked;
