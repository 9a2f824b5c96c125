package dev.footfall.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footfall.account.Accounts;
import dev.footfall.account.NewSites;
import dev.footfall.account.RuleWords;
import dev.footfall.account.SiteWords;
import dev.footfall.ingest.Pipeline;
import dev.footfall.ingest.Steps;
import dev.footfall.ingest.agent.AgentParser;
import dev.footfall.ingest.agent.Agents;
import dev.footfall.ingest.bot.AddBotVerdict;
import dev.footfall.ingest.bot.BotPatterns;
import dev.footfall.ingest.bot.BotRanges;
import dev.footfall.ingest.judge.Rejudgement;
import dev.footfall.ingest.judge.RuleBook;
import dev.footfall.ingest.page.CapPaths;
import dev.footfall.ingest.place.Places;
import dev.footfall.ingest.referral.Referrals;
import dev.footfall.ingest.referral.SpamHosts;
import dev.footfall.ingest.visit.OpenVisits;
import dev.footfall.ingest.visitor.Salts;
import dev.footfall.model.Answer;
import dev.footfall.model.BotVerdict;
import dev.footfall.model.EventKind;
import dev.footfall.model.Exchange;
import dev.footfall.model.Hit;
import dev.footfall.model.Identity;
import dev.footfall.model.JudgedHeaders;
import dev.footfall.model.Metric;
import dev.footfall.model.Outcome;
import dev.footfall.model.Site;
import dev.footfall.query.QueryRunner;
import dev.footfall.sample.SampleTraffic;
import dev.footfall.store.Appended;
import dev.footfall.store.Batch;
import dev.footfall.store.Judged;
import dev.footfall.store.Receipt;
import dev.footfall.store.StoreSettings;
import dev.footfall.store.Visits;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Events that were judged again are counted as if they had been judged that way when they came in.
class JudgedAgainTest {

    private static final long SEED = 20261121;
    private static final int HITS = 4_000;
    private static final Instant START = Instant.parse("2026-11-10T03:00:00Z");
    private static final Instant END = Instant.parse("2026-11-13T22:00:00Z");
    private static final LocalDate FIRST = LocalDate.parse("2026-11-10");
    private static final LocalDate LAST = LocalDate.parse("2026-11-13");

    private static final Agents AGENTS =
            new Agents(AgentParser.load(), BotPatterns.load()::judge, Agents.USUAL_SIZE);
    private static final Referrals REFERRALS = Referrals.load(Referrals.USUAL_SIZE);

    /// Whole visits, parts of visits, bots that become people, people that become bots.
    private static final List<RuleWords> RULES =
            List.of(
                    words("Safari", "/pricing", "", "person", ""),
                    words("", "/docs/**", "", "bot", "scanner"),
                    words("", "", "US", "bot", ""),
                    words("Googlebot", "", "", "person", ""),
                    words("", "/blog/**", "GB", "bot", "monitor"));

    /// How far the visits have come when their events are judged again.
    enum Stage {
        ALL_OPEN(START),
        HALF_ENDED(Instant.parse("2026-11-12T12:00:00Z")),
        ALL_ENDED(END.plus(Duration.ofDays(2)));

        private final Instant now;

        Stage(Instant now) {
            this.now = now;
        }
    }

    @TempDir static Path unpacked;
    private static Places places;

    @TempDir Path folder;

    @BeforeAll
    static void unpack() throws IOException {
        places = Places.bundled(unpacked);
    }

    private static AddBotVerdict verdict(Function<String, BotVerdict> byAgent) {
        return new AddBotVerdict(byAgent, JudgedHeaders.NONE, BotRanges.open(Optional.empty()));
    }

    private static RuleWords words(
            String agent, String path, String country, String outcome, String botClass) {
        return new RuleWords("", "", agent, path, country, "", outcome, botClass);
    }

    /// A house without doors: hits go in, questions are answered.
    private static final class House implements AutoCloseable {

        private final Path folder;
        private Instant now = START;
        private final InstantSource clock = () -> now;
        private DuckDb store;
        final Accounts accounts;
        private final RuleBook rules;
        private final Pipeline pipeline;

