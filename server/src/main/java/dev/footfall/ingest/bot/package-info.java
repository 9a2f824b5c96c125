/// Person or machine, and why.
@NullMarked
package dev.footfall.ingest.bot;

import org.jspecify.annotations.NullMarked;
