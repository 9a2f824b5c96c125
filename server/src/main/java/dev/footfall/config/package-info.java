/// What an operator can set: one record for each feature.
@NullMarked
package dev.footfall.config;

import org.jspecify.annotations.NullMarked;
