/// The request log as REST_Tracker shows it: `/rest_tracker` and what lies below it.
@NullMarked
package dev.footfall.api.resttracker;

import org.jspecify.annotations.NullMarked;
