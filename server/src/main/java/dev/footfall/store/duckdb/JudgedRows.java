package dev.footfall.store.duckdb;

import dev.footfall.model.Visit;
import dev.footfall.store.Visits;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Writes what became of events that were judged again, and of their visits, inside a change.
final class JudgedRows {

    private static final String NUMBERS = "(SELECT CAST(unnest(string_split(?, ',')) AS BIGINT))";
    private static final String DROP = "DELETE FROM event WHERE seq IN " + NUMBERS;
    private static final String FORGET = "DELETE FROM visit WHERE id IN " + NUMBERS;

    private static final String JUDGE =
            """
            UPDATE event SET
                name = CASE WHEN event.kind = j.kind THEN event.name ELSE j.kind END,
                kind = j.kind, bot = j.bot, bot_reason = j.bot_reason, bot_name = j.bot_name
            FROM judged_events(%d) j WHERE event.seq = j.seq
            """;

    private static final String MOVE =
            "UPDATE event SET visit = j.visit, "
                    + VisitColumns.origin((Visit visit) -> visit).stream()
                            .map(column -> "%1$s = j.%1$s".formatted(column.name()))
                            .collect(Collectors.joining(", "))
                    + " FROM judged_events(%d) j WHERE event.seq = j.seq";

    private static final String ADD = "INSERT INTO visit SELECT * FROM ended_visits(%d)";
    private static final String OPEN_FROM = "UPDATE open_from SET seq = least(seq, ?)";

    private final Connection connection;
    private final Shelves shelves;
    private final Visits visits;

    /// @param visits the open ones
    JudgedRows(Connection connection, Shelves shelves, Visits visits) {
        this.connection = connection;
        this.shelves = shelves;
        this.visits = visits;
    }

    void write(List<Neighbourhood> neighbourhoods) throws SQLException {
        Set<Long> gone = new HashSet<>();
        neighbourhoods.forEach(n -> n.gone.forEach(event -> gone.add(event.seq())));
        delete(DROP, gone);
        List<JudgedEvent> changed =
                neighbourhoods.stream().flatMap(n -> n.changed.stream()).toList();
        with(shelves.judged(), changed, JUDGE);
        with(shelves.judged(), changed.stream().filter(JudgedEvent::isMoved).toList(), MOVE);
        replace(neighbourhoods);
    }

    /// A visit with an event of an open one is open.
    private void replace(List<Neighbourhood> neighbourhoods) throws SQLException {
        Map<Long, Visit> open = new HashMap<>();
        visits.open().forEach(visit -> open.put(visit.id(), visit));
        Set<Long> before = new HashSet<>();
        List<Visit> goneOpen = new ArrayList<>();
        List<Visit> comeOpen = new ArrayList<>();
        List<Visit> comeEnded = new ArrayList<>();
        for (Neighbourhood neighbourhood : neighbourhoods) {
            for (Long id : neighbourhood.before) {
                Visit still = open.get(id);
                if (still == null) {
                    before.add(id);
                } else {
                    goneOpen.add(still);
                }
            }
            for (Visit visit : neighbourhood.after) {
                boolean isOpen =
                        neighbourhood.sources(visit.id()).stream().anyMatch(open::containsKey);
                (isOpen ? comeOpen : comeEnded).add(visit);
            }
        }
        delete(FORGET, before);
        with(shelves.endedVisits(), comeEnded, ADD);
        visits.replace(goneOpen, comeOpen);
        if (!comeOpen.isEmpty()) {
            try (PreparedStatement least = connection.prepareStatement(OPEN_FROM)) {
                least.setLong(1, comeOpen.stream().mapToLong(Visit::id).min().orElseThrow());
                least.execute();
            }
        }
    }

    private void delete(String sql, Set<Long> numbers) throws SQLException {
        if (!numbers.isEmpty()) {
            try (PreparedStatement delete = connection.prepareStatement(sql)) {
                delete.setString(1, Neighbourhood.joined(numbers));
                delete.execute();
            }
        }
    }

    private <T> void with(Shelf<T> shelf, List<T> rows, String sql) throws SQLException {
        if (!rows.isEmpty()) {
            long token = shelf.lay(rows);
            try (PreparedStatement statement = connection.prepareStatement(sql.formatted(token))) {
                statement.execute();
            } finally {
                shelf.clear(token);
            }
        }
    }
}
