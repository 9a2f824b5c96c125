/// Access logs: their formats, and reading them line by line, each line once.
///
/// A file goes `LineReader` (bytes to lines, each with its place in the `LineChain`) to a
/// `LineParser` (bytes to a `LogLine`) to `Hit`s, which an `ImportTarget` makes durable.
@NullMarked
package dev.footfall.logfile;

import org.jspecify.annotations.NullMarked;
