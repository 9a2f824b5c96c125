/// The records and sealed types that every room speaks: what arrives, what is kept, what is asked.
/// Sees no other room.
@NullMarked
package dev.footfall.model;

import org.jspecify.annotations.NullMarked;
