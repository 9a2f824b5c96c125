/// Captures what the JDK's own HTTP server serves, without changing it by one byte:
/// [dev.footfall.capture.jdk.FootfallHttpFilter].
@NullMarked
package dev.footfall.capture.jdk;

import org.jspecify.annotations.NullMarked;
