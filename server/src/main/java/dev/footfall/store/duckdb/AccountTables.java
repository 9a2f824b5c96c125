package dev.footfall.store.duckdb;

import dev.footfall.model.BotClass;
import dev.footfall.model.Goal;
import dev.footfall.model.Identity;
import dev.footfall.model.PathRules;
import dev.footfall.model.Rule;
import dev.footfall.model.RuleOutcome;
import dev.footfall.model.Site;
import dev.footfall.store.AccountStore;
import dev.footfall.store.StoredKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The tables `site`, `goal`, `rule` and `api_key`. Their SQL is PostgreSQL's too.
public final class AccountTables implements AccountStore {

    private static final String SITES =
            """
            SELECT number, domain, zone, identity, visit_timeout, path_slash, path_case,
                path_parameters
            FROM site ORDER BY number
            """;
    private static final String ADD_SITE =
            """
            INSERT INTO site (domain, zone, identity, visit_timeout, path_slash, path_case,
                path_parameters, number, created)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String CHANGE_SITE =
            """
            UPDATE site SET domain = ?, zone = ?, identity = ?, visit_timeout = ?,
                path_slash = ?, path_case = ?, path_parameters = ?
            WHERE number = ?
            """;
    private static final String KEEP = "keep";
    private static final String CUT = "cut";
    private static final String LOWER = "lower";
    private static final String REMOVE_RULES = "DELETE FROM rule WHERE site = ?";
    private static final List<String> REMOVE_SITE =
            List.of(
                    "DELETE FROM goal WHERE site = ?",
                    "DELETE FROM route_rule WHERE site = ?",
                    REMOVE_RULES,
                    "DELETE FROM api_key WHERE site = ?",
                    "DELETE FROM session WHERE link IN (SELECT number FROM shared_link WHERE"
                            + " site = ?)",
                    "DELETE FROM shared_link WHERE site = ?",
                    "DELETE FROM segment WHERE site = ?",
                    "DELETE FROM annotation WHERE site = ?",
                    "DELETE FROM eye_session WHERE site = ?",
                    "DELETE FROM eye_event WHERE site = ?",
                    "DELETE FROM eye_fault WHERE site = ?",
                    "DELETE FROM tag WHERE site = ?",
                    "DELETE FROM exchange WHERE site = ?",
                    "DELETE FROM capture_loss WHERE site = ?",
                    "DELETE FROM visitor_network WHERE site = ?",
                    "DELETE FROM eye_schema WHERE site = ?",
                    "DELETE FROM visit WHERE site = ?",
                    "DELETE FROM event WHERE site = ?",
                    "DELETE FROM site WHERE number = ?");
    private static final String GOALS =
            "SELECT id, site, display_name, event_name, path FROM goal ORDER BY id";
    private static final String ADD_GOAL = "INSERT INTO goal VALUES (?, ?, ?, ?, ?)";
    private static final String RULES =
            """
            SELECT id, site, note, address, agent, path, country, hostname, outcome, bot
            FROM rule ORDER BY site, place
            """;
    private static final String ADD_RULE =
            "INSERT INTO rule VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String KEYS =
            "SELECT id, name, hash, scopes, site, created FROM api_key ORDER BY created, id";
    private static final String ADD_KEY = "INSERT INTO api_key VALUES (?, ?, ?, ?, ?, ?)";

    private final SmallTables tables;

    public AccountTables(DuckDb store) {
        this.tables = new SmallTables(store);
    }

    @Override
    public List<Site> sites() {
        return tables.rows(
                SITES,
                row ->
                        new Site(
                                row.getInt("number"),
                                row.getString("domain"),
                                zone(row.getString("zone")),
                                Identity.find(row.getString("identity")).orElse(Identity.DAILY),
                                Duration.ofSeconds(row.getLong("visit_timeout")),
                                paths(row)));
    }

    private static PathRules paths(ResultSet row) throws SQLException {
        String parameters = row.getString("path_parameters");
        return new PathRules(
                row.getString("path_slash").equals(CUT),
                row.getString("path_case").equals(LOWER),
                parameters.isEmpty() ? List.of() : List.of(parameters.split(",")));
    }

    /// Its columns from `domain` to `path_parameters`, and what comes behind them.
    private static Object[] values(Site site, Object... behind) {
        PathRules paths = site.paths();
        List<Object> values = new ArrayList<>();
        values.add(site.domain());
        values.add(site.zone().getId());
        values.add(site.identity().word());
        values.add(site.visitTimeout().toSeconds());
        values.add(paths.cutsSlash() ? CUT : KEEP);
        values.add(paths.lowersCase() ? LOWER : KEEP);
        values.add(String.join(",", paths.parameters()));
        values.addAll(List.of(behind));
        return values.toArray();
    }

    @Override
    public Site addSite(Site site, long created) {
        return tables.together(connection -> {
            int number = Math.toIntExact(SmallTables.next(connection, "site_number"));
            SmallTables.run(connection, ADD_SITE, values(site, number, created));
            return site.numbered(number);
        });
    }

    @Override
    public void changeSite(Site site) {
        tables.change(CHANGE_SITE, values(site, site.number()));
    }

    @Override
    public void removeSite(int number) {
        tables.together(connection -> {
            for (String delete : REMOVE_SITE) {
                SmallTables.run(connection, delete, number);
            }
            return number;
        });
    }

    @Override
    public Map<Integer, List<Goal>> goals() {
        Map<Integer, List<Goal>> bySite = new HashMap<>();
        tables.rows(
                GOALS,
                row ->
                        bySite.computeIfAbsent(row.getInt("site"), _ -> new ArrayList<>())
                                .add(goal(row)));
        return bySite;
    }

    @Override
    public Goal addGoal(int site, Goal goal) {
        return tables.together(connection -> {
            Goal added = numbered(goal, SmallTables.next(connection, "goal_number"));
            String eventName = added instanceof Goal.OnEvent event ? event.eventName() : "";
            String path = added instanceof Goal.OnPage page ? page.path() : "";
            SmallTables.run(
                    connection, ADD_GOAL, added.id(), site, added.displayName(), eventName, path);
            return added;
        });
    }

    @Override
    public void removeGoal(long id) {
        tables.change("DELETE FROM goal WHERE id = ?", id);
    }

    @Override
    public Map<Integer, List<Rule>> rules() {
        Map<Integer, List<Rule>> bySite = new HashMap<>();
        tables.rows(
                RULES,
                row ->
                        bySite.computeIfAbsent(row.getInt("site"), _ -> new ArrayList<>())
                                .add(rule(row)));
        bySite.replaceAll((_, rules) -> List.copyOf(rules));
        return bySite;
    }

    @Override
    public List<Rule> keepRules(int site, List<Rule> rules) {
        return tables.together(connection -> {
            SmallTables.run(connection, REMOVE_RULES, site);
            List<Rule> kept = new ArrayList<>();
            for (Rule rule : rules) {
                Rule named =
                        rule.id() > 0
                                ? rule
                                : rule.numbered(SmallTables.next(connection, "rule_number"));
                SmallTables.run(connection, ADD_RULE, values(site, kept.size(), named));
                kept.add(named);
            }
            return List.copyOf(kept);
        });
    }

    private static Object[] values(int site, int place, Rule rule) {
        return new Object[] {
            rule.id(),
            site,
            place,
            rule.note(),
            rule.address(),
            rule.agent(),
            rule.path(),
            rule.country(),
            rule.hostname(),
            rule.outcome().word(),
            rule.outcome() instanceof RuleOutcome.Bot(BotClass bot) ? bot.word() : ""
        };
    }

    private static Rule rule(ResultSet row) throws SQLException {
        return new Rule(
                row.getLong("id"),
                row.getString("note"),
                row.getString("address"),
                row.getString("agent"),
                row.getString("path"),
                row.getString("country"),
                row.getString("hostname"),
                outcome(row.getString("outcome"), row.getString("bot")));
    }

    private static RuleOutcome outcome(String word, String bot) {
        return switch (word) {
            case "drop" -> new RuleOutcome.Drop();
            case "person" -> new RuleOutcome.Person();
            default -> new RuleOutcome.Bot(BotClass.find(bot).orElse(BotClass.SUSPICIOUS));
        };
    }

    @Override
    public List<StoredKey> keys() {
        return tables.rows(
                KEYS,
                row ->
                        new StoredKey(
                                row.getString("id"),
                                row.getString("name"),
                                row.getString("hash"),
                                List.of(row.getString("scopes").split(",")),
                                row.getInt("site"),
                                row.getLong("created")));
    }

    @Override
    public void addKey(StoredKey key) {
        tables.change(
                ADD_KEY,
                key.id(),
                key.name(),
                key.hash(),
                String.join(",", key.scopes()),
                key.site(),
                key.created());
    }

    @Override
    public void removeKey(String id) {
        tables.change("DELETE FROM api_key WHERE id = ?", id);
    }

    private static Goal goal(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        String displayName = row.getString("display_name");
        String eventName = row.getString("event_name");
        return eventName.isEmpty()
                ? new Goal.OnPage(id, displayName, row.getString("path"))
                : new Goal.OnEvent(id, displayName, eventName);
    }

    private static Goal numbered(Goal goal, long id) {
        return switch (goal) {
            case Goal.OnEvent(_, var displayName, var eventName) ->
                    new Goal.OnEvent(id, displayName, eventName);
            case Goal.OnPage(_, var displayName, var path) ->
                    new Goal.OnPage(id, displayName, path);
        };
    }

    /// A zone that a later time zone database no longer knows must not stop the start.
    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }
}
