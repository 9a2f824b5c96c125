package dev.footfall.store.duckdb;

import dev.footfall.model.EventKind;
import dev.footfall.store.StoredHit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// Reads from table `event` what an event is judged by.
final class HitRows {

    static final String COLUMNS =
            "seq, visit, visitor, happened, kind, from_log, method, status, host, path,"
                    + " user_agent, country, bot, bot_reason, bot_name";

    private HitRows() {}

    static StoredHit hit(ResultSet row) throws SQLException {
        return hit(row, UnaryOperator.identity());
    }

    /// @param shared one text for all that are equal
    static StoredHit hit(ResultSet row, UnaryOperator<String> shared) throws SQLException {
        return new StoredHit(
                EventKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getBoolean("from_log"),
                shared.apply(row.getString("method")),
                row.getInt("status"),
                shared.apply(row.getString("host")),
                shared.apply(row.getString("path")),
                shared.apply(row.getString("user_agent")),
                shared.apply(row.getString("country")),
                Origins.verdict(row));
    }
}
