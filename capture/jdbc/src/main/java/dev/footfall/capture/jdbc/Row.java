package dev.footfall.capture.jdbc;

import dev.footfall.capture.Body;
import dev.footfall.capture.Exchange;
import dev.footfall.capture.Message;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/// Writes the values of one exchange into the parameters of a statement: one for each of
/// [#COLUMNS], in their order. Texts are cut to what their columns take.
final class Row {

    static final List<String> COLUMNS =
            List.of(
                    "id",
                    "sequence_number",
                    "received_at",
                    "duration_us",
                    "first_byte_us",
                    "method",
                    "scheme",
                    "host",
                    "path",
                    "query",
                    "route",
                    "status",
                    "bytes_in",
                    "bytes_out",
                    "address",
                    "user_agent",
                    "referrer",
                    "consumer",
                    "trace_id",
                    "ending",
                    "sender",
                    "request_headers",
                    "request_type",
                    "request_size",
                    "request_sha256",
                    "request_truncated",
                    "request_body",
                    "response_headers",
                    "response_type",
                    "response_size",
                    "response_sha256",
                    "response_truncated",
                    "response_body");

    private static final int LONGEST_WORD = 32;
    private static final int LONGEST_HOST = 260;
    private static final int LONGEST_URL = 8_000;
    private static final int LONGEST_NAME = 500;
    private static final int LONGEST_AGENT = 2_000;
    private static final int LONGEST_TRACE = 128;
    private static final int LONGEST_DIGEST = 64;
    private static final char REPLACEMENT = '\uFFFD';

    private final PreparedStatement statement;
    private final Dialect dialect;
    private int at;

    private Row(PreparedStatement statement, Dialect dialect) {
        this.statement = statement;
        this.dialect = dialect;
    }

    static void write(Exchange exchange, PreparedStatement statement, Dialect dialect)
            throws SQLException {
        new Row(statement, dialect).write(exchange);
    }

    private void write(Exchange e) throws SQLException {
        id(e.id());
        statement.setLong(++at, e.sequence());
        time(statement, ++at, e.time(), dialect);
        statement.setLong(++at, e.durationMicros());
        if (e.firstByteMicros().isPresent()) {
            statement.setLong(++at, e.firstByteMicros().getAsLong());
        } else {
            statement.setNull(++at, Types.BIGINT);
        }
        statement.setString(++at, cut(e.method(), LONGEST_WORD));
        text(e.scheme(), LONGEST_WORD);
        text(e.host(), LONGEST_HOST);
        statement.setString(++at, cut(e.path(), LONGEST_URL));
        text(e.query(), LONGEST_URL);
        text(e.route(), LONGEST_NAME);
        statement.setInt(++at, e.status());
        statement.setLong(++at, e.bytesIn());
        statement.setLong(++at, e.bytesOut());
        text(e.address(), LONGEST_HOST);
        text(e.userAgent(), LONGEST_AGENT);
        text(e.referrer(), LONGEST_URL);
        text(e.consumer(), LONGEST_NAME);
        text(e.traceId(), LONGEST_TRACE);
        statement.setString(++at, e.ending().word());
        text(e.sender().isEmpty() ? "" : e.senderJson(), Integer.MAX_VALUE);
        message(e.request());
        message(e.response());
    }

    private void id(UUID id) throws SQLException {
        switch (dialect) {
            case POSTGRESQL, H2 -> statement.setObject(++at, id);
            case MYSQL -> statement.setString(++at, id.toString());
        }
    }

    /// MySQL's times have no zone, so they are UTC.
    static void time(PreparedStatement statement, int at, Instant time, Dialect dialect)
            throws SQLException {
        switch (dialect) {
            case POSTGRESQL, H2 -> statement.setObject(at, time.atOffset(ZoneOffset.UTC));
            case MYSQL -> statement.setObject(at, LocalDateTime.ofInstant(time, ZoneOffset.UTC));
        }
    }

    private void message(Message message) throws SQLException {
        Body body = message.body();
        text(message.headers().isEmpty() ? "" : message.headersJson(), Integer.MAX_VALUE);
        text(body.type(), LONGEST_NAME);
        statement.setLong(++at, body.size());
        text(body.sha256(), LONGEST_DIGEST);
        statement.setBoolean(++at, body.truncated());
        if (body.bytes().length == 0) {
            statement.setNull(++at, Types.BINARY);
        } else {
            statement.setBytes(++at, body.bytes());
        }
    }

    private void text(String text, int longest) throws SQLException {
        if (text.isEmpty()) {
            statement.setNull(++at, Types.VARCHAR);
        } else {
            statement.setString(++at, cut(text, longest));
        }
    }

    /// PostgreSQL takes no NUL, and none takes half a pair of surrogates.
    static String cut(String text, int longest) {
        String cut = text.length() <= longest ? text : text.substring(0, longest);
        StringBuilder mended = null;
        for (int i = 0; i < cut.length(); i++) {
            char c = cut.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < cut.length()
                    && Character.isLowSurrogate(cut.charAt(i + 1))) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                mended = mended == null ? new StringBuilder(cut) : mended;
                mended.setCharAt(i, REPLACEMENT);
            }
        }
        return mended == null ? cut : mended.toString();
    }
}