        House(Path folder) throws IOException {
            this.folder = folder;
            store = DuckDb.open(StoreSettings.of(folder), House::noVisits, clock).start();
            SecureRandom random = new SecureRandom();
            accounts =
                    Accounts.load(
                            new AccountTables(store),
                            clock,
                            random,
                            new NewSites(Identity.DAILY, Duration.ofMinutes(30)));
            var _ = accounts.sites().add(SiteWords.named("example.com"));
            rules = new RuleBook(site -> accounts.rules().of(site));
            pipeline =
                    new Pipeline(
                            domain -> accounts.sites().find(domain),
                            Steps.inOrder(
                                    AGENTS,
                                    places,
                                    SpamHosts.open(Optional.empty()),
                                    REFERRALS,
                                    verdict(agent -> AGENTS.find(agent).verdict()),
                                    new CapPaths(100_000, (_, _, path) -> path, clock),
                                    rules,
                                    Salts.open(folder, clock, random)));
        }

        static Visits noVisits() {
            return new OpenVisits(_ -> 1_800_000_000L, 100_000);
        }

        Site site() {
            return accounts.sites().find("example.com").orElseThrow();
        }

        void rule(RuleWords words) {
            var _ = accounts.rules().add(site(), words, OptionalInt.empty());
        }

        void take(List<Hit> hits) {
            for (int from = 0; from < hits.size(); from += 500) {
                List<Outcome> outcomes =
                        hits.subList(from, Math.min(hits.size(), from + 500)).stream()
                                .map(pipeline::run)
                                .toList();
                assertThat(Appended.to(store, Batch.of(outcomes)))
                        .isInstanceOf(Receipt.Settled.Stored.class);
            }
        }

        /// Ends the visits that are idle then.
        void passTo(Instant then) {
            now = then;
            for (int turn = 0; turn < 2; turn++) {
                assertThat(store.<Boolean>change(_ -> true)).isTrue();
            }
        }

        Judged judge(boolean dryRun) {
            return new Rejudgement(
                            new DuckDbRejudging(store, House::noVisits),
                            rules,
                            verdict(agent -> AGENTS.find(agent).verdict()))
                    .run(site(), FIRST, LAST, dryRun, true)
                    .orElseThrow();
        }

        void openAgain() {
            store.close();
            store = DuckDb.open(StoreSettings.of(folder), House::noVisits, clock).start();
        }

        List<Answer.Row> ask(Asked asked) {
            return new QueryRunner(store.queries()).ask(asked.query()).rows();
        }

        @Override
        public void close() {
            store.close();
        }
    }

    /// Believable traffic; half of the page views come from the log of a server.
    private static List<Hit> hits() {
        List<Hit> hits = new ArrayList<>();
        new SampleTraffic(SEED, "example.com", START, END, HITS)
                .stream()
                        .forEach(hit -> {
                            boolean isLogged =
                                    hit.kind() == EventKind.PAGEVIEW
                                            && hit.sender().address().hashCode() % 2 == 0;
                            hits.add(isLogged ? logged(hit) : hit);
                        });
        return hits;
    }

    private static Hit logged(Hit hit) {
        return new Hit(
                "log",
                hit.domain(),
                hit.id(),
                hit.received(),
                hit.happened(),
                EventKind.REQUEST,
                "request",
                hit.location(),
                hit.referrer(),
                hit.sender(),
                new Exchange(
                        "GET",
                        "https",
                        200,
                        "",
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.of(1000),
                        ""),
                hit.props(),
                hit.revenue(),
                hit.engagement(),
                hit.interactive(),
                true,
                hit.original());
    }

    private static void assertSame(House one, House other) {
        SoftAssertions all = new SoftAssertions();
        Asked people =
                Asked.of(
                        Metric.VISITORS,
                        Metric.VISITS,
                        Metric.PAGEVIEWS,
                        Metric.EVENTS,
                        Metric.REQUESTS,
                        Metric.BOUNCE_RATE,
                        Metric.VIEWS_PER_VISIT,
                        Metric.VISIT_DURATION);
        for (Asked asked : List.of(people, people.withBots())) {
            all.assertThat(one.ask(asked)).isEqualTo(other.ask(asked));
            for (String split :
                    List.of(
                            "visit:bot",
                            "time:hour",
                            "visit:entry_page",
                            "visit:exit_page",
                            "visit:country",
                            "visit:browser")) {
                all.assertThat(one.ask(asked.by(split)))
                        .as(split)
                        .isEqualTo(other.ask(asked.by(split)));
            }
            Asked events = Asked.of(Metric.VISITORS, Metric.PAGEVIEWS, Metric.EVENTS);
            all.assertThat(one.ask(events.by("visit:bot", "event:name", "event:page")))
                    .isEqualTo(other.ask(events.by("visit:bot", "event:name", "event:page")));
        }
        all.assertAll();
    }

