package dev.footfall.ingest.judge;

import dev.footfall.ingest.bot.AddBotVerdict;
import dev.footfall.ingest.judge.Evidence.From;
import dev.footfall.ingest.page.DecidePage;
import dev.footfall.model.BotVerdict;
import dev.footfall.model.EventKind;
import dev.footfall.model.Rule;
import dev.footfall.store.Judge;
import dev.footfall.store.StoredHit;
import java.util.Optional;
import java.util.Set;

/// Judges stored events of one site by the very rules and lists that hits are judged by. Neither
/// addresses nor headers nor rates are stored: a verdict that rests on them stays, unless something
/// else decides; a rule with an address is met only where it was met when the event came in.
final class StoredJudge implements Judge {

    /// Reasons that begin so rest on the agent, which is stored.
    private static final String BY_AGENT = "agent-";

    /// What an address proved of the name that the agent gives: stands above the agent's words.
    private static final Set<String> ABOUT_NAMES = Set.of("range-verified", "range-disproved");

    private final SiteRules rules;
    private final AddBotVerdict agents;

    StoredJudge(SiteRules rules, AddBotVerdict agents) {
        this.rules = rules;
        this.agents = agents;
    }

    @Override
    public Ruling judge(StoredHit hit) {
        Optional<Rule> met = rules.isEmpty() ? Optional.empty() : rules.first(evidence(hit));
        if (met.isEmpty()) {
            return withoutRule(hit);
        }
        Rule rule = met.get();
        return SiteRules.verdict(rule)
                .<Ruling>map(verdict -> stays(hit, verdict, !rule.address().isEmpty()))
                .orElseGet(() -> new Ruling.Goes(rule.name()));
    }

    private static Evidence evidence(StoredHit hit) {
        BotVerdict verdict = hit.verdict();
        boolean byRule = verdict.reason().equals(BotVerdict.BY_RULE);
        return new Evidence(
                new From.Forgotten(byRule ? verdict.name() : ""),
                hit.userAgent(),
                hit.path(),
                hit.country(),
                hit.host());
    }

    private Ruling withoutRule(StoredHit hit) {
        BotVerdict before = hit.verdict();
        BotVerdict byAgent = agents.byAgent(hit.userAgent(), hit.kind(), hit.fromLog());
        boolean restsOnForgotten =
                !before.reason().isEmpty()
                        && !before.reason().startsWith(BY_AGENT)
                        && !before.reason().equals(BotVerdict.BY_RULE);
        boolean isKept =
                restsOnForgotten && (!byAgent.isBot() || ABOUT_NAMES.contains(before.reason()));
        return isKept ? new Ruling.Stays(before, hit.kind(), true) : stays(hit, byAgent, false);
    }

    private static Ruling stays(StoredHit hit, BotVerdict verdict, boolean asBefore) {
        return new Ruling.Stays(verdict, kind(hit, verdict), asBefore);
    }

    /// Whether a line of a log shows a page is decided anew where a bot is a person now or a person
    /// a bot; by its path, unless that was beyond the number of paths that are kept apart.
    private static EventKind kind(StoredHit hit, BotVerdict verdict) {
        if (!hit.fromLog() || verdict.isBot() == hit.verdict().isBot()) {
            return hit.kind();
        }
        return hit.path().startsWith("/")
                ? DecidePage.ofLogLine(hit.method(), hit.status(), verdict, hit.path())
                : EventKind.REQUEST;
    }
}
