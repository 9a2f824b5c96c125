package dev.footfall.store.duckdb;

import dev.footfall.store.Judge;
import dev.footfall.store.Judge.Ruling;
import dev.footfall.store.JudgedTally;
import dev.footfall.store.Rejudging.Stretch;
import dev.footfall.store.StoredHit;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The visits with an event that is judged otherwise than it is stored. Whether that changes
/// anything is seen only when the visit is put together anew: an event carries its visit's verdict.
final class Suspects {

    /// So many events are looked at by one statement, about.
    private static final int AT_ONCE = 200_000;

    private static final String COUNT =
            "SELECT count(*) FROM event WHERE site = ? AND happened >= ? AND happened < ?";
    private static final String EVENTS =
            "SELECT "
                    + HitRows.COLUMNS
                    + " FROM event WHERE site = ? AND happened >= ? AND happened < ?";

    /// How many of its events are suspect, by the visit's id, by its visitor.
    private final Map<Long, Map<Long, Integer>> byVisitor = new HashMap<>();

    private final Judge judge;
    private final boolean drop;
    private final JudgedTally tally;

    /// @param drop whether events go that would not have been let in
    Suspects(Judge judge, boolean drop, JudgedTally tally) {
        this.judge = judge;
        this.drop = drop;
        this.tally = tally;
    }

    /// The stretch in parts that are looked at one by one.
    static List<Stretch> parts(Connection connection, Stretch stretch) throws SQLException {
        long parts = 1 + count(connection, stretch) / AT_ONCE;
        long length = Math.max(1, (stretch.to() - stretch.from() + parts - 1) / parts);
        List<Stretch> all = new ArrayList<>();
        for (long from = stretch.from(); from < stretch.to(); from += length) {
            all.add(
                    new Stretch(
                            stretch.site(),
                            from,
                            Math.min(stretch.to(), from + length),
                            stretch.visitTimeout(),
                            stretch.dryRun(),
                            stretch.drop()));
        }
        return all;
    }

    private static long count(Connection connection, Stretch stretch) throws SQLException {
        try (PreparedStatement count = connection.prepareStatement(COUNT)) {
            bind(count, stretch);
            try (ResultSet found = count.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        }
    }

    private static void bind(PreparedStatement statement, Stretch stretch) throws SQLException {
        statement.setInt(1, stretch.site());
        statement.setLong(2, stretch.from());
        statement.setLong(3, stretch.to());
    }

    /// Adds those of one part. Answers how many events it has.
    int look(Connection connection, Stretch part) throws SQLException {
        int read = 0;
        try (PreparedStatement find = connection.prepareStatement(EVENTS)) {
            bind(find, part);
            try (ResultSet row = find.executeQuery()) {
                while (row.next()) {
                    read++;
                    if (isSuspect(HitRows.hit(row))) {
                        byVisitor
                                .computeIfAbsent(row.getLong("visitor"), _ -> new HashMap<>())
                                .merge(row.getLong("visit"), 1, Integer::sum);
                    }
                }
            }
        }
        return read;
    }

    private boolean isSuspect(StoredHit hit) {
        return switch (judge.judge(hit)) {
            case Ruling.Goes _ -> {
                tally.read(false);
                if (!drop) {
                    tally.spared();
                }
                yield drop;
            }
            case Ruling.Stays(var verdict, var kind, var asBefore) -> {
                tally.read(asBefore);
                yield kind != hit.kind() || !verdict.equals(hit.verdict());
            }
        };
    }

    /// The suspects in lots of whole visitors.
    ///
    /// @param events how many suspect events a lot may have, about
    List<Map<Long, Map<Long, Integer>>> lots(int events) {
        List<Map<Long, Map<Long, Integer>>> lots = new ArrayList<>();
        Map<Long, Map<Long, Integer>> lot = new HashMap<>();
        int size = 0;
        for (Map.Entry<Long, Map<Long, Integer>> visitor : byVisitor.entrySet()) {
            lot.put(visitor.getKey(), visitor.getValue());
            size += visitor.getValue().values().stream().mapToInt(Integer::intValue).sum();
            if (size >= events) {
                lots.add(lot);
                lot = new HashMap<>();
                size = 0;
            }
        }
        if (!lot.isEmpty()) {
            lots.add(lot);
        }
        return lots;
    }
}
