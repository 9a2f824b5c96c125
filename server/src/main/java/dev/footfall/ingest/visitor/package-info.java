/// Who a visitor is: pseudonyms under salts that are destroyed.
@NullMarked
package dev.footfall.ingest.visitor;

import org.jspecify.annotations.NullMarked;
