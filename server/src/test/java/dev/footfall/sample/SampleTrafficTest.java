package dev.footfall.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.footfall.model.EventId;
import dev.footfall.model.EventKind;
import dev.footfall.model.Hit;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SampleTrafficTest {

    private static final Instant FROM = Instant.parse("2026-10-22T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-11-21T00:00:00Z");
    private static final String SITE = "shop.example";
    private static final int EVENTS = 100_000;
    private static final List<Hit> MONTH =
            new SampleTraffic(7, SITE, FROM, TO, EVENTS).stream().toList();

    private static double share(Predicate<Hit> property) {
        return (double) MONTH.stream().filter(property).count() / MONTH.size();
    }

    private static <K> Map<K, Long> counts(Function<Hit, K> key, Predicate<Hit> which) {
        return MONTH.stream()
                .filter(which)
                .collect(Collectors.groupingBy(key, Collectors.counting()));
    }

    private static boolean isPageview(Hit hit) {
        return hit.kind() == EventKind.PAGEVIEW;
    }

    @Test
    void same_seed_gives_same_hits_with_same_ids() {
        assertThat(new SampleTraffic(7, SITE, FROM, TO, EVENTS).stream().limit(20_000).toList())
                .isEqualTo(MONTH.subList(0, 20_000));
    }

    @Test
    void another_seed_gives_other_hits_and_other_ids() {
        Set<EventId> ids =
                MONTH.stream().map(hit -> hit.id().orElseThrow()).collect(Collectors.toSet());
        List<Hit> others = new SampleTraffic(8, SITE, FROM, TO, EVENTS).stream().toList();
        assertThat(others).noneMatch(hit -> ids.contains(hit.id().orElseThrow()));
    }

    @Test
    void makes_exactly_as_many_hits_as_asked_for_each_with_its_own_id() {
        Set<EventId> ids = new HashSet<>();
        MONTH.forEach(hit -> ids.add(hit.id().orElseThrow()));
        assertThat(MONTH).hasSize(EVENTS);
        assertThat(ids).hasSize(EVENTS);
        for (int few : new int[] {0, 1, 2, 10, 99}) {
            assertThat(new SampleTraffic(1, SITE, FROM, TO, few).stream()).hasSize(few);
        }
    }

    @Test
    void hits_are_in_order_of_time_and_inside_the_window() {
        long before = micros(FROM);
        for (Hit hit : MONTH) {
            assertThat(hit.happened()).isGreaterThanOrEqualTo(before);
            before = hit.happened();
        }
        assertThat(before).isLessThan(micros(TO));
    }

    @Test
    void order_and_number_hold_when_a_million_hits_happen_within_an_hour() {
        long before = micros(FROM);
        long count = 0;
        SampleTraffic dense =
                new SampleTraffic(3, SITE, FROM, FROM.plus(Duration.ofHours(1)), 1_000_000);
        while (dense.hasNext()) {
            long at = dense.next().happened();
            assertThat(at >= before).isTrue();
            before = at;
            count++;
        }
        assertThat(count).isEqualTo(1_000_000);
        assertThat(before).isLessThan(micros(FROM.plus(Duration.ofHours(1))));
    }

    private static long micros(Instant moment) {
        return moment.getEpochSecond() * 1_000_000;
    }

    @Test
    void kinds_and_machines_have_their_shares() {
        assertThat(share(SampleTrafficTest::isPageview)).isCloseTo(0.35, within(0.05));
        assertThat(share(h -> h.kind() == EventKind.ENGAGEMENT)).isCloseTo(0.27, within(0.05));
        assertThat(share(h -> h.kind() == EventKind.CUSTOM)).isBetween(0.01, 0.08);
        assertThat(share(h -> h.surface().equals("capture"))).isCloseTo(0.24, within(0.01));
        assertThat(share(h -> h.surface().equals("log"))).isCloseTo(0.11, within(0.02));
    }

    @Test
    void visitors_and_paths_have_a_long_tail() {
        Map<String, Long> visitors =
                counts(h -> h.sender().address() + h.sender().userAgent(), h -> isPageview(h));
        Map<String, Long> paths = counts(h -> h.location().path(), h -> isPageview(h));
        assertThat(visitors.size()).isBetween(6_000, 18_000);
        assertThat(paths.size()).isBetween(3_000, 14_000);
        long pageviews = paths.values().stream().mapToLong(Long::longValue).sum();
        long top =
                paths.values().stream()
                        .sorted((a, b) -> Long.compare(b, a))
                        .limit(20)
                        .mapToLong(Long::longValue)
                        .sum();
        assertThat((double) top / pageviews).isBetween(0.2, 0.6);
        assertThat(paths.values().stream().filter(n -> n == 1).count())
                .isGreaterThan(paths.size() / 5);
    }

    @Test
    void some_people_come_back_on_another_day() {
        Map<String, Set<Long>> days = new HashMap<>();
        for (Hit hit : MONTH) {
            if (isPageview(hit)) {
                days.computeIfAbsent(
                                hit.sender().address() + hit.sender().userAgent(),
                                k -> new HashSet<>())
                        .add(hit.happened() / 86_400_000_000L);
            }
        }
        long again = days.values().stream().filter(d -> d.size() > 1).count();
        assertThat((double) again / days.size()).isBetween(0.05, 0.5);
    }

    @Test
    void days_and_weeks_have_their_rhythm() {
        Map<Integer, Long> hours =
                counts(
                        h ->
                                Instant.ofEpochSecond(h.happened() / 1_000_000)
                                        .atZone(ZoneOffset.UTC)
                                        .getHour(),
                        SampleTrafficTest::isPageview);
        assertThat(hours.getOrDefault(15, 0L)).isGreaterThan(hours.getOrDefault(3, 0L) * 3 / 2);
        Map<Integer, Long> days =
                counts(
                        h ->
                                Instant.ofEpochSecond(h.happened() / 1_000_000)
                                        .atZone(ZoneOffset.UTC)
                                        .getDayOfWeek()
                                        .getValue(),
                        SampleTrafficTest::isPageview);
        assertThat(days.getOrDefault(2, 0L)).isGreaterThan(days.getOrDefault(6, 0L));
    }

    @Test
    void purchases_carry_money_and_requests_their_exchange() {
        assertThat(MONTH)
                .filteredOn(h -> h.name().equals("Purchase"))
                .hasSizeGreaterThan(20)
                .allMatch(h -> h.revenue().isPresent() && h.revenue().amount().signum() > 0);
        assertThat(MONTH)
                .filteredOn(h -> h.surface().equals("capture"))
                .allMatch(h ->
                        !h.exchange().route().isEmpty()
                                && !h.exchange().consumer().isEmpty()
                                && !h.location().path().contains("{")
                                && h.exchange().durationMicros().isPresent());
        double failing =
                share(h -> h.surface().equals("capture") && h.exchange().status() >= 400)
                        / share(h -> h.surface().equals("capture"));
        assertThat(failing).isBetween(0.03, 0.12);
    }

    @Test
    void scanners_probe_for_what_is_not_there() {
        assertThat(MONTH)
                .filteredOn(h -> h.location().path().equals("/wp-login.php"))
                .hasSizeGreaterThan(10)
                .allMatch(h -> h.exchange().status() == 404);
    }

    @Test
    void memory_does_not_grow_with_the_number_of_hits() {
        SampleTraffic traffic = new SampleTraffic(5, SITE, FROM, TO, 1_000_000);
        int most = 0;
        for (int i = 0; i < 1_000_000; i++) {
            traffic.next();
            most = Math.max(most, traffic.hitsUnderWay());
        }
        assertThat(most).isLessThan(5_000);
    }
}
