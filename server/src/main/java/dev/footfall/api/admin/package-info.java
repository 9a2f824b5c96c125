/// Sites, keys, goals and what was rejected.
@NullMarked
package dev.footfall.api.admin;

import org.jspecify.annotations.NullMarked;
