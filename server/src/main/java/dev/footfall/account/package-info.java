/// Sites, goals, keys, users, shared links and segments, and who may do what.
@NullMarked
package dev.footfall.account;

import org.jspecify.annotations.NullMarked;
