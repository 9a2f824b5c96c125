package dev.footfall.ingest.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.ingest.bot.AddBotVerdict;
import dev.footfall.ingest.bot.BotPatterns;
import dev.footfall.ingest.bot.BotRanges;
import dev.footfall.model.BotClass;
import dev.footfall.model.BotVerdict;
import dev.footfall.model.EventKind;
import dev.footfall.model.JudgedHeaders;
import dev.footfall.model.Rule;
import dev.footfall.model.RuleOutcome;
import dev.footfall.store.Judge.Ruling;
import dev.footfall.store.StoredHit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredJudgeTest {

    private static final String FIREFOX =
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private static final BotPatterns BOTS = BotPatterns.load();
    private static final RuleOutcome SCANNER = new RuleOutcome.Bot(BotClass.SCANNER);

    private static Ruling judged(StoredHit hit, Rule... rules) {
        AddBotVerdict agents =
                new AddBotVerdict(
                        BOTS::judge, JudgedHeaders.NONE, BotRanges.open(Optional.empty()));
        return new StoredJudge(new SiteRules(List.of(rules)), agents).judge(hit);
    }

    private static StoredHit logged(String agent, EventKind kind, BotVerdict verdict) {
        return new StoredHit(kind, true, "GET", 200, "example.com", "/page", agent, "DE", verdict);
    }

    private static BotVerdict bot(String reason) {
        return new BotVerdict(BotClass.SUSPICIOUS, reason, "");
    }

    private static Rule inBlock(long id, RuleOutcome outcome) {
        return new Rule(id, "", "192.0.2.0/24", "", "", "", "", outcome);
    }

    @Test
    void a_bot_that_is_on_the_list_now_is_one_and_shows_no_page() {
        Ruling ruling =
                judged(
                        logged(
                                "Mozilla/5.0 (compatible; Googlebot/2.1)",
                                EventKind.PAGEVIEW,
                                BotVerdict.PERSON));
        assertThat(ruling)
                .isEqualTo(
                        new Ruling.Stays(
                                new BotVerdict(
                                        BotClass.SEARCH_CRAWLER, "agent-pattern", "Googlebot"),
                                EventKind.REQUEST,
                                false));
    }

    @Test
    void what_a_rule_decided_that_is_gone_is_decided_anew() {
        StoredHit hit =
                logged(
                        FIREFOX,
                        EventKind.REQUEST,
                        new BotVerdict(BotClass.SCANNER, BotVerdict.BY_RULE, "3"));
        assertThat(judged(hit))
                .isEqualTo(new Ruling.Stays(BotVerdict.PERSON, EventKind.PAGEVIEW, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "range-operator",
                "range-datacentre",
                "header-language",
                "rate",
                "range-verified"
            })
    void a_verdict_that_rests_on_what_is_not_stored_stays(String reason) {
        StoredHit hit = logged(FIREFOX, EventKind.PAGEVIEW, bot(reason));
        assertThat(judged(hit)).isEqualTo(new Ruling.Stays(bot(reason), EventKind.PAGEVIEW, true));
    }

    @Test
    void the_agents_words_go_before_its_data_centre_and_after_its_proof() {
        String curl = "curl/8.5.0";
        StoredHit fromCentre = logged(curl, EventKind.REQUEST, bot("range-datacentre"));
        assertThat(judged(fromCentre))
                .isInstanceOfSatisfying(
                        Ruling.Stays.class,
                        stays -> assertThat(stays.verdict().reason()).isEqualTo("agent-library"));
        StoredHit disproved = logged(curl, EventKind.REQUEST, bot("range-disproved"));
        assertThat(judged(disproved))
                .isEqualTo(new Ruling.Stays(bot("range-disproved"), EventKind.REQUEST, true));
    }

    @Test
    void a_rule_without_an_address_decides_over_what_is_not_stored() {
        StoredHit hit = logged(FIREFOX, EventKind.REQUEST, bot("range-datacentre"));
        Rule person = new Rule(5, "", "", "firefox", "", "", "", new RuleOutcome.Person());
        assertThat(judged(hit, person))
                .isEqualTo(
                        new Ruling.Stays(
                                new BotVerdict(BotClass.PERSON, "rule", "5"),
                                EventKind.PAGEVIEW,
                                false));
    }

    @Test
    void a_rule_with_an_address_is_met_only_where_it_was_met_before() {
        StoredHit other = logged(FIREFOX, EventKind.PAGEVIEW, BotVerdict.PERSON);
        assertThat(judged(other, inBlock(7, SCANNER)))
                .isEqualTo(new Ruling.Stays(BotVerdict.PERSON, EventKind.PAGEVIEW, false));
        BotVerdict byRule = new BotVerdict(BotClass.SCANNER, "rule", "7");
        StoredHit met = logged(FIREFOX, EventKind.REQUEST, byRule);
        assertThat(judged(met, inBlock(7, SCANNER)))
                .isEqualTo(new Ruling.Stays(byRule, EventKind.REQUEST, true));
        assertThat(judged(met, inBlock(7, new RuleOutcome.Drop()))).isEqualTo(new Ruling.Goes("7"));
    }

    @Test
    void a_captured_request_stays_what_it_is() {
        StoredHit call =
                new StoredHit(
                        EventKind.REQUEST,
                        false,
                        "GET",
                        200,
                        "api.example.com",
                        "/page",
                        "curl/8",
                        "DE",
                        BotVerdict.PERSON);
        assertThat(judged(call))
                .isEqualTo(new Ruling.Stays(BotVerdict.PERSON, EventKind.REQUEST, false));
    }
}
