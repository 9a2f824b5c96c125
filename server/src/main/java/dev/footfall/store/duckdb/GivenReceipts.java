package dev.footfall.store.duckdb;

import dev.footfall.model.CaptureLosses;
import dev.footfall.model.Entry;
import dev.footfall.model.EventId;
import dev.footfall.model.EyeEvent;
import dev.footfall.model.EyeFault;
import dev.footfall.model.EyeSession;
import dev.footfall.model.KeptExchange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The entries whose ids senders chose and that are stored already, or seen since: each is kept
/// once. They are looked for among what arrived within [GivenIds#RETRY_WINDOW].
final class GivenReceipts {

    private static final String FIND =
            """
            SELECT t.%1$s_high, t.%1$s_low
            FROM %2$s t JOIN given_ids(%3$d) AS given
              ON given.id_low = t.%1$s_low AND given.id_high = t.%1$s_high
            WHERE t.received >= ?
            """;

    private final Set<EventId> events;
    private final Set<EventId> faults;
    private final Set<EventId> exchanges;

    private GivenReceipts(Set<EventId> events, Set<EventId> faults, Set<EventId> exchanges) {
        this.events = events;
        this.faults = faults;
        this.exchanges = exchanges;
    }

    static GivenReceipts among(Connection connection, Shelf<EventId> shelf, List<Entry> entries)
            throws SQLException {
        List<Entry> given = entries.stream().filter(e -> e.givenId().isPresent()).toList();
        if (given.isEmpty()) {
            return new GivenReceipts(new HashSet<>(), new HashSet<>(), new HashSet<>());
        }
        List<EventId> ids = given.stream().flatMap(e -> e.givenId().stream()).toList();
        long oldest = given.stream().mapToLong(Entry::received).min().orElse(0);
        long from = oldest - GivenIds.RETRY_WINDOW;
        long token = shelf.lay(ids);
        try {
            return new GivenReceipts(
                    find(connection, FIND.formatted("receipt", "eye_event", token), from),
                    find(connection, FIND.formatted("receipt", "eye_fault", token), from),
                    find(connection, FIND.formatted("id", "exchange", token), from));
        } finally {
            shelf.clear(token);
        }
    }

    private static Set<EventId> find(Connection connection, String sql, long from)
            throws SQLException {
        Set<EventId> known = new HashSet<>();
        try (PreparedStatement find = connection.prepareStatement(sql)) {
            find.setLong(1, from);
            try (ResultSet found = find.executeQuery()) {
                while (found.next()) {
                    known.add(new EventId(found.getLong(1), found.getLong(2)));
                }
            }
        }
        return known;
    }

    /// The ids of outgoing calls that are known.
    Set<EventId> exchanges() {
        return Set.copyOf(exchanges);
    }

    /// Those that are new; they are known from then on.
    List<Entry> unknown(List<Entry> entries) {
        return entries.stream().filter(this::isNew).toList();
    }

    private boolean isNew(Entry entry) {
        return switch (entry) {
            case CaptureLosses _, EyeSession _ -> true;
            case KeptExchange exchange ->
                    !exchange.isOutgoing() || exchanges.add(exchange.head().id());
            case EyeEvent event -> !event.receiptGiven() || events.add(event.receipt());
            case EyeFault fault -> !fault.receiptGiven() || faults.add(fault.receipt());
        };
    }
}