    @ParameterizedTest
    @EnumSource
    void equals_taking_the_same_hits_under_the_new_rules(Stage stage) throws IOException {
        List<Hit> hits = hits();
        RuleWords drop = words("Chrome", "/shop/**", "", "drop", "");
        try (House judged = new House(folder.resolve("judged"));
                House fresh = new House(folder.resolve("fresh"))) {
            fresh.rule(drop);
            RULES.forEach(fresh::rule);
            fresh.take(hits);
            judged.take(hits);
            fresh.passTo(stage.now);
            judged.passTo(stage.now);
            judged.rule(drop);
            RULES.forEach(judged::rule);

            Judged imagined = judged.judge(true);
            Judged done = judged.judge(false);

            assertThat(done.changed()).isGreaterThan(HITS / 20);
            assertThat(done.dropped()).isPositive();
            assertThat(imagined).isEqualTo(done);
            assertSame(judged, fresh);
            judged.openAgain();
            assertSame(judged, fresh);
        }
    }

    @ParameterizedTest
    @EnumSource
    void judging_twice_changes_nothing_and_without_the_rules_all_is_as_before(Stage stage)
            throws IOException {
        List<Hit> hits = hits();
        try (House judged = new House(folder.resolve("judged"));
                House plain = new House(folder.resolve("plain"))) {
            plain.take(hits);
            judged.take(hits);
            plain.passTo(stage.now);
            judged.passTo(stage.now);
            RULES.forEach(judged::rule);
            assertThat(judged.judge(false).changed()).isPositive();
            Judged again = judged.judge(false);
            assertThat(again.changed()).isZero();
            assertThat(again.moved()).isZero();
            judged.accounts
                    .rules()
                    .of(judged.site().number())
                    .forEach(rule -> judged.accounts.rules().remove(judged.site(), rule.id()));
            assertThat(judged.judge(false).changed()).isPositive();
            assertSame(judged, plain);
        }
    }

    @Test
    void events_that_come_in_afterwards_find_their_visits() throws IOException {
        List<Hit> hits = hits();
        try (House judged = new House(folder.resolve("judged"));
                House fresh = new House(folder.resolve("fresh"))) {
            RULES.forEach(fresh::rule);
            fresh.take(hits);
            judged.take(hits.subList(0, HITS / 2));
            RULES.forEach(judged::rule);
            assertThat(judged.judge(false).changed()).isPositive();
            judged.take(hits.subList(HITS / 2, HITS));
            assertSame(judged, fresh);
        }
    }

    @Test
    void what_fails_midway_changes_nothing_and_can_be_done_again() throws IOException {
        List<Hit> hits = hits();
        try (House judged = new House(folder.resolve("judged"));
                House plain = new House(folder.resolve("plain"))) {
            plain.take(hits);
            judged.take(hits);
            RULES.forEach(judged::rule);
            AddBotVerdict failing =
                    verdict(agent -> {
                        if (Thread.currentThread().getName().equals("footfall-writer")) {
                            throw new IllegalStateException("midway");
                        }
                        return AGENTS.find(agent).verdict();
                    });
            Rejudgement midway =
                    new Rejudgement(
                            new DuckDbRejudging(judged.store, House::noVisits),
                            judged.rules,
                            failing);
            assertThatThrownBy(() -> midway.run(judged.site(), FIRST, LAST, false, false))
                    .hasMessage("midway");
            assertSame(judged, plain);
            RULES.forEach(plain::rule);
            assertThat(judged.judge(false)).isEqualTo(plain.judge(false));
            assertSame(judged, plain);
        }
    }

    @Test
    void what_a_rule_drops_stays_unless_it_is_asked_for() throws IOException {
        try (House house = new House(folder.resolve("house"))) {
            house.take(hits());
            house.rule(words("Chrome", "/shop/**", "", "drop", ""));
            Asked all = Asked.of(Metric.EVENTS, Metric.VISITS).withBots();
            List<Answer.Row> before = house.ask(all);
            Judged judged =
                    new Rejudgement(
                                    new DuckDbRejudging(house.store, House::noVisits),
                                    house.rules,
                                    verdict(agent -> AGENTS.find(agent).verdict()))
                            .run(house.site(), FIRST, LAST, false, false)
                            .orElseThrow();
            assertThat(judged.dropped()).isPositive();
            assertThat(judged.changes()).isEmpty();
            assertThat(house.ask(all)).isEqualTo(before);
        }
    }
}
