package dev.footfall.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.ingest.visit.OpenVisits;
import dev.footfall.model.BotClass;
import dev.footfall.model.Identity;
import dev.footfall.model.Rule;
import dev.footfall.model.RuleOutcome;
import dev.footfall.model.Site;
import dev.footfall.store.StoreSettings;
import dev.footfall.store.duckdb.AccountTables;
import dev.footfall.store.duckdb.DuckDb;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesTest {

    @TempDir Path folder;
    private DuckDb store;
    private Accounts accounts;
    private Site site;

    @BeforeEach
    void open() {
        store =
                DuckDb.open(
                                StoreSettings.of(folder),
                                () -> new OpenVisits(_ -> 1_800_000_000L, 100),
                                InstantSource.system())
                        .start();
        accounts = load();
        site = value(accounts.sites().add(SiteWords.named("example.com")));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Accounts load() {
        return Accounts.load(
                new AccountTables(store),
                InstantSource.system(),
                new SecureRandom(),
                new NewSites(Identity.DAILY, Duration.ofMinutes(30)));
    }

    private static <T> T value(Reply<T> reply) {
        assertThat(reply).isInstanceOf(Reply.Done.class);
        return ((Reply.Done<T>) reply).value();
    }

    private static RuleWords words(String agent, String outcome) {
        return new RuleWords("", "", agent, "", "", "", outcome, "");
    }

    private Rule add(String agent, OptionalInt position) {
        return value(accounts.rules().add(site, words(agent, "bot"), position));
    }

    private List<String> agents() {
        return accounts.rules().of(site.number()).stream().map(Rule::agent).toList();
    }

    private String refused(RuleWords words) {
        Reply<Rule> reply = accounts.rules().add(site, words, OptionalInt.empty());
        assertThat(reply).isInstanceOf(Reply.Refused.class);
        return ((Reply.Refused<Rule>) reply).field();
    }

    @Test
    void stands_where_it_was_put_and_is_there_after_a_start() {
        add("a", OptionalInt.empty());
        Rule b = add("b", OptionalInt.empty());
        add("c", OptionalInt.of(1));
        assertThat(agents()).containsExactly("c", "a", "b");
        Rule changed =
                value(accounts.rules().change(site, b.id(), words("d", "drop"), OptionalInt.of(2)));
        assertThat(changed.id()).isEqualTo(b.id());
        assertThat(agents()).containsExactly("c", "d", "a");
        List<Rule> before = accounts.rules().of(site.number());
        accounts = load();
        assertThat(accounts.rules().of(site.number())).isEqualTo(before);
    }

    @Test
    void keeps_every_word_and_the_usual_class() {
        RuleWords words =
                new RuleWords(
                        " note ",
                        "2001:db8::/32",
                        "Bot",
                        "/a/**",
                        "de",
                        "Shop.Example.com",
                        "BOT",
                        "");
        Rule rule = value(accounts.rules().add(site, words, OptionalInt.empty()));
        accounts = load();
        assertThat(accounts.rules().of(site.number()))
                .containsExactly(
                        new Rule(
                                rule.id(),
                                "note",
                                "2001:db8::/32",
                                "Bot",
                                "/a/**",
                                "DE",
                                "shop.example.com",
                                new RuleOutcome.Bot(BotClass.SUSPICIOUS)));
    }

    @Test
    void names_the_word_at_fault() {
        assertThat(refused(words("", "bot"))).isEqualTo("rule");
        assertThat(refused(words("x", "robot"))).isEqualTo("outcome");
        assertThat(refused(new RuleWords("", "1.2.3", "", "", "", "", "bot", "")))
                .isEqualTo("address");
        assertThat(refused(new RuleWords("", "", "", "blog", "", "", "bot", ""))).isEqualTo("path");
        assertThat(refused(new RuleWords("", "", "", "", "GER", "", "bot", "")))
                .isEqualTo("country");
        assertThat(refused(new RuleWords("", "", "x", "", "", "", "bot", "person")))
                .isEqualTo("class");
        assertThat(refused(new RuleWords("", "", "x", "", "", "", "drop", "scanner")))
                .isEqualTo("class");
        assertThat(refused(words("x".repeat(501), "bot"))).isEqualTo("agent");
        assertThat(agents()).isEmpty();
    }

    @Test
    void a_site_has_a_bounded_number_and_takes_them_along_when_it_goes() {
        for (int i = 0; i < Rules.MOST_OF_A_SITE; i++) {
            add("agent " + i, OptionalInt.empty());
        }
        assertThat(refused(words("one more", "bot"))).isEqualTo("site_id");
        assertThat(accounts.rules().remove(site, 4711)).isFalse();
        assertThat(accounts.removeSite(site)).isTrue();
        assertThat(agents()).isEmpty();
        accounts = load();
        assertThat(agents()).isEmpty();
    }
}
