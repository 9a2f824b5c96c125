package dev.footfall.store.duckdb;

import dev.footfall.model.Agent;
import dev.footfall.model.BotClass;
import dev.footfall.model.BotVerdict;
import dev.footfall.model.EventKind;
import dev.footfall.model.Location;
import dev.footfall.model.Place;
import dev.footfall.model.Referral;
import dev.footfall.model.Visit;
import dev.footfall.store.Visits;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Rebuilds the visits that were open when the process ended, however it ended, from the events of
/// theirs that are stored.
final class UnendedVisits {

    private static final String EVENTS =
            """
            SELECT * FROM event
            WHERE visit >= (SELECT max(seq) FROM open_from)
              AND visit NOT IN
                (SELECT id FROM visit WHERE id >= (SELECT max(seq) FROM open_from))
            ORDER BY seq
            """;

    /// A visit as far as its events have been read.
    private record Found(Visit visit, long touched) {}

    private UnendedVisits() {}

    static void restore(Connection connection, Visits visits) throws SQLException {
        Map<Long, Found> unended = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet event = statement.executeQuery(EVENTS)) {
            while (event.next()) {
                long id = event.getLong("visit");
                Found found = unended.get(id);
                Visit visit = found == null ? opened(event) : found.visit();
                unended.put(id, new Found(visit.with(joining(event)), event.getLong("received")));
            }
        }
        unended.values().forEach(found -> visits.restore(found.visit(), found.touched()));
    }

    private static Visit.Joining joining(ResultSet event) throws SQLException {
        return new Visit.Joining(
                event.getLong("happened"),
                EventKind.valueOf(event.getString("kind").toUpperCase(Locale.ROOT)),
                !event.getString("method").isEmpty(),
                event.getBoolean("interactive"),
                event.getLong("engaged"),
                new Location(
                        event.getString("host"),
                        event.getString("path"),
                        event.getString("query")));
    }

    private static Visit opened(ResultSet event) throws SQLException {
        return Visit.opened(
                event.getLong("visit"),
                event.getInt("site"),
                event.getLong("visitor"),
                event.getLong("happened"),
                new Agent(
                        event.getString("browser"),
                        event.getString("browser_version"),
                        event.getString("os"),
                        event.getString("os_version"),
                        event.getString("device")),
                new Place(
                        event.getString("country"),
                        event.getString("region"),
                        event.getString("city")),
                referral(event),
                verdict(event));
    }

    private static Referral referral(ResultSet event) throws SQLException {
        return new Referral(
                event.getString("referrer"),
                event.getString("source"),
                event.getString("channel"),
                event.getString("utm_medium"),
                event.getString("utm_source"),
                event.getString("utm_campaign"),
                event.getString("utm_content"),
                event.getString("utm_term"));
    }

    private static BotVerdict verdict(ResultSet event) throws SQLException {
        String word = event.getString("bot");
        BotClass botClass =
                Arrays.stream(BotClass.values())
                        .filter(known -> known.word().equals(word))
                        .findFirst()
                        .orElse(BotClass.OTHER);
        return new BotVerdict(botClass, event.getString("bot_reason"), event.getString("bot_name"));
    }
}
