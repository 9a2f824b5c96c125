package dev.footfall.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.account.SiteWords;
import dev.footfall.model.Event;
import dev.footfall.model.EventKind;
import dev.footfall.model.Hit;
import dev.footfall.model.Micros;
import dev.footfall.sample.SampleTraffic;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A month of traffic through the whole house, the clock going along, against a recomputation that
/// knows people by their addresses and agents, and no pseudonyms, salts, batches or restarts.
class MonthOfVisitsTest {

    private static final String SITE = "shop.example";
    private static final Instant FROM = Instant.parse("2026-10-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-10-31T00:00:00Z");
    private static final int EVENTS = 30_000;
    private static final int BATCH = 300;
    private static final int BATCHES_BEFORE_A_RESTART = 40;
    private static final long TIMEOUT = Duration.ofMinutes(30).toSeconds() * 1_000_000;
    private static final long DAY = Duration.ofDays(1).toSeconds() * 1_000_000;

    private static final String VISITS =
            """
            SELECT concat_ws(' ', started, ended - started, entry_page, exit_page, pageviews, events,
                requests, engaged, CASE WHEN pageviews = 1 AND NOT interactive THEN 'bounce' END)
            FROM visits
            """;

    @TempDir Path folder;

    /// Who sent what became an event.
    private record Seen(String who, Event event) {

        long from() {
            return event.at() - event.engagement().engagedMillis() * 1000;
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_numbers_of_a_month_equal_a_plain_recomputation(boolean late) throws Exception {
        List<Seen> seen = new ArrayList<>();
        try (LivedThrough house = new LivedThrough(folder, FROM)) {
            house.add(SiteWords.named(SITE));
            List<Hit> hits = hits(late);
            for (int i = 0; i < hits.size(); i += BATCH) {
                List<Hit> batch = hits.subList(i, Math.min(hits.size(), i + BATCH));
                house.passTo(Micros.instant(batch.getFirst().received()));
                seen.addAll(taken(house, batch));
                if ((i / BATCH + 1) % BATCHES_BEFORE_A_RESTART == 0) {
                    house.restart();
                }
            }
            List<String> expected = recomputed(seen);
            List<String> visits = house.rows(VISITS);
            assertThat(without(visits, expected)).as("not recomputed").isEmpty();
            assertThat(without(expected, visits)).as("only recomputed").isEmpty();
            assertThat(visits).hasSameSizeAs(expected);
            assertThat(expected).hasSizeGreaterThan(EVENTS / 10);
            assertThat(expected)
                    .filteredOn(MonthOfVisitsTest::isOverMidnight)
                    .hasSizeGreaterThan(4);
            eventsSayWhatTheirVisitsSay(house);
        }
    }

    private static List<String> without(List<String> texts, List<String> others) {
        Set<String> without = new TreeSet<>(texts);
        others.forEach(without::remove);
        return without.stream().limit(10).toList();
    }

    private static List<Hit> hits(boolean late) {
        Random random = new Random(5);
        Stream<Hit> hits = new SampleTraffic(11, SITE, FROM, TO, EVENTS).stream();
        return late
                ? hits.map(hit -> hit.receivedAt(hit.happened() + random.nextLong(TIMEOUT)))
                        .sorted(Comparator.comparingLong(Hit::received))
                        .toList()
                : hits.map(hit -> hit.receivedAt(hit.happened())).toList();
    }

    private static List<Seen> taken(LivedThrough house, List<Hit> batch) {
        Map<Object, String> who = new HashMap<>();
        for (Hit hit : batch) {
            who.put(
                    hit.id().orElseThrow(),
                    hit.sender().address() + " " + hit.sender().userAgent());
        }
        return house.take(batch).stream()
                .map(event -> new Seen(who.getOrDefault(event.id(), ""), event))
                .toList();
    }

    private static List<String> recomputed(List<Seen> seen) {
        Map<String, List<Seen>> whose = new HashMap<>();
        for (Seen one : seen) {
            String who = one.who() + " " + one.event().verdict().isBot();
            whose.computeIfAbsent(who, _ -> new ArrayList<>()).add(one);
        }
        List<String> visits = new ArrayList<>();
        for (List<Seen> own : whose.values()) {
            own.sort(Comparator.comparingLong(Seen::from));
            List<Event> visit = new ArrayList<>();
            long until = Long.MIN_VALUE / 2;
            for (Seen one : own) {
                if (!visit.isEmpty() && one.from() - until >= TIMEOUT) {
                    visits.add(text(visit));
                    visit.clear();
                }
                visit.add(one.event());
                until = Math.max(until, one.event().at());
            }
            visits.add(text(visit));
        }
        return visits;
    }

    private static String text(List<Event> visit) {
        visit.sort(Comparator.comparingLong(Event::at));
        long start = visit.getFirst().at();
        List<Event> pages = visit.stream().filter(Event::isPageview).toList();
        boolean interactive = visit.stream().anyMatch(Event::interactive);
        String text =
                String.join(
                        " ",
                        Long.toString(start),
                        Long.toString(visit.getLast().at() - start),
                        pages.isEmpty() ? "" : pages.getFirst().location().path(),
                        pages.isEmpty() ? "" : pages.getLast().location().path(),
                        Integer.toString(pages.size()),
                        Long.toString(count(visit, EventKind.ENGAGEMENT, false)),
                        Long.toString(visit.stream().filter(e -> e.exchange().isPresent()).count()),
                        Long.toString(
                                visit.stream()
                                        .mapToLong(e -> e.engagement().engagedMillis())
                                        .sum()));
        return pages.size() == 1 && !interactive ? text + " bounce" : text;
    }

    private static long count(List<Event> visit, EventKind kind, boolean of) {
        return visit.stream().filter(event -> (event.kind() == kind) == of).count();
    }

    private static boolean isOverMidnight(String visit) {
        String[] words = visit.split(" ", 3);
        long start = Long.parseLong(words[0]);
        return start / DAY != (start + Long.parseLong(words[1])) / DAY;
    }

    private static void eventsSayWhatTheirVisitsSay(LivedThrough house) throws Exception {
        assertThat(
                        house.rows(
                                """
                                SELECT e.seq FROM event e LEFT JOIN visits v ON v.id = e.visit
                                WHERE v.id IS NULL OR v.visitor <> e.visitor
                                    OR v.source <> e.source OR v.country <> e.country
                                    OR v.browser <> e.browser OR v.bot <> e.bot
                                """))
                .isEmpty();
    }
}
