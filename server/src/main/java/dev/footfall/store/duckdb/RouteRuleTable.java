package dev.footfall.store.duckdb;

import dev.footfall.model.RouteRule;
import dev.footfall.store.RouteRuleStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The table `route_rule`. Its SQL is PostgreSQL's too.
public final class RouteRuleTable implements RouteRuleStore {

    private static final String ALL =
            "SELECT id, site, method, template, source FROM route_rule ORDER BY id";
    private static final String NEXT = "SELECT nextval('route_number')";
    private static final String ADD =
            "INSERT INTO route_rule (id, site, method, template, source) VALUES (?, ?, ?, ?, ?)";
    private static final String REMOVE = "DELETE FROM route_rule WHERE id = ?";

    private final DuckDb store;

    public RouteRuleTable(DuckDb store) {
        this.store = store;
    }

    @Override
    public Map<Integer, List<RouteRule>> routeRules() {
        return store.read((connection, _) -> {
            Map<Integer, List<RouteRule>> bySite = new HashMap<>();
            try (Statement all = connection.createStatement();
                    ResultSet row = all.executeQuery(ALL)) {
                while (row.next()) {
                    bySite.computeIfAbsent(row.getInt("site"), _ -> new ArrayList<>())
                            .add(rule(row));
                }
            }
            return bySite;
        });
    }

    private static RouteRule rule(ResultSet row) throws SQLException {
        return new RouteRule(
                row.getLong("id"),
                row.getString("method"),
                row.getString("template"),
                RouteRule.Source.valueOf(row.getString("source").toUpperCase(Locale.ROOT)));
    }

    @Override
    public List<RouteRule> replace(int site, List<RouteRule> removed, List<RouteRule> added) {
        return store.change(connection -> {
            try (PreparedStatement remove = connection.prepareStatement(REMOVE)) {
                for (RouteRule rule : removed) {
                    remove.setLong(1, rule.id());
                    remove.executeUpdate();
                }
            }
            return add(connection, site, added);
        });
    }

    private static List<RouteRule> add(Connection connection, int site, List<RouteRule> rules)
            throws SQLException {
        List<RouteRule> numbered = new ArrayList<>(rules.size());
        try (PreparedStatement next = connection.prepareStatement(NEXT);
                PreparedStatement add = connection.prepareStatement(ADD)) {
            for (RouteRule rule : rules) {
                RouteRule added = rule.numbered(number(next));
                add.setLong(1, added.id());
                add.setInt(2, site);
                add.setString(3, added.method());
                add.setString(4, added.template());
                add.setString(5, added.source().word());
                add.executeUpdate();
                numbered.add(added);
            }
        }
        return List.copyOf(numbered);
    }

    private static long number(PreparedStatement next) throws SQLException {
        try (ResultSet found = next.executeQuery()) {
            found.next();
            return found.getLong(1);
        }
    }
}
