/// Captured requests with their answers, read back: /api/exchanges.
@NullMarked
package dev.footfall.api.exchanges;

import org.jspecify.annotations.NullMarked;
