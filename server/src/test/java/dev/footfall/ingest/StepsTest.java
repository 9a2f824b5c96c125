package dev.footfall.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.ingest.agent.AgentParser;
import dev.footfall.ingest.agent.Agents;
import dev.footfall.ingest.bot.AddBotVerdict;
import dev.footfall.ingest.bot.BotPatterns;
import dev.footfall.ingest.bot.BotRanges;
import dev.footfall.ingest.judge.RuleBook;
import dev.footfall.ingest.page.CapPaths;
import dev.footfall.ingest.place.Places;
import dev.footfall.ingest.referral.Referrals;
import dev.footfall.ingest.referral.SpamHosts;
import dev.footfall.ingest.visitor.Salts;
import dev.footfall.model.Event;
import dev.footfall.model.EventKind;
import dev.footfall.model.Hit;
import dev.footfall.model.JudgedHeaders;
import dev.footfall.model.Outcome;
import dev.footfall.model.Sender;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepsTest {

    private static final Pattern COMBINED =
            Pattern.compile(
                    "(\\S+) \\S+ \\S+ \\[[^]]*] \"(\\S+) ([^ ?\"]*)\\??(\\S*)[^\"]*\" (\\d+) \\S+"
                            + " \"([^\"]*)\" \"([^\"]*)\".*");

    private static final Agents AGENTS =
            new Agents(AgentParser.load(), BotPatterns.load()::judge, Agents.USUAL_SIZE);
    private static final Referrals REFERRALS = Referrals.load(Referrals.USUAL_SIZE);

    private final Pipeline pipeline;

    StepsTest(@TempDir Path folder) throws IOException {
        Salts salts = Salts.open(folder, InstantSource.fixed(Hits.NOW), new SecureRandom());
        Places places = Places.bundled(folder);
        AddBotVerdict verdict =
                new AddBotVerdict(
                        agent -> AGENTS.find(agent).verdict(),
                        JudgedHeaders.BROWSERS,
                        BotRanges.open(Optional.empty()));
        List<Step> steps =
                Steps.inOrder(
                        AGENTS,
                        places,
                        SpamHosts.of(Set.of("semalt.com")),
                        REFERRALS,
                        verdict,
                        new CapPaths(1_000, (_, _, path) -> path, InstantSource.fixed(Hits.NOW)),
                        new RuleBook(_ -> List.of()),
                        salts);
        pipeline = new Pipeline(domain -> Optional.of(Hits.pageview().site()), steps);
    }

    private Event accepted(Hit hit) {
        assertThat(pipeline.run(hit)).isInstanceOf(Outcome.Accepted.class);
        return ((Outcome.Accepted) pipeline.run(hit)).event();
    }

    @Test
    void makes_a_whole_event_of_a_page_view() {
        Event event =
                accepted(
                        Hits.pageview()
                                .at("Example.com", "/", "utm_campaign=x&secret=1")
                                .referrer("https://www.google.com/")
                                .hit());
        assertThat(event.location().query()).isEqualTo("utm_campaign=x");
        assertThat(event.agent().browser()).isEqualTo("Firefox");
        assertThat(event.place().country()).isEqualTo("GB");
        assertThat(event.referral().channel()).isEqualTo("Organic Search");
        assertThat(event.verdict().isBot()).isFalse();
        assertThat(event.visitor()).isNotZero();
    }

    @Test
    void counts_a_page_in_a_log_as_page_and_request() {
        Event event = accepted(Hits.logLine().hit());
        assertThat(event.kind()).isEqualTo(EventKind.PAGEVIEW);
        assertThat(event.name()).isEqualTo("pageview");
        assertThat(event.exchange().isPresent()).isTrue();
        Event bot = accepted(Hits.logLine().agent("Googlebot/2.1").hit());
        assertThat(bot.kind()).isEqualTo(EventKind.REQUEST);
    }

    @Test
    void takes_every_line_of_real_logs_to_an_event_or_a_named_drop() throws IOException {
        List<Hit> hits = hits("logs/elastic-apache_logs.log");
        hits.addAll(hits("logs/nielsbasjes-hackers-access.log"));
        hits.addAll(hits("logs/advertools-nginx_access.log"));
        int pages = 0;
        int bots = 0;
        int placed = 0;
        for (Hit hit : hits) {
            switch (pipeline.run(hit)) {
                case Outcome.Accepted(Event event) -> {
                    pages += event.isPageview() ? 1 : 0;
                    bots += event.verdict().isBot() ? 1 : 0;
                    placed += event.place().country().isEmpty() ? 0 : 1;
                }
                case Outcome.Dropped(var rejected) ->
                        assertThat(rejected.detail()).matches("(url|referrer): .*");
            }
        }
        assertThat(hits).hasSizeGreaterThan(13_000);
        assertThat(pages).isBetween(hits.size() / 20, hits.size() / 2);
        assertThat(bots).isBetween(hits.size() / 20, hits.size() / 2);
        assertThat(placed).isGreaterThan(hits.size() * 9 / 10);
        System.out.printf(
                "%d hits: %d pages, %d by bots, %d placed; %.2f us a hit%n",
                hits.size(), pages, bots, placed, microsEach(hits));
    }

    /// The time of one hit on one thread when its agent is known, over about a second; for the
    /// reader, not asserted.
    private double microsEach(List<Hit> hits) {
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long start = System.nanoTime();
            for (Hit hit : hits) {
                pipeline.run(hit);
            }
            best = Math.min(best, System.nanoTime() - start);
        }
        return best / 1000.0 / hits.size();
    }

    private static List<Hit> hits(String log) throws IOException {
        List<Hit> hits = new ArrayList<>();
        for (String line : SharedData.lines(log)) {
            Matcher matcher = COMBINED.matcher(line);
            if (matcher.matches()) {
                String referrer = matcher.group(6);
                hits.add(
                        Hits.logLine()
                                .at("example.com", matcher.group(3), matcher.group(4))
                                .referrer(referrer.equals("-") ? "" : referrer)
                                .answered(matcher.group(2), Integer.parseInt(matcher.group(5)))
                                .sender(Sender.of(matcher.group(1), matcher.group(7)))
                                .hit());
            }
        }
        return hits;
    }
}
