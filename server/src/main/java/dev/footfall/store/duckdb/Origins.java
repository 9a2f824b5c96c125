package dev.footfall.store.duckdb;

import dev.footfall.model.Agent;
import dev.footfall.model.BotClass;
import dev.footfall.model.BotVerdict;
import dev.footfall.model.Place;
import dev.footfall.model.Referral;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Reads the columns of [VisitColumns#origin] back: where a visit came from and who made it.
final class Origins {

    private Origins() {}

    static Agent agent(ResultSet row) throws SQLException {
        return new Agent(
                row.getString("browser"),
                row.getString("browser_version"),
                row.getString("os"),
                row.getString("os_version"),
                row.getString("device"));
    }

    static Place place(ResultSet row) throws SQLException {
        return new Place(row.getString("country"), row.getString("region"), row.getString("city"));
    }

    static Referral referral(ResultSet row) throws SQLException {
        return new Referral(
                row.getString("referrer"),
                row.getString("source"),
                row.getString("channel"),
                row.getString("utm_medium"),
                row.getString("utm_source"),
                row.getString("utm_campaign"),
                row.getString("utm_content"),
                row.getString("utm_term"));
    }

    static BotVerdict verdict(ResultSet row) throws SQLException {
        BotClass botClass = BotClass.find(row.getString("bot")).orElse(BotClass.OTHER);
        return new BotVerdict(botClass, row.getString("bot_reason"), row.getString("bot_name"));
    }
}
