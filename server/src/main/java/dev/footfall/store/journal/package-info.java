/// The journal: files that events reach first, so that their sender can be answered before the
/// database has them.
@NullMarked
package dev.footfall.store.journal;

import org.jspecify.annotations.NullMarked;
