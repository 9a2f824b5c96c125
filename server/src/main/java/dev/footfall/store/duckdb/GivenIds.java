package dev.footfall.store.duckdb;

import dev.footfall.model.Event;
import dev.footfall.model.EventId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds out which ids that senders chose are stored already. An event that brings its own time is
/// looked for at that time; one that was timed on arrival may have arrived up to a day earlier.
final class GivenIds {

    static final long RETRY_WINDOW = 24L * 3600 * 1_000_000;

    private static final String FIND =
            """
            SELECT event.id_high, event.id_low
            FROM event JOIN given_ids(%d) AS given
              ON given.id_low = event.id_low AND given.id_high = event.id_high
            WHERE event.happened BETWEEN ? AND ?
            """;

    private final Shelf<EventId> shelf;

    GivenIds(Shelf<EventId> shelf) {
        this.shelf = shelf;
    }

    Set<EventId> stored(Connection connection, List<Event> events) throws SQLException {
        List<EventId> ids = new ArrayList<>();
        long from = Long.MAX_VALUE;
        long to = Long.MIN_VALUE;
        for (Event event : events) {
            if (event.idGiven()) {
                ids.add(event.id());
                boolean timedOnArrival = event.at() == event.received();
                from = Math.min(from, timedOnArrival ? event.at() - RETRY_WINDOW : event.at());
                to = Math.max(to, event.at());
            }
        }
        return ids.isEmpty() ? Set.of() : find(connection, ids, from, to);
    }

    private Set<EventId> find(Connection connection, List<EventId> ids, long from, long to)
            throws SQLException {
        long token = shelf.lay(ids);
        try (PreparedStatement find = connection.prepareStatement(FIND.formatted(token))) {
            find.setLong(1, from);
            find.setLong(2, to);
            Set<EventId> known = new HashSet<>();
            try (ResultSet found = find.executeQuery()) {
                while (found.next()) {
                    known.add(new EventId(found.getLong(1), found.getLong(2)));
                }
            }
            return known;
        } finally {
            shelf.clear(token);
        }
    }
}
