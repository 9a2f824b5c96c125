/// What becomes of a hit, step by step, and what is stored of an event: nothing here stores.
@NullMarked
package dev.footfall.api.explain;

import org.jspecify.annotations.NullMarked;
