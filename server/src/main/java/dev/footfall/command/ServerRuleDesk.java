package dev.footfall.command;

import dev.footfall.account.RuleWords;
import dev.footfall.store.Judged;
import dev.footfall.store.Judged.Change;
import dev.footfall.store.Judged.Count;
import dev.footfall.store.Judged.Standing;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// Rules and judging again at a running server.
final class ServerRuleDesk implements RuleDesk {

    private static final String RULES = "/api/rules";
    private static final List<String> CONDITIONS =
            List.of("address", "agent", "path", "country", "hostname");

    /// A day of a busy site takes some minutes.
    private static final Duration LONGEST_DAY = Duration.ofHours(1);

    private final ServerCall server;

    ServerRuleDesk(ServerCall server) {
        this.server = server;
    }

    @Override
    public List<RuleRow> rules(String site) {
        return server.get(RULES + "?site_id=" + ServerCall.part(site))
                .path("rules")
                .valueStream()
                .map(ServerRuleDesk::row)
                .toList();
    }

    @Override
    public String addRule(String site, RuleWords words, OptionalInt position) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("site_id", site);
        body.put("note", words.note());
        body.put("address", words.address());
        body.put("agent", words.agent());
        body.put("path", words.path());
        body.put("country", words.country());
        body.put("hostname", words.hostname());
        body.put("outcome", words.outcome());
        body.put("class", words.botClass());
        position.ifPresent(place -> body.put("position", place));
        return server.post(RULES, body).path("id").asString("");
    }

    @Override
    public void removeRule(String site, String id) {
        server.delete(RULES + "/" + ServerCall.part(id) + "?site_id=" + ServerCall.part(site));
    }

    @Override
    public Judged judge(String site, LocalDate day, boolean dryRun, boolean drop) {
        JsonNode judged =
                server.post(
                        "/api/judge",
                        Map.of(
                                "site_id", site,
                                "from", day.toString(),
                                "to", day.toString(),
                                "dry_run", dryRun,
                                "drop", drop),
                        LONGEST_DAY);
        return new Judged(
                judged.path("read").asLong(0),
                judged.path("changed").asLong(0),
                judged.path("moved").asLong(0),
                judged.path("dropped").asLong(0),
                judged.path("as_before").asLong(0),
                counts(
                        judged.path("changes"),
                        change ->
                                new Change(
                                        standing(change.path("from")),
                                        standing(change.path("to")))),
                counts(judged.path("agents"), agent -> agent.path("agent").asString("")),
                counts(judged.path("paths"), path -> path.path("path").asString("")));
    }

    @Override
    public void close() {
        server.close();
    }

    private static RuleRow row(JsonNode rule) {
        Map<String, String> conditions = new LinkedHashMap<>();
        CONDITIONS.forEach(name -> conditions.put(name, rule.path(name).asString("")));
        return new RuleRow(
                rule.path("id").asString(""),
                FolderRuleDesk.met(conditions),
                FolderRuleDesk.outcome(
                        rule.path("outcome").asString(""), rule.path("class").asString("")),
                rule.path("note").asString(""));
    }

    private static <T> List<Count<T>> counts(JsonNode list, Function<JsonNode, T> what) {
        return list.valueStream()
                .map(each -> new Count<>(what.apply(each), each.path("events").asLong(0)))
                .toList();
    }

    private static Standing standing(JsonNode standing) {
        return new Standing(
                standing.path("class").asString(""), standing.path("reason").asString(""));
    }
}
