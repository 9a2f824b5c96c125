/// Two answers to one request held against each other, and what of their differences is noise.
@NullMarked
package dev.footfall.replay.compare;

import org.jspecify.annotations.NullMarked;
