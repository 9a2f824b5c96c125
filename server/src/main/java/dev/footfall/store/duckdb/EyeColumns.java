package dev.footfall.store.duckdb;

import dev.footfall.model.EyeEvent;
import dev.footfall.model.EyeFault;
import dev.footfall.model.EyeSession;
import dev.footfall.store.duckdb.Column.Small;
import dev.footfall.store.duckdb.Column.Text;
import dev.footfall.store.duckdb.Column.Whole;
import java.util.List;

/// The columns of the eye's tables, in their order.
final class EyeColumns {

    static final List<Column<EyeSession>> SESSION =
            List.of(
                    new Small<>("site", EyeSession::site),
                    new Text<>("id", session -> session.id().toString()),
                    new Whole<>("created", EyeSession::received));

    static final List<Column<Numbered<EyeEvent>>> EVENT =
            List.of(
                    new Whole<>("id", Numbered::seq),
                    new Whole<>("receipt_high", e -> e.value().receipt().high()),
                    new Whole<>("receipt_low", e -> e.value().receipt().low()),
                    new Small<>("site", e -> e.value().site()),
                    new Text<>("session", e -> e.value().session().toString()),
                    new Text<>("category", e -> e.value().category()),
                    new Text<>("name", e -> e.value().name()),
                    new Text<>("data", e -> e.value().data()),
                    new Whole<>("happened", e -> e.value().timestamp()),
                    new Whole<>("received", e -> e.value().received()));

    static final List<Column<Numbered<EyeFault>>> FAULT =
            List.of(
                    new Whole<>("id", Numbered::seq),
                    new Whole<>("receipt_high", f -> f.value().receipt().high()),
                    new Whole<>("receipt_low", f -> f.value().receipt().low()),
                    new Small<>("site", f -> f.value().site()),
                    new Text<>("payload", f -> f.value().payload()),
                    new Text<>("message", f -> f.value().message()),
                    new Text<>("errors", f -> f.value().errors()),
                    new Whole<>("received", f -> f.value().received()));

    private EyeColumns() {}
}
