package dev.footfall.store.duckdb;

import dev.footfall.model.Visit;
import dev.footfall.store.Rejudging.Stretch;
import dev.footfall.store.StoredHit;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Visits of one visitor, of people and bots, that lie so near to each other in time that an event
/// of one could belong to another; no visit outside of it does. What becomes of them when their
/// events are judged again is gathered here.
final class Neighbourhood {

    private static final long MICROS_PER_MILLI = 1_000;

    /// An engagement event may lie further off than the timeout by the time it tells of.
    private static final String EXTENTS =
            """
            SELECT visitor, visit, min(happened) AS started, max(happened) AS ended,
                max(engaged) AS engaged
            FROM event
            WHERE site = ? AND visitor IN (SELECT CAST(unnest(string_split(?, ',')) AS BIGINT))
            GROUP BY visitor, visit
            ORDER BY visitor, started, visit
            """;

    final Set<Long> before = new HashSet<>();
    final List<Visit> after = new ArrayList<>();
    final List<JudgedEvent> changed = new ArrayList<>();
    final List<Gone> gone = new ArrayList<>();

    /// From which visits the events of each visit of `after` came.
    private final Map<Long, Set<Long>> sources = new HashMap<>();

    /// An event that is removed.
    record Gone(long seq, long happened, StoredHit before, String rule) {}

    /// An event of one visit joined another, or the same.
    void joined(long from, long to) {
        sources.computeIfAbsent(to, _ -> new HashSet<>()).add(from);
    }

    /// The visits that this one has events of.
    Set<Long> sources(long id) {
        return sources.getOrDefault(id, Set.of());
    }

    /// Whether anything but the grouping itself gives a reason to store it otherwise.
    boolean isJudgedOtherwise() {
        return !gone.isEmpty() || changed.stream().anyMatch(JudgedEvent::isJudgedOtherwise);
    }

    /// The neighbourhoods of the suspect visits.
    ///
    /// @param suspects visits by their visitors
    static List<Neighbourhood> of(
            Connection connection, Stretch stretch, Map<Long, Map<Long, Integer>> suspects)
            throws SQLException {
        Set<Long> wanted =
                suspects.values().stream()
                        .flatMap(visits -> visits.keySet().stream())
                        .collect(Collectors.toSet());
        List<Neighbourhood> all = new ArrayList<>();
        try (PreparedStatement find = connection.prepareStatement(EXTENTS)) {
            find.setInt(1, stretch.site());
            find.setString(2, joined(suspects.keySet()));
            try (ResultSet row = find.executeQuery()) {
                long visitor = 0;
                long reach = Long.MIN_VALUE;
                while (row.next()) {
                    long engaged = row.getLong("engaged") * MICROS_PER_MILLI;
                    boolean isNear =
                            row.getLong("visitor") == visitor
                                    && row.getLong("started") - engaged - stretch.visitTimeout()
                                            < reach;
                    if (!isNear || all.isEmpty()) {
                        all.add(new Neighbourhood());
                        reach = Long.MIN_VALUE;
                    }
                    visitor = row.getLong("visitor");
                    reach = Math.max(reach, row.getLong("ended") + engaged);
                    all.getLast().before.add(row.getLong("visit"));
                }
            }
        }
        all.removeIf(n -> n.before.stream().noneMatch(wanted::contains));
        return all;
    }

    static String joined(Set<Long> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
