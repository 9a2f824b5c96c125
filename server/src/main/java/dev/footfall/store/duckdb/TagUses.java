package dev.footfall.store.duckdb;

import dev.footfall.model.Event;
import dev.footfall.model.EventKind;
import dev.footfall.store.duckdb.Column.Small;
import dev.footfall.store.duckdb.Column.Text;
import dev.footfall.store.duckdb.Column.Whole;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/// Counts the uses of tags among new events, in the transaction that stores these: so the counts
/// and the events never differ, and what the journal replays is counted once. One look-up and one
/// update for a whole group. Belongs to the writer's thread.
final class TagUses {

    /// A tag's name on its site.
    record Name(int site, String name) {

        static Name of(Event event) {
            return new Name(event.site(), event.name());
        }
    }

    /// How often a tag was used in one group, and when last, microseconds since 1970 UTC.
    record Tally(long number, long uses, long used) {

        Tally plus(Tally other) {
            return new Tally(number, uses + other.uses, Math.max(used, other.used));
        }
    }

    static final List<Column<Name>> NAMES =
            List.of(new Small<>("site", Name::site), new Text<>("name", Name::name));

    static final List<Column<Tally>> TALLIES =
            List.of(
                    new Whole<>("number", Tally::number),
                    new Whole<>("uses", Tally::uses),
                    new Whole<>("used", Tally::used));

    private static final long CURRENT = 0;

    private static final String FIND =
            """
            SELECT tag.number, tag.site, tag.name
            FROM tag JOIN tag_names(%d) AS n ON tag.site = n.site AND tag.name = n.name
            """
                    .formatted(CURRENT);

    private static final String ADD =
            """
            UPDATE tag SET uses = tag.uses + t.uses, used = greatest(tag.used, t.used)
            FROM tag_tallies(%d) AS t WHERE tag.number = t.number
            """
                    .formatted(CURRENT);

    private final Connection connection;
    private final Shelf<Name> names;
    private final Shelf<Tally> tallies;

    TagUses(Connection connection, Shelf<Name> names, Shelf<Tally> tallies) {
        this.connection = connection;
        this.names = names;
        this.tallies = tallies;
    }

    /// The same events; those that are uses of a tag know its number, and are counted. A use of a
    /// tag that is gone belongs to none.
    List<StoredEvent> counted(List<StoredEvent> events) throws SQLException {
        Set<Name> used = new LinkedHashSet<>();
        for (StoredEvent stored : events) {
            if (isUse(stored.event())) {
                used.add(Name.of(stored.event()));
            }
        }
        return used.isEmpty() ? events : counted(events, numbers(List.copyOf(used)));
    }

    private static boolean isUse(Event event) {
        return event.kind() == EventKind.TAG;
    }

    private List<StoredEvent> counted(List<StoredEvent> events, Map<Name, Long> numbers)
            throws SQLException {
        List<StoredEvent> counted = new ArrayList<>(events.size());
        Map<Long, Tally> sums = new HashMap<>();
        for (StoredEvent stored : events) {
            Event event = stored.event();
            Long number = isUse(event) ? numbers.get(Name.of(event)) : null;
            if (number == null) {
                counted.add(stored);
            } else {
                counted.add(stored.using(OptionalLong.of(number)));
                sums.merge(number, new Tally(number, 1, event.at()), Tally::plus);
            }
        }
        add(List.copyOf(sums.values()));
        return counted;
    }

    private Map<Name, Long> numbers(List<Name> used) throws SQLException {
        names.lay(CURRENT, used);
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(FIND)) {
            Map<Name, Long> numbers = new HashMap<>();
            while (found.next()) {
                numbers.put(new Name(found.getInt(2), found.getString(3)), found.getLong(1));
            }
            return numbers;
        } finally {
            names.clear(CURRENT);
        }
    }

    private void add(List<Tally> sums) throws SQLException {
        if (sums.isEmpty()) {
            return;
        }
        tallies.lay(CURRENT, sums);
        try (Statement statement = connection.createStatement()) {
            statement.execute(ADD);
        } finally {
            tallies.clear(CURRENT);
        }
    }
}
