/// From which network a visitor comes: the registrable domain of the name that DNS has for their
/// address. Looked up beside the path of a hit, never on it.
@NullMarked
package dev.footfall.ingest.network;

import org.jspecify.annotations.NullMarked;
