package dev.footfall.store.duckdb;

import dev.footfall.model.Direction;
import dev.footfall.model.Ending;
import dev.footfall.model.EventId;
import dev.footfall.model.Exchange;
import dev.footfall.model.ExchangeHead;
import dev.footfall.model.ExchangeTrace;
import dev.footfall.model.KeptBody;
import dev.footfall.model.KeptExchange;
import dev.footfall.model.KeptMessage;
import dev.footfall.model.Location;
import dev.footfall.model.SentEvents;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// Makes kept exchanges of rows of table `exchange`.
final class ExchangeRows {

    /// The columns that [#head] reads, and `seq`.
    static final String HEAD =
            """
            seq, id_high, id_low, site, received, happened, method, scheme, host, path, query,
            status, route, duration, bytes_in, bytes_out, consumer, user_agent, first_byte,
            trace_id, ending, sequence, direction
            """;

    private ExchangeRows() {}

    static ExchangeHead head(ResultSet row) throws SQLException {
        return new ExchangeHead(
                new EventId(row.getLong("id_high"), row.getLong("id_low")),
                row.getInt("site"),
                row.getLong("received"),
                row.getLong("happened"),
                new Location(row.getString("host"), row.getString("path"), row.getString("query")),
                new Exchange(
                        row.getString("method"),
                        row.getString("scheme"),
                        row.getInt("status"),
                        row.getString("route"),
                        maybe(row, "duration"),
                        maybe(row, "bytes_in"),
                        maybe(row, "bytes_out"),
                        row.getString("consumer")),
                row.getString("user_agent"),
                new ExchangeTrace(
                        maybe(row, "first_byte"),
                        row.getString("trace_id"),
                        Ending.find(row.getString("ending")).orElse(Ending.UNKNOWN),
                        maybe(row, "sequence"),
                        Direction.find(row.getString("direction")).orElse(Direction.INCOMING)));
    }

    static KeptExchange whole(ResultSet row) throws SQLException {
        return new KeptExchange(
                head(row), message(row, "request"), message(row, "response"), sentEvents(row));
    }

    private static Optional<SentEvents> sentEvents(ResultSet row) throws SQLException {
        OptionalLong count = maybe(row, "sent_events");
        if (count.isEmpty()) {
            return Optional.empty();
        }
        String times = row.getString("sent_times");
        List<Long> micros =
                times.isEmpty()
                        ? List.of()
                        : Stream.of(times.split(ExchangeColumns.TIMES_BETWEEN))
                                .map(Long::valueOf)
                                .toList();
        return Optional.of(
                new SentEvents(
                        count.getAsLong(),
                        micros,
                        row.getLong("sent_last"),
                        row.getLong("sent_longest_gap")));
    }

    private static KeptMessage message(ResultSet row, String side) throws SQLException {
        return new KeptMessage(
                row.getString(side + "_headers"),
                row.getBoolean(side + "_headers_cut"),
                new KeptBody(
                        KeptBody.Form.valueOf(
                                row.getString(side + "_form").toUpperCase(Locale.ROOT)),
                        row.getString(side + "_body"),
                        row.getString(side + "_type"),
                        maybe(row, side + "_size"),
                        row.getString(side + "_sha256"),
                        row.getBoolean(side + "_truncated")));
    }

    static OptionalLong maybe(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
