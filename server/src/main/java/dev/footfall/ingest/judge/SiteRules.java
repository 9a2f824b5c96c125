package dev.footfall.ingest.judge;

import dev.footfall.ingest.judge.Evidence.From;
import dev.footfall.model.Address;
import dev.footfall.model.BotVerdict;
import dev.footfall.model.Network;
import dev.footfall.model.Rule;
import dev.footfall.model.RuleOutcome;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rules of one site, ready to be held against hits. Any thread may use it.
final class SiteRules {

    private final List<Rule> source;
    private final List<Ready> rules;

    SiteRules(List<Rule> source) {
        this.source = source;
        this.rules = source.stream().map(Ready::of).toList();
    }

    /// Whether they were made of that very list.
    @SuppressWarnings("ReferenceEquality") // comparing each rule for each hit would be slow
    boolean isOf(List<Rule> list) {
        return source == list;
    }

    boolean isEmpty() {
        return rules.isEmpty();
    }

    /// The first rule that is met.
    Optional<Rule> first(Evidence evidence) {
        String agent = evidence.agent().toLowerCase(Locale.ROOT);
        for (Ready rule : rules) {
            if (rule.isMet(evidence, agent)) {
                return Optional.of(rule.rule());
            }
        }
        return Optional.empty();
    }

    /// The verdict that the rule's outcome stands for; empty for one that lets nothing in.
    static Optional<BotVerdict> verdict(Rule rule) {
        return switch (rule.outcome()) {
            case RuleOutcome.Bot(var botClass) ->
                    Optional.of(new BotVerdict(botClass, BotVerdict.BY_RULE, rule.name()));
            case RuleOutcome.Person() ->
                    Optional.of(
                            new BotVerdict(
                                    BotVerdict.PERSON.botClass(), BotVerdict.BY_RULE, rule.name()));
            case RuleOutcome.Drop() -> Optional.empty();
        };
    }

    private record Ready(
            Rule rule,
            @Nullable Network network,
            String agent,
            @Nullable StarPattern path,
            @Nullable StarPattern host) {

        static Ready of(Rule rule) {
            return new Ready(
                    rule,
                    Network.parse(rule.address()).orElse(null),
                    rule.agent().toLowerCase(Locale.ROOT),
                    rule.path().isEmpty() ? null : new StarPattern(rule.path()),
                    rule.hostname().isEmpty() ? null : new StarPattern(rule.hostname()));
        }

        /// @param agentInLower of the evidence
        boolean isMet(Evidence evidence, String agentInLower) {
            return (rule.country().isEmpty() || rule.country().equals(evidence.country()))
                    && agentInLower.contains(agent)
                    && (host == null || host.matches(evidence.host()))
                    && (path == null || path.matches(evidence.path()))
                    && (rule.address().isEmpty() || isFrom(evidence.from()));
        }

        private boolean isFrom(From from) {
            return switch (from) {
                case From.Known(String text) ->
                        network != null
                                && Address.parse(text).filter(network::contains).isPresent();
                case From.Forgotten(String decidedBy) -> decidedBy.equals(rule.name());
            };
        }
    }
}
