/// Taking secrets out of what was captured, before it is kept anywhere: by the names of headers,
/// cookies, parameters and fields, and by what values look like. Linear in time, without regular
/// expressions; what cannot be parsed is withheld. The server uses it too.
@NullMarked
package dev.footfall.capture.mask;

import org.jspecify.annotations.NullMarked;
