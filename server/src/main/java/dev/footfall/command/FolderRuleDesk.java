package dev.footfall.command;

import dev.footfall.Footfall;
import dev.footfall.account.Reply;
import dev.footfall.account.RuleWords;
import dev.footfall.config.Settings;
import dev.footfall.model.Rule;
import dev.footfall.model.RuleOutcome;
import dev.footfall.model.Site;
import dev.footfall.store.Judged;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// Rules and judging again in the data folder of a server that does not run.
final class FolderRuleDesk implements RuleDesk {

    private final Footfall footfall;

    private FolderRuleDesk(Footfall footfall) {
        this.footfall = footfall;
    }

    static FolderRuleDesk open(Settings settings) {
        try {
            return new FolderRuleDesk(Footfall.open(settings, InstantSource.system()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<RuleRow> rules(String site) {
        return footfall.accounts().rules().of(site(site).number()).stream()
                .map(FolderRuleDesk::row)
                .toList();
    }

    @Override
    public String addRule(String site, RuleWords words, OptionalInt position) {
        Reply<Rule> reply = footfall.accounts().rules().add(site(site), words, position);
        return switch (reply) {
            case Reply.Done<Rule>(Rule rule) -> rule.name();
            case Reply.Refused<Rule>(var field, var why) ->
                    throw new FailedException(field + ": " + why);
        };
    }

    @Override
    public void removeRule(String site, String id) {
        Site of = site(site);
        Rule rule =
                footfall.accounts().rules().of(of.number()).stream()
                        .filter(r -> r.name().equals(id))
                        .findFirst()
                        .orElseThrow(
                                () -> new FailedException("The site has no rule '" + id + "'."));
        footfall.accounts().rules().remove(of, rule.id());
    }

    @Override
    public Judged judge(String site, LocalDate day, boolean dryRun, boolean drop) {
        return footfall.rejudgement()
                .run(site(site), day, day, dryRun, drop)
                .orElseThrow(() -> new FailedException("Events are being judged already."));
    }

    @Override
    public void close() {
        footfall.close();
    }

    private Site site(String domain) {
        return footfall.accounts()
                .sites()
                .find(domain)
                .orElseThrow(() -> new FailedException("There is no site '" + domain + "'."));
    }

    private static RuleRow row(Rule rule) {
        Map<String, String> conditions = new LinkedHashMap<>();
        conditions.put("address", rule.address());
        conditions.put("agent", rule.agent());
        conditions.put("path", rule.path());
        conditions.put("country", rule.country());
        conditions.put("hostname", rule.hostname());
        return new RuleRow(
                rule.name(),
                met(conditions),
                rule.outcome() instanceof RuleOutcome.Bot(var botClass)
                        ? outcome("bot", botClass.word())
                        : outcome(rule.outcome().word(), ""),
                rule.note());
    }

    /// Conditions in words; an empty text is none.
    static String met(Map<String, String> conditions) {
        return conditions.entrySet().stream()
                .filter(condition -> !condition.getValue().isEmpty())
                .map(condition -> condition.getKey() + ": " + condition.getValue())
                .collect(Collectors.joining(", "));
    }

    static String outcome(String word, String botClass) {
        return botClass.isEmpty() ? word : word + " (" + botClass + ")";
    }
}
