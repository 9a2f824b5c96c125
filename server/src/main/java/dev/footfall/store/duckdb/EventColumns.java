package dev.footfall.store.duckdb;

import dev.footfall.store.duckdb.Column.Amount;
import dev.footfall.store.duckdb.Column.Flag;
import dev.footfall.store.duckdb.Column.MaybeWhole;
import dev.footfall.store.duckdb.Column.Small;
import dev.footfall.store.duckdb.Column.Text;
import dev.footfall.store.duckdb.Column.Whole;
import java.util.ArrayList;
import java.util.List;

/// The columns of table `event`, in its order.
final class EventColumns {

    static final List<Column<StoredEvent>> ALL = all();

    private EventColumns() {}

    private static List<Column<StoredEvent>> all() {
        List<Column<StoredEvent>> columns = new ArrayList<>(own());
        columns.addAll(exchange());
        columns.addAll(sent());
        columns.addAll(VisitColumns.origin(StoredEvent::visit));
        columns.add(new Flag<>("from_log", r -> r.event().fromLog()));
        columns.add(new Whole<>("pseudonym", r -> r.event().visitor()));
        columns.add(new MaybeWhole<>("tag", StoredEvent::tag));
        return List.copyOf(columns);
    }

    private static List<Column<StoredEvent>> own() {
        return List.of(
                new Whole<>("seq", StoredEvent::seq),
                new Whole<>("id_high", r -> r.event().id().high()),
                new Whole<>("id_low", r -> r.event().id().low()),
                new Small<>("site", r -> r.event().site()),
                new Whole<>("received", r -> r.event().received()),
                new Whole<>("happened", r -> r.event().at()),
                new Text<>("kind", r -> r.event().kind().word()),
                new Text<>("name", r -> r.event().name()),
                new Whole<>("visitor", r -> r.visit().visitor()),
                new Whole<>("visit", r -> r.visit().id()),
                new Text<>("host", r -> r.event().location().host()),
                new Text<>("path", r -> r.event().location().path()),
                new Text<>("query", r -> r.event().location().query()));
    }

    private static List<Column<StoredEvent>> exchange() {
        return List.of(
                new Text<>("method", r -> r.event().exchange().method()),
                new Text<>("scheme", r -> r.event().exchange().scheme()),
                new Small<>("status", r -> r.event().exchange().status()),
                new Text<>("route", r -> r.event().exchange().route()),
                new MaybeWhole<>("duration", r -> r.event().exchange().durationMicros()),
                new MaybeWhole<>("bytes_in", r -> r.event().exchange().bytesIn()),
                new MaybeWhole<>("bytes_out", r -> r.event().exchange().bytesOut()),
                new Text<>("consumer", r -> r.event().exchange().consumer()));
    }

    private static List<Column<StoredEvent>> sent() {
        return List.of(
                new Text<>("user_agent", r -> r.event().userAgent()),
                new Text<>("props", r -> Props.toJson(r.event().props())),
                new Amount<>(
                        "revenue",
                        r -> r.event().revenue().isPresent(),
                        r -> r.event().revenue().amount()),
                new Text<>("currency", r -> r.event().revenue().currency()),
                new Small<>("scroll", r -> r.event().engagement().scrollPercent()),
                new Whole<>("engaged", r -> r.event().engagement().engagedMillis()),
                new Flag<>("interactive", r -> r.event().interactive()));
    }
}
