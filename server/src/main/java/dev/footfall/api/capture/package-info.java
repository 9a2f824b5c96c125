/// Batches of exchanges from logs and capture libraries, /api/capture.
@NullMarked
package dev.footfall.api.capture;

import org.jspecify.annotations.NullMarked;
