package dev.footfall.store.duckdb;

import dev.footfall.store.Judge;
import dev.footfall.store.Judged;
import dev.footfall.store.JudgedTally;
import dev.footfall.store.Rejudging;
import dev.footfall.store.Visits;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Judges stored events again in DuckDB. What is to change is looked for by the readers; the writer
/// then does one lot of visitors after the other, each in a transaction of its own, and writes what
/// comes in between. Any thread may call it.
public final class DuckDbRejudging implements Rejudging {

    /// How many suspect events a lot has, about: bounds how long what comes in waits.
    private static final int LOT = 10_000;

    private final DuckDb store;
    private final Supplier<Visits> noVisits;

    /// @param noVisits makes an empty book of visits, like that of the store
    public DuckDbRejudging(DuckDb store, Supplier<Visits> noVisits) {
        this.store = store;
        this.noVisits = noVisits;
    }

    @Override
    public Judged judge(Stretch stretch, Judge judge) {
        JudgedTally looked = new JudgedTally();
        Suspects suspects = new Suspects(judge, stretch.drop(), looked);
        for (Stretch part : store.read((c, _) -> Suspects.parts(c, stretch))) {
            int _ = store.read((connection, _) -> suspects.look(connection, part));
        }
        Judged judged = looked.judged();
        for (Map<Long, Map<Long, Integer>> lot : suspects.lots(LOT)) {
            judged =
                    judged.plus(
                            stretch.dryRun()
                                    ? store.read((c, _) -> imagine(c, stretch, judge, lot))
                                    : store.change(c -> change(c, stretch, judge, lot)));
        }
        return judged;
    }

    private Judged imagine(
            Connection connection, Stretch stretch, Judge judge, Map<Long, Map<Long, Integer>> lot)
            throws SQLException {
        List<Neighbourhood> all = judgedOtherwise(connection, stretch, judge, lot);
        JudgedTally tally = new JudgedTally();
        for (Neighbourhood neighbourhood : all) {
            neighbourhood.gone.stream()
                    .filter(gone -> stretch.contains(gone.happened()))
                    .forEach(gone -> tally.dropped(gone.before(), gone.rule()));
            neighbourhood.changed.stream()
                    .filter(event -> stretch.contains(event.happened()))
                    .forEach(event -> count(tally, event));
        }
        return tally.judged();
    }

    private Judged change(
            Connection connection, Stretch stretch, Judge judge, Map<Long, Map<Long, Integer>> lot)
            throws SQLException {
        List<Neighbourhood> all = judgedOtherwise(connection, stretch, judge, lot);
        JudgedTally tally = new JudgedTally();
        for (Neighbourhood neighbourhood : all) {
            neighbourhood.gone.forEach(gone -> tally.dropped(gone.before(), gone.rule()));
            neighbourhood.changed.forEach(event -> count(tally, event));
        }
        if (!all.isEmpty()) {
            new JudgedRows(connection, store.shelves(), store.visits()).write(all);
        }
        return tally.judged();
    }

    private List<Neighbourhood> judgedOtherwise(
            Connection connection, Stretch stretch, Judge judge, Map<Long, Map<Long, Integer>> lot)
            throws SQLException {
        List<Neighbourhood> all = Neighbourhood.of(connection, stretch, lot);
        new VisitsAnew(judge, noVisits.get(), stretch.drop()).fill(connection, stretch, all);
        return all.stream().filter(Neighbourhood::isJudgedOtherwise).toList();
    }

    private static void count(JudgedTally tally, JudgedEvent event) {
        tally.changed(
                event.before(),
                event.visit().verdict(),
                event.isJudgedOtherwise(),
                event.isMoved());
    }
}
