/// The eye: events, sessions and errors in the wire form of the_eye, and their administration.
@NullMarked
package dev.footfall.api.eye;

import org.jspecify.annotations.NullMarked;
