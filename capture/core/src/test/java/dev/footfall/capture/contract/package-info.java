/// What holds for every adapter, as tests that each of them runs on servers of its own.
@NullMarked
package dev.footfall.capture.contract;

import org.jspecify.annotations.NullMarked;
