/// Query to plan: checks what can be asked together and works out how. Knows no SQL.
@NullMarked
package dev.footfall.query;

import org.jspecify.annotations.NullMarked;
