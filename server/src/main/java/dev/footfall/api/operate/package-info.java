/// For the operator and the browser: health, metrics, and the dashboard page.
@NullMarked
package dev.footfall.api.operate;

import org.jspecify.annotations.NullMarked;
