/// Captures what a Spring Boot application (3 and 4, servlets) serves, set up by its properties:
/// [dev.footfall.capture.spring.FootfallAutoConfiguration].
@NullMarked
package dev.footfall.capture.spring;

import org.jspecify.annotations.NullMarked;
