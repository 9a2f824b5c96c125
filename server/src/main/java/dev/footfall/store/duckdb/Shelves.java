package dev.footfall.store.duckdb;

import dev.footfall.model.EventId;
import dev.footfall.model.EyeEvent;
import dev.footfall.model.EyeFault;
import dev.footfall.model.EyeSession;
import dev.footfall.model.KeptExchange;
import dev.footfall.model.Rejected;
import dev.footfall.model.Visit;
import dev.footfall.store.RouteNames;
import dev.footfall.store.Visits.Moved;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// What in memory SQL can read, and the names it reads it by.
record Shelves(
        Shelf<StoredEvent> events,
        Shelf<Visit> endedVisits,
        Shelf<Numbered<Rejected>> rejected,
        Shelf<EventId> ids,
        Shelf<Visit> openVisits,
        Shelf<RouteNames> routes,
        Shelf<JudgedEvent> judged,
        Shelf<Moved> moved,
        Shelf<EyeSession> eyeSessions,
        Shelf<Numbered<EyeEvent>> eyeEvents,
        Shelf<Numbered<EyeFault>> eyeFaults,
        Shelf<TagUses.Name> tagNames,
        Shelf<TagUses.Tally> tagTallies,
        Shelf<Numbered<KeptExchange>> exchanges,
        Shelf<ExchangeColumns.Loss> captureLosses) {

    private static final List<Column<EventId>> ID_COLUMNS =
            List.of(
                    new Column.Whole<>("id_high", EventId::high),
                    new Column.Whole<>("id_low", EventId::low));

    Shelves() {
        this(
                new Shelf<>(),
                new Shelf<>(),
                new Shelf<>(),
                new Shelf<>(),
                new Shelf<>(),
                new Shelf<>(),
                new Shelf<>(),
                new Shelf<>(),
                new Shelf<>(),
                new Shelf<>(),
                new Shelf<>(),
                new Shelf<>(),
                new Shelf<>(),
                new Shelf<>(),
                new Shelf<>());
    }

    void register(Connection connection) throws SQLException {
        new Rows<>(EventColumns.ALL, events::rows).register(connection, "new_events");
        new Rows<>(VisitColumns.ALL, endedVisits::rows).register(connection, "ended_visits");
        new Rows<>(RejectedColumns.ALL, rejected::rows).register(connection, "new_rejected");
        new Rows<>(EyeColumns.SESSION, eyeSessions::rows).register(connection, "new_eye_sessions");
        new Rows<>(EyeColumns.EVENT, eyeEvents::rows).register(connection, "new_eye_events");
        new Rows<>(EyeColumns.FAULT, eyeFaults::rows).register(connection, "new_eye_faults");
        new Rows<>(ExchangeColumns.EXCHANGE, exchanges::rows).register(connection, "new_exchanges");
        new Rows<>(ExchangeColumns.LOSS, captureLosses::rows)
                .register(connection, "new_capture_losses");
        new Rows<>(ID_COLUMNS, ids::rows).register(connection, "given_ids");
        new Rows<>(VisitColumns.ALL, openVisits::rows).register(connection, "open_visits");
        new RouteFunction(routes).register(connection);
        new Rows<>(JudgedEvent.COLUMNS, judged::rows).register(connection, "judged_events");
        new Rows<>(MovedEvents.COLUMNS, moved::rows).register(connection, "moved_events");
        new Rows<>(TagUses.NAMES, tagNames::rows).register(connection, "tag_names");
        new Rows<>(TagUses.TALLIES, tagTallies::rows).register(connection, "tag_tallies");
    }
}
