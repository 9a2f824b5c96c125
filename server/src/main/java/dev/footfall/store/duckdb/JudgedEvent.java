package dev.footfall.store.duckdb;

import dev.footfall.model.EventKind;
import dev.footfall.model.Visit;
import dev.footfall.store.StoredHit;
import dev.footfall.store.duckdb.Column.Text;
import dev.footfall.store.duckdb.Column.Whole;
import java.util.ArrayList;
import java.util.List;

/// A stored event that is to be stored otherwise, as it was judged again.
///
/// @param visit the visit that it belongs to now, as it was when it was opened
/// @param before what was stored
/// @param visitBefore the id of the visit that it belonged to
record JudgedEvent(
        long seq, long happened, EventKind kind, Visit visit, StoredHit before, long visitBefore) {

    /// What the table function `judged_events` yields.
    static final List<Column<JudgedEvent>> COLUMNS = columns();

    private static List<Column<JudgedEvent>> columns() {
        List<Column<JudgedEvent>> columns = new ArrayList<>();
        columns.add(new Whole<>("seq", JudgedEvent::seq));
        columns.add(new Text<>("kind", r -> r.kind().word()));
        columns.add(new Whole<>("visit", r -> r.visit().id()));
        columns.addAll(VisitColumns.origin(JudgedEvent::visit));
        return List.copyOf(columns);
    }

    boolean isMoved() {
        return visit.id() != visitBefore;
    }

    boolean isJudgedOtherwise() {
        return kind != before.kind() || !visit.verdict().equals(before.verdict());
    }
}
