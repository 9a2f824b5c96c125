/// Measurements of Footfall beside its peers. `bench/run` calls these programs one by one.
@NullMarked
package dev.footfall.bench;

import org.jspecify.annotations.NullMarked;
