/// Replay: kept requests are sent again, to another address, and what comes is compared with what
/// was recorded.
@NullMarked
package dev.footfall.replay;

import org.jspecify.annotations.NullMarked;
