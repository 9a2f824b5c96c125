/// What the capture libraries cost an application, beside Logbook: bench part g.
@NullMarked
package dev.footfall.bench.capture;

import org.jspecify.annotations.NullMarked;
