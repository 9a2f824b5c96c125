/// Keeps captured exchanges in a table of the application's own database:
/// [dev.footfall.capture.jdbc.JdbcSink] is the sink, the table stands in `postgresql.sql`,
/// `mysql.sql` and `h2.sql` beside it.
@NullMarked
package dev.footfall.capture.jdbc;

import org.jspecify.annotations.NullMarked;
