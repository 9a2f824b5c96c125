package dev.footfall.ingest.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.ingest.Draft;
import dev.footfall.ingest.Hits;
import dev.footfall.ingest.Step.Decision;
import dev.footfall.model.BotClass;
import dev.footfall.model.BotVerdict;
import dev.footfall.model.DropReason;
import dev.footfall.model.Place;
import dev.footfall.model.Rule;
import dev.footfall.model.RuleOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApplyRulesTest {

    private static final RuleOutcome SCANNER = new RuleOutcome.Bot(BotClass.SCANNER);
    private static final BotVerdict CURL =
            new BotVerdict(BotClass.HTTP_LIBRARY, "agent-library", "curl");

    private static Rule rule(
            long id, String address, String agent, String path, String country, RuleOutcome says) {
        return new Rule(id, "a note", address, agent, path, country, "", says);
    }

    private static Draft draft(Hits hits) {
        Draft draft = hits.draft();
        draft.place = new Place("DE", "", "");
        return draft;
    }

    private static BotVerdict verdict(Draft draft, Rule... rules) {
        assertThat(apply(draft, rules)).isEqualTo(Decision.GO_ON);
        return draft.verdict;
    }

    private static Decision apply(Draft draft, Rule... rules) {
        List<Rule> list = List.of(rules);
        return new ApplyRules(new RuleBook(_ -> list)).apply(draft);
    }

    @Test
    void without_a_rule_that_is_met_the_verdict_stays() {
        Draft draft = draft(Hits.logLine());
        draft.verdict = CURL;
        assertThat(verdict(draft)).isEqualTo(CURL);
        assertThat(verdict(draft, rule(1, "", "", "/other", "", SCANNER))).isEqualTo(CURL);
    }

    @Test
    void each_condition_can_be_met_or_not() {
        Hits hits = Hits.pageview().at("shop.example.com", "/wp-login.php", "").agent("Evil/1.0");
        BotVerdict scanner = new BotVerdict(BotClass.SCANNER, "rule", "1");
        for (Rule met :
                List.of(
                        rule(1, "81.2.69.0/24", "", "", "", SCANNER),
                        rule(1, "", "eVIL", "", "", SCANNER),
                        rule(1, "", "", "/wp-*", "", SCANNER),
                        rule(1, "", "", "", "DE", SCANNER),
                        new Rule(1, "", "", "", "", "", "*.example.com", SCANNER))) {
            assertThat(verdict(draft(hits), met)).as(met.toString()).isEqualTo(scanner);
        }
        for (Rule unmet :
                List.of(
                        rule(1, "81.2.70.0/24", "", "", "", SCANNER),
                        rule(1, "", "devil", "", "", SCANNER),
                        rule(1, "", "", "/wp-", "", SCANNER),
                        rule(1, "", "", "", "FR", SCANNER),
                        new Rule(1, "", "", "", "", "", "example.com", SCANNER))) {
            assertThat(verdict(draft(hits), unmet))
                    .as(unmet.toString())
                    .isEqualTo(BotVerdict.PERSON);
        }
    }

    @Test
    void all_conditions_must_hold() {
        Rule rule = rule(1, "81.2.69.0/24", "firefox", "/a", "DE", SCANNER);
        assertThat(verdict(draft(Hits.pageview().at("x", "/a", "")), rule).isBot()).isTrue();
        assertThat(verdict(draft(Hits.pageview().at("x", "/b", "")), rule).isBot()).isFalse();
    }

    @Test
    void the_first_rule_that_is_met_decides() {
        Rule person = rule(7, "", "", "/a", "", new RuleOutcome.Person());
        Rule scanner = rule(3, "", "", "/*", "", SCANNER);
        Draft draft = draft(Hits.pageview().at("x", "/a", "").agent("curl/8"));
        draft.verdict = CURL;
        assertThat(verdict(draft, person, scanner))
                .isEqualTo(new BotVerdict(BotClass.PERSON, "rule", "7"));
        assertThat(verdict(draft, scanner, person).botClass()).isEqualTo(BotClass.SCANNER);
    }

    @Test
    void a_drop_names_its_rule() {
        Rule drop = rule(12, "", "firefox", "", "", new RuleOutcome.Drop());
        assertThat(apply(draft(Hits.pageview()), drop))
                .isEqualTo(
                        new Decision.Drop(
                                DropReason.RULE, "rule 12 of the site drops it (a note)"));
    }

    @Test
    void a_changed_rule_holds_at_once() {
        List<List<Rule>> now = new java.util.ArrayList<>();
        now.add(List.of());
        ApplyRules step = new ApplyRules(new RuleBook(_ -> now.getLast()));
        Draft draft = draft(Hits.pageview());
        assertThat(step.apply(draft)).isEqualTo(Decision.GO_ON);
        assertThat(draft.verdict.isBot()).isFalse();
        now.add(List.of(rule(1, "", "firefox", "", "", SCANNER)));
        assertThat(step.apply(draft)).isEqualTo(Decision.GO_ON);
        assertThat(draft.verdict.isBot()).isTrue();
    }
}
