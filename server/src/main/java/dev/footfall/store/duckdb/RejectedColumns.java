package dev.footfall.store.duckdb;

import dev.footfall.model.Rejected;
import dev.footfall.store.duckdb.Column.Text;
import dev.footfall.store.duckdb.Column.Whole;
import java.util.List;

/// The columns of table `rejected`, in its order.
final class RejectedColumns {

    static final List<Column<Numbered<Rejected>>> ALL =
            List.of(
                    new Whole<>("seq", Numbered::seq),
                    new Whole<>("received", r -> r.value().at()),
                    new Text<>("surface", r -> r.value().surface()),
                    new Text<>("domain", r -> r.value().domain()),
                    new Text<>("reason", r -> r.value().reason().word()),
                    new Text<>("detail", r -> r.value().detail()),
                    new Text<>("original", r -> r.value().original()));

    private RejectedColumns() {}
}
