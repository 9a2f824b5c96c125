/// Sites, goals and keys, and who may do what.
@NullMarked
package dev.footfall.account;

import org.jspecify.annotations.NullMarked;
