package dev.footfall.store.duckdb;

import dev.footfall.model.Location;
import dev.footfall.model.Visit;
import dev.footfall.store.Visits;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;

/// Rebuilds the visits that were open when the process ended, however it ended, from the events of
/// theirs that are stored.
final class UnendedVisits {

    /// One row for each visit. Of events that happened at the same time the first stored counts as
    /// the earlier, as [Visit#with] has it.
    private static final String UNENDED =
            """
            WITH unended AS (
                SELECT *, happened::HUGEINT * 1000000000000000 + seq AS turn, kind = 'pageview' AS page
                FROM event
                WHERE visit >= (SELECT max(seq) FROM open_from)
                  AND visit NOT IN
                    (SELECT id FROM visit WHERE id >= (SELECT max(seq) FROM open_from))
            )
            SELECT visit, any_value(site) AS site, any_value(visitor) AS visitor,
                coalesce(arg_max(pseudonym, turn), any_value(visitor)) AS newest,
                min(happened - engaged * 1000) AS reach, min(happened) AS started, max(happened) AS ended, max(received) AS touched,
                count(*) FILTER (page) AS pageviews,
                count(*) FILTER (kind <> 'engagement') AS events,
                count(*) FILTER (method <> '') AS requests,
                bool_or(interactive) AS interactive,
                sum(engaged)::BIGINT AS engaged,
                coalesce(arg_min(host, turn) FILTER (page), '') AS entry_host,
                coalesce(arg_min(path, turn) FILTER (page), '') AS entry_page,
                coalesce(arg_min(query, turn) FILTER (page), '') AS entry_query,
                coalesce(arg_max(host, turn) FILTER (page), '') AS exit_host,
                coalesce(arg_max(path, turn) FILTER (page), '') AS exit_page,
                coalesce(arg_max(query, turn) FILTER (page), '') AS exit_query,
                coalesce(min(happened) FILTER (page), min(happened)) AS entry_at,
                coalesce(max(happened) FILTER (page), min(happened)) AS exit_at,
                %s
            FROM unended GROUP BY visit ORDER BY visit
            """
                    .formatted(
                            VisitColumns.origin((Visit visit) -> visit).stream()
                                    .map(column ->
                                            "any_value(%1$s) AS %1$s".formatted(column.name()))
                                    .collect(Collectors.joining(", ")));

    private UnendedVisits() {}

    static void restore(Connection connection, Visits visits) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(UNENDED)) {
            while (row.next()) {
                visits.restore(
                        visit(row),
                        row.getLong("newest"),
                        row.getLong("touched"),
                        row.getLong("reach"));
            }
        }
    }

    private static Visit visit(ResultSet row) throws SQLException {
        return new Visit(
                row.getLong("visit"),
                row.getInt("site"),
                row.getLong("visitor"),
                row.getLong("started"),
                row.getLong("ended"),
                row.getInt("pageviews"),
                row.getInt("events"),
                row.getInt("requests"),
                row.getBoolean("interactive"),
                row.getLong("engaged"),
                location(row, "entry"),
                location(row, "exit"),
                row.getLong("entry_at"),
                row.getLong("exit_at"),
                Origins.agent(row),
                Origins.place(row),
                Origins.referral(row),
                Origins.verdict(row));
    }

    private static Location location(ResultSet row, String end) throws SQLException {
        return new Location(
                row.getString(end + "_host"),
                row.getString(end + "_page"),
                row.getString(end + "_query"));
    }
}
