/// Captures what a servlet container (Servlet 6, `jakarta`) serves, without changing it by one
/// byte: [dev.footfall.capture.servlet.FootfallFilter].
@NullMarked
package dev.footfall.capture.servlet;

import org.jspecify.annotations.NullMarked;
