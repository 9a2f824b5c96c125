package dev.footfall.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.footfall.ingest.Pipeline;
import dev.footfall.ingest.visit.OpenVisits;
import dev.footfall.model.DropReason;
import dev.footfall.model.Engagement;
import dev.footfall.model.EventKind;
import dev.footfall.model.Exchange;
import dev.footfall.model.Goal;
import dev.footfall.model.Hit;
import dev.footfall.model.Identity;
import dev.footfall.model.Location;
import dev.footfall.model.Micros;
import dev.footfall.model.Outcome;
import dev.footfall.model.Rejected;
import dev.footfall.model.Revenue;
import dev.footfall.model.Sender;
import dev.footfall.model.Site;
import dev.footfall.store.Appended;
import dev.footfall.store.Batch;
import dev.footfall.store.Receipt.Settled;
import dev.footfall.store.RejectedFilter;
import dev.footfall.store.RejectedStore.Kept;
import dev.footfall.store.RejectedStore.Page;
import dev.footfall.store.RejectedStore.Tally;
import dev.footfall.store.StoreSettings;
import dev.footfall.store.duckdb.AccountTables;
import dev.footfall.store.duckdb.DuckDb;
import dev.footfall.store.duckdb.RejectedTable;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsTest {

    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z"));

    @TempDir Path folder;
    private DuckDb store;
    private Accounts accounts;

    @BeforeEach
    void open() {
        store =
                DuckDb.open(
                                StoreSettings.of(folder),
                                () -> new OpenVisits(_ -> 1_800_000_000L, 1000),
                                CLOCK)
                        .start();
        accounts =
                Accounts.load(
                        new AccountTables(store),
                        CLOCK,
                        new SecureRandom(),
                        new NewSites(Identity.DAILY, Duration.ofMinutes(30)));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_site_that_says_nothing_else_is_as_the_settings_say() {
        Accounts asSet =
                Accounts.load(
                        new AccountTables(store),
                        CLOCK,
                        new SecureRandom(),
                        new NewSites(Identity.ADDRESS, Duration.ofMinutes(10)));
        asSet.sites().add(SiteWords.named("plain.example"));
        asSet.sites().add(new SiteWords("own.example", "", "user", "45m"));
        assertThat(asSet.sites().all())
                .extracting(Site::domain, Site::identity, Site::visitTimeout)
                .containsExactly(
                        tuple("own.example", Identity.USER, Duration.ofMinutes(45)),
                        tuple("plain.example", Identity.ADDRESS, Duration.ofMinutes(10)));
    }

    private void reopen() {
        close();
        open();
    }

    private static SiteWords words(String domain) {
        return new SiteWords(domain, "", "", "");
    }

    private Site added(String domain) {
        return done(accounts.sites().add(words(domain)));
    }

    private static <T> T done(Reply<T> reply) {
        return switch (reply) {
            case Reply.Done<T>(var value) -> value;
            case Reply.Refused<T>(var field, var why) ->
                    throw new AssertionError(field + " " + why);
        };
    }

    private static String refused(Reply<?> reply) {
        return reply instanceof Reply.Refused<?>(var field, _) ? field : "nothing";
    }

    @Test
    void keeps_sites_over_a_restart() {
        Site site =
                done(
                        accounts.sites()
                                .add(
                                        new SiteWords(
                                                " HTTPS://Example.com/ ",
                                                "Asia/Kolkata",
                                                "USER",
                                                "45m")));
        assertThat(site.domain()).isEqualTo("example.com");
        Site changed =
                done(
                        accounts.sites()
                                .change(site, new SiteWords("new.example.com", "", "daily", "")));
        assertThat(changed.zone()).isEqualTo(ZoneId.of("Asia/Kolkata"));
        assertThat(accounts.sites().find("example.com")).isEmpty();
        Site other = added("other.org");
        reopen();
        assertThat(accounts.sites().all()).containsExactly(changed, other);
        assertThat(accounts.sites().find("new.example.com"))
                .contains(
                        new Site(
                                site.number(),
                                "new.example.com",
                                ZoneId.of("Asia/Kolkata"),
                                Identity.DAILY,
                                Duration.ofMinutes(45)));
        assertThat(accounts.sites().visitTimeoutMicros(site.number())).isEqualTo(2_700_000_000L);
    }

    @Test
    void never_gives_a_removed_sites_number_again() {
        Site first = added("example.com");
        done(accounts.goals().putOnEvent(first, "Signup", ""));
        Keys.Created key = done(accounts.keys().add("k", EnumSet.of(Scope.INGEST), first.number()));
        assertThat(accounts.removeSite(first)).isTrue();
        assertThat(accounts.removeSite(first)).isFalse();
        assertThat(accounts.keys().find(key.text())).isEmpty();
        assertThat(accounts.goals().of(first)).isEmpty();
        reopen();
        assertThat(accounts.keys().all()).isEmpty();
        Site again = added("example.com");
        assertThat(again.number()).isGreaterThan(first.number());
        assertThat(accounts.goals().of(again)).isEmpty();
    }

    @Test
    void refuses_a_name_that_is_taken() {
        Site first = added("example.com");
        added("other.org");
        assertThat(refused(accounts.sites().add(words("EXAMPLE.com")))).isEqualTo("domain");
        assertThat(refused(accounts.sites().change(first, words("other.org")))).isEqualTo("domain");
        assertThat(done(accounts.sites().change(first, words("example.com")))).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "-a.com",
                "a..b",
                "a/b",
                "a,b",
                "goals",
                ".",
                "x\u0000y",
                "<script>",
                "example.com:port",
                "a%20b"
            })
    void refuses_what_is_no_host_name(String domain) {
        assertThat(refused(accounts.sites().add(words(domain)))).isEqualTo("domain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "a.b-c.d_e", "localhost:3000", "müller.de", "10.0.0.1"})
    void takes_host_names_of_all_kinds(String domain) {
        assertThat(added(domain).domain()).isEqualTo(domain);
    }

    @ParameterizedTest
    @CsvSource({
        "Mars/Olympus,'','',timezone",
        "+02:00,'','',timezone",
        "'',weekly,'',identity",
        "'','',59s,visit_timeout",
        "'','',25h,visit_timeout",
        "'','',-5,visit_timeout",
        "'','',m,visit_timeout",
        "'','',99999999999999h,visit_timeout"
    })
    void names_the_field_that_is_wrong(
            String timezone, String identity, String timeout, String field) {
        SiteWords words = new SiteWords("example.com", timezone, identity, timeout);
        assertThat(refused(accounts.sites().add(words))).isEqualTo(field);
        assertThat(accounts.sites().all()).isEmpty();
    }

    @Test
    void refuses_names_that_are_too_long() {
        String label = "a".repeat(63);
        String longest = String.join(".", label, label, label, "a".repeat(61));
        assertThat(added(longest).domain()).hasSize(253);
        assertThat(refused(accounts.sites().add(words(longest + "a")))).isEqualTo("domain");
        assertThat(refused(accounts.sites().add(words("a".repeat(64))))).isEqualTo("domain");
    }

    @Test
    void finds_a_caller_by_key_and_keeps_only_its_hash() {
        Site site = added("example.com");
        Keys.Created created =
                done(
                        accounts.keys()
                                .add(" web ", EnumSet.of(Scope.READ, Scope.INGEST), site.number()));
        assertThat(created.text()).matches("ff_[A-Za-z0-9_-]{43}");
        assertThat(created.toString()).doesNotContain(created.text());
        reopen();
        assertThat(accounts.keys().all()).containsExactly(created.key());
        assertThat(new AccountTables(store).keys().toString()).doesNotContain(created.text());
        Caller caller = accounts.keys().find(created.text()).orElseThrow();
        assertThat(caller.may(Scope.INGEST, site.number())).isTrue();
        assertThat(caller.may(Scope.INGEST, site.number() + 1)).isFalse();
        assertThat(caller.may(Scope.ADMIN, site.number())).isFalse();
        assertThat(accounts.keys().find(created.text() + "x")).isEmpty();
        assertThat(accounts.keys().find("")).isEmpty();
        assertThat(accounts.keys().find("x".repeat(10_000))).isEmpty();
        done(accounts.keys().remove(created.key().id()));
        assertThat(accounts.keys().find(created.text())).isEmpty();
    }

    @Test
    void refuses_keys_without_name_or_scope() {
        assertThat(refused(accounts.keys().add(" ", Set.of(Scope.READ), 0))).isEqualTo("name");
        assertThat(refused(accounts.keys().add("a\nb", Set.of(Scope.READ), 0))).isEqualTo("name");
        assertThat(refused(accounts.keys().add("a", Set.of(), 0))).isEqualTo("scopes");
        assertThat(refused(accounts.keys().remove("nobody"))).isEqualTo("id");
    }

    @Test
    void makes_the_admin_key_once() {
        String text = accounts.keys().ensureAdmin("").orElseThrow();
        assertThat(accounts.keys().find(text).orElseThrow().may(Scope.ADMIN, 0)).isTrue();
        reopen();
        assertThat(accounts.keys().ensureAdmin("")).isEmpty();
        assertThat(refused(accounts.keys().remove(accounts.keys().all().getFirst().id())))
                .isEqualTo("id");
    }

    @Test
    void follows_the_configured_admin_key() {
        assertThat(accounts.keys().ensureAdmin("first-configured-key")).isEmpty();
        assertThat(accounts.keys().find("first-configured-key")).isPresent();
        reopen();
        assertThat(accounts.keys().ensureAdmin("second-configured-key")).isEmpty();
        assertThat(accounts.keys().find("first-configured-key")).isEmpty();
        assertThat(accounts.keys().find("second-configured-key")).isPresent();
        Optional<String> made = accounts.keys().ensureAdmin("");
        assertThat(made).isPresent();
        assertThat(accounts.keys().find("second-configured-key")).isEmpty();
    }

    @Test
    void keeps_goals_and_makes_none_twice() {
        Site site = added("example.com");
        Goal event = done(accounts.goals().putOnEvent(site, " Signup ", ""));
        Goal page = done(accounts.goals().putOnPage(site, "/blog/**", "Reads"));
        assertThat(done(accounts.goals().putOnEvent(site, "Signup", "Other"))).isEqualTo(event);
        assertThat(refused(accounts.goals().putOnPage(site, "blog", ""))).isEqualTo("page_path");
        assertThat(refused(accounts.goals().putOnEvent(site, "", ""))).isEqualTo("event_name");
        assertThat(refused(accounts.goals().putOnPage(site, "/x", "Signup")))
                .isEqualTo("display_name");
        reopen();
        assertThat(accounts.goals().of(site)).containsExactly(event, page);
        assertThat(accounts.goals().remove(site, event.id())).isTrue();
        assertThat(accounts.goals().remove(site, event.id())).isFalse();
        assertThat(accounts.goals().of(site)).containsExactly(page);
    }

    @Test
    void removes_a_sites_events_with_it() {
        Site gone = added("gone.com");
        Site kept = added("kept.com");
        Pipeline pipeline = new Pipeline(accounts.sites()::find, List.of());
        List<Outcome> outcomes =
                List.of(pipeline.run(hit("gone.com")), pipeline.run(hit("kept.com")));
        assertThat(Appended.to(store, Batch.of(outcomes))).isEqualTo(new Settled.Stored(2, 0));
        long happened = Micros.now(CLOCK);
        assertThat(store.firstEvent(gone.number())).isEqualTo(happened);
        accounts.removeSite(gone);
        assertThat(store.firstEvent(gone.number())).isEqualTo(-1);
        assertThat(store.firstEvent(kept.number())).isEqualTo(happened);
    }

    private static Hit hit(String domain) {
        long now = Micros.now(CLOCK);
        return new Hit(
                "event",
                domain,
                Optional.empty(),
                now,
                now,
                EventKind.PAGEVIEW,
                "pageview",
                new Location(domain, "/", ""),
                "",
                Sender.of("192.0.2.1", "Firefox"),
                Exchange.NONE,
                Map.of(),
                Revenue.NONE,
                Engagement.NONE,
                false,
                false,
                "");
    }

    @Test
    void reads_back_the_newest_rejected_input() {
        List<Rejected> three =
                List.of(rejected("a.com", 1), rejected("b.com", 2), rejected("a.com", 3));
        Appended.to(store, new Batch(List.of(), three));
        RejectedTable table = new RejectedTable(store);
        RejectedFilter any = RejectedFilter.ofSite("");
        Page first = table.page(any, OptionalLong.empty(), 2);
        assertThat(first.rows())
                .extracting(Kept::rejected)
                .containsExactly(three.get(2), three.get(1));
        Page second = table.page(any, first.next(), 2);
        assertThat(second.rows()).extracting(Kept::rejected).containsExactly(three.get(0));
        assertThat(second.next()).isEmpty();
        assertThat(table.page(RejectedFilter.ofSite("a.com"), OptionalLong.empty(), 10).rows())
                .extracting(Kept::rejected)
                .containsExactly(three.get(2), three.get(0));
        assertThat(table.page(RejectedFilter.ofSite("c.com"), OptionalLong.empty(), 10).rows())
                .isEmpty();
        assertThat(table.tally("a.com")).hasSize(1).first().extracting(Tally::count).isEqualTo(2L);
    }

    private static Rejected rejected(String domain, long at) {
        return new Rejected(at, "event", domain, DropReason.UNKNOWN_SITE, "why", "{\"é\":1}");
    }
}
