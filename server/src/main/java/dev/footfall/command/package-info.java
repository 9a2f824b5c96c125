/// The command line, one class for each command.
@NullMarked
package dev.footfall.command;

import org.jspecify.annotations.NullMarked;
