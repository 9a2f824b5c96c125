/// Which route a request belongs to: what the operator says, else what the site's paths teach.
@NullMarked
package dev.footfall.query.route;

import org.jspecify.annotations.NullMarked;
