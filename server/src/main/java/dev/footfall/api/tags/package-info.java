/// Tags: named counters that a service uses by calling an address, and their administration.
@NullMarked
package dev.footfall.api.tags;

import org.jspecify.annotations.NullMarked;
