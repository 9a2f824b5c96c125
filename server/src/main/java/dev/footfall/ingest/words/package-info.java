/// Searching one text for very many patterns at once.
@NullMarked
package dev.footfall.ingest.words;

import org.jspecify.annotations.NullMarked;
