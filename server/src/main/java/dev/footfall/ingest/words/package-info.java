/// Work on texts of strangers: searching one for very many patterns at once, and making it
/// harmless.
@NullMarked
package dev.footfall.ingest.words;

import org.jspecify.annotations.NullMarked;
