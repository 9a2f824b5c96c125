package dev.footfall.ingest.visit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.model.Event;
import dev.footfall.model.Visit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Events that arrive late, by up to the timeout, make the visits that they make in order.
class AnyOrderTest {

    private static final int ROUNDS = 400;

    /// How often old visits are looked for: as the store does.
    private static final long SWEEP = 5_000_000;

    /// The visits as they have ended, with every move of events followed.
    private static List<Visit> visits(List<Event> arriving, boolean restarting) {
        Random random = new Random(arriving.size());
        OpenVisits open = new OpenVisits(_ -> Arrivals.TIMEOUT, 1_000_000);
        StoredVisits stored = new StoredVisits();
        long seq = 0;
        long swept = 0;
        for (Event event : arriving) {
            if (event.received() - swept > SWEEP) {
                swept = event.received();
                commit(open, stored);
                stored.ended(open.end(swept));
                open.keep();
            }
            seq++;
            stored.add(seq, event, open.join(event, seq));
            if (random.nextInt(3) == 0) {
                commit(open, stored);
                if (restarting && random.nextInt(5) == 0) {
                    open = stored.restarted();
                }
            }
        }
        commit(open, stored);
        stored.ended(open.end(Long.MAX_VALUE - 10 * Arrivals.TIMEOUT));
        return stored.checked();
    }

    private static void commit(OpenVisits open, StoredVisits stored) {
        stored.move(open.moved());
        open.keep();
    }

    /// Without the ids, which go by the order of arrival.
    private static List<String> plain(List<Visit> visits) {
        return visits.stream()
                .sorted(Comparator.comparingLong(Visit::start).thenComparingLong(Visit::visitor))
                .map(visit -> visit.toString().replaceFirst("id=\\d+, ", ""))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void events_up_to_the_timeout_late_make_the_visits_that_they_make_in_order(boolean restarting) {
        int visits = 0;
        int disordered = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Arrivals arrivals = new Arrivals(round);
            List<Event> events = arrivals.inOrder(2 + round % 60);
            List<Event> late = arrivals.late(events);
            List<String> expected = plain(visits(events, false));
            assertThat(plain(visits(late, restarting))).as("round " + round).isEqualTo(expected);
            visits += expected.size();
            disordered += Arrivals.inversions(late);
        }
        assertThat(visits).isGreaterThan(5 * ROUNDS);
        assertThat(disordered).isGreaterThan(10 * ROUNDS);
    }

    /// Held against the definition itself: neighbours less than the timeout apart.
    @Test
    void in_order_they_are_what_the_definition_says() {
        for (int round = 0; round < ROUNDS; round++) {
            List<Event> events = new Arrivals(round).inOrder(2 + round % 60);
            Map<String, List<Event>> whose = new HashMap<>();
            for (Event event : events) {
                String who = Arrivals.person(event) + " " + event.verdict().isBot();
                whose.computeIfAbsent(who, _ -> new ArrayList<>()).add(event);
            }
            List<String> expected = new ArrayList<>();
            whose.values().forEach(own -> expected.addAll(stretches(own)));
            List<String> found =
                    visits(events, false).stream()
                            .map(v -> v.start() + "-" + v.end() + " " + v.pageviews())
                            .toList();
            assertThat(found).as("round " + round).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static List<String> stretches(List<Event> events) {
        List<Event> byReach = new ArrayList<>(events);
        byReach.sort(Comparator.comparingLong(event -> Reach.of(event).from()));
        List<String> stretches = new ArrayList<>();
        List<Event> stretch = new ArrayList<>();
        long until = 0;
        for (Event event : byReach) {
            if (!stretch.isEmpty() && Reach.of(event).from() - until >= Arrivals.TIMEOUT) {
                stretches.add(text(stretch));
                stretch.clear();
            }
            until = stretch.isEmpty() ? event.at() : Math.max(until, event.at());
            stretch.add(event);
        }
        stretches.add(text(stretch));
        return stretches;
    }

    private static String text(List<Event> stretch) {
        long start = stretch.stream().mapToLong(Event::at).min().orElseThrow();
        long end = stretch.stream().mapToLong(Event::at).max().orElseThrow();
        return start + "-" + end + " " + stretch.stream().filter(Event::isPageview).count();
    }
}
