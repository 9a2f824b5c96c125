/// What may be asked of a store and told to it: the log, the queries, the small tables. No SQL
/// here.
@NullMarked
package dev.footfall.store;

import org.jspecify.annotations.NullMarked;
