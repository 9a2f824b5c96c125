/// Site-analytics' wire form: page views told by the server that saw them, /api/v1/traffic, and
/// what became of them, /api/v1/data.
@NullMarked
package dev.footfall.api.traffic;

import org.jspecify.annotations.NullMarked;
