/// Captures what resources of Jakarta REST (JAX-RS) serve, without changing it by one byte:
/// [dev.footfall.capture.jaxrs.FootfallFeature].
@NullMarked
package dev.footfall.capture.jaxrs;

import org.jspecify.annotations.NullMarked;
