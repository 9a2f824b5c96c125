/// What was shown: a clean location, and which requests are page views.
@NullMarked
package dev.footfall.ingest.page;

import org.jspecify.annotations.NullMarked;
