package dev.footfall.store.duckdb;

import dev.footfall.model.Rejected;
import dev.footfall.store.duckdb.Column.Text;
import dev.footfall.store.duckdb.Column.Whole;
import java.util.List;

/// A refused input with its place in the store.
record RejectedRow(long seq, Rejected rejected) {

    /// The columns of table `rejected`, in its order.
    static final List<Column<RejectedRow>> COLUMNS =
            List.of(
                    new Whole<>("seq", RejectedRow::seq),
                    new Whole<>("received", r -> r.rejected().at()),
                    new Text<>("surface", r -> r.rejected().surface()),
                    new Text<>("domain", r -> r.rejected().domain()),
                    new Text<>("reason", r -> r.rejected().reason().word()),
                    new Text<>("detail", r -> r.rejected().detail()),
                    new Text<>("original", r -> r.rejected().original()));
}
