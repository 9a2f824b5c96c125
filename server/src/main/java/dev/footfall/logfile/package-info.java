/// Access logs: their formats, and reading them line by line.
@NullMarked
package dev.footfall.logfile;

import org.jspecify.annotations.NullMarked;
