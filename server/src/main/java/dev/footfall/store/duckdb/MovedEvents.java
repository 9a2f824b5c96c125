package dev.footfall.store.duckdb;

import dev.footfall.store.Visits.Moved;
import dev.footfall.store.duckdb.Column.Whole;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Gives stored events to the visit that theirs has become one with, and tells them what it says of
/// its visitor: after events that arrived out of order. All of one commit in one statement, which
/// reads no further back than the oldest of those visits.
final class MovedEvents {

    static final List<Column<Moved>> COLUMNS = columns();

    private static final long CURRENT = 0;

    private static final String MOVE =
            """
            UPDATE event SET visit = m.id, visitor = m.visitor, %s
            FROM moved_events(%d) m
            WHERE event.visit = m.moved AND event.visit >= %%1$d AND event.seq >= %%1$d
            """
                    .formatted(
                            VisitColumns.origin(Moved::to).stream()
                                    .map(column -> "%1$s = m.%1$s".formatted(column.name()))
                                    .collect(Collectors.joining(", ")),
                            CURRENT);

    private MovedEvents() {}

    private static List<Column<Moved>> columns() {
        List<Column<Moved>> columns =
                new ArrayList<>(
                        List.of(
                                new Whole<>("moved", Moved::from),
                                new Whole<>("id", moved -> moved.to().id()),
                                new Whole<>("visitor", moved -> moved.to().visitor())));
        columns.addAll(VisitColumns.origin(Moved::to));
        return List.copyOf(columns);
    }

    /// Within the transaction that stores the events which caused it.
    static void write(Connection connection, Shelf<Moved> shelf, List<Moved> moved)
            throws SQLException {
        if (moved.isEmpty()) {
            return;
        }
        long oldest = moved.stream().mapToLong(Moved::from).min().orElseThrow();
        shelf.lay(CURRENT, moved);
        try (Statement statement = connection.createStatement()) {
            statement.execute(MOVE.formatted(oldest));
        } finally {
            shelf.clear(CURRENT);
        }
    }
}
