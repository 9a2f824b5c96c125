package dev.footfall.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.ingest.visit.OpenVisits;
import dev.footfall.model.Audience;
import dev.footfall.model.Dimension;
import dev.footfall.model.Dimension.OfEvent;
import dev.footfall.model.Event;
import dev.footfall.model.EventKind;
import dev.footfall.model.Filter;
import dev.footfall.model.Filter.Operator;
import dev.footfall.model.Identity;
import dev.footfall.model.Micros;
import dev.footfall.model.Query;
import dev.footfall.model.Site;
import dev.footfall.model.Window;
import dev.footfall.query.journey.FunnelAnswer;
import dev.footfall.query.journey.FunnelAnswer.Stage;
import dev.footfall.query.journey.FunnelQuestion;
import dev.footfall.query.journey.Funnels;
import dev.footfall.query.journey.JourneyAnswer;
import dev.footfall.query.journey.JourneyQuestion;
import dev.footfall.query.journey.Journeys;
import dev.footfall.query.journey.Retention;
import dev.footfall.query.journey.RetentionAnswer.Cohort;
import dev.footfall.query.journey.RetentionQuestion;
import dev.footfall.store.Appended;
import dev.footfall.store.Deed;
import dev.footfall.store.StoreSettings;
import dev.footfall.store.TrailPlan.Unit;
import dev.footfall.store.VisitHistory.Listing;
import dev.footfall.store.VisitHistory.Place;
import dev.footfall.store.VisitHistory.Shown;
import dev.footfall.store.VisitHistory.Wanted;
import dev.footfall.store.duckdb.Oracle.Seen;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Funnels, returns, journeys and lists of visits against a plain computation over all events, for
/// random questions about random traffic.
class TrailsDifferentialTest {

    private static final int VISITORS = 80;
    private static final int QUESTIONS = 120;
    private static final int OPEN = 20;
    private static final long TIMEOUT = 1_800_000_000L;
    private static final List<Filter> STEPS =
            List.of(
                    match(OfEvent.PAGE, "/"),
                    match(OfEvent.PAGE, "/blog/one", "/Pricing"),
                    match(OfEvent.NAME, "signup"),
                    match(OfEvent.KIND, "request"),
                    match(OfEvent.ROUTE, "/guest/{id}", "/B8"),
                    match(OfEvent.GOAL, "A post"),
                    match(new Dimension.Property("plan"), "pro"),
                    new Filter.Not(match(OfEvent.PAGE, "/100%_a")));
    private static final List<Filter> FILTERS =
            List.of(
                    Filter.ALL,
                    match(Dimension.OfVisit.COUNTRY_NAME, "Germany", "(not set)"),
                    match(Dimension.OfVisit.BOT, "AI crawler"),
                    match(Dimension.OfVisit.ENTRY_PAGE, "/"),
                    match(OfEvent.NAME, "order"),
                    new Filter.Not(new Filter.HasDone(match(OfEvent.PAGE, "/"))));

    @TempDir static Path folder;
    private static DuckDb store;
    private static final List<List<Event>> VISITS = new ArrayList<>();

    private final Random random = new Random(11);

    @BeforeAll
    static void open() {
        store =
                DuckDb.open(
                                StoreSettings.of(folder),
                                () -> new OpenVisits(_ -> TIMEOUT, OPEN),
                                InstantSource.fixed(Instant.parse("2026-12-01T00:00:00Z")))
                        .start();
        RandomTraffic traffic = new RandomTraffic(5);
        for (long visitor = 1; visitor <= VISITORS; visitor++) {
            List<List<Event>> own = traffic.visits(visitor);
            Appended.to(store, own.stream().flatMap(List::stream).toList());
            VISITS.addAll(own);
        }
    }

    @AfterAll
    static void close() {
        store.close();
    }

    private static Filter match(Dimension dimension, String... values) {
        return new Filter.Match(Operator.IS, dimension, List.of(values), true);
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private Audience audience() {
        long from = RandomTraffic.FIRST + random.nextLong(20 * RandomTraffic.DAY);
        long to = from + 1 + random.nextLong(30 * RandomTraffic.DAY);
        ZoneId zone = ZoneId.of(pick(List.of("UTC", "Europe/Berlin", "America/St_Johns")));
        Site site = new Site(1, "example.com", zone, Identity.DAILY, Duration.ofMinutes(30));
        return new Audience(
                site,
                new Window(from, to, zone),
                pick(FILTERS),
                random.nextInt(4) == 0,
                RandomQuestions.GOALS);
    }

    /// The events that count, in order, by what they belong to.
    private static Map<Object, List<Seen>> trails(Audience audience, boolean byVisitor) {
        Oracle oracle = oracle(audience);
        Map<Object, List<Seen>> trails = new HashMap<>();
        for (List<Event> visit : VISITS) {
            for (Event event : visit) {
                Seen seen = new Seen(event, visit);
                if (seen.counts() && oracle.inside(event.at()) && among(audience, oracle, seen)) {
                    Object unit = byVisitor ? event.visitor() : System.identityHashCode(visit);
                    trails.computeIfAbsent(unit, _ -> new ArrayList<>()).add(seen);
                }
            }
        }
        return trails;
    }

    private static boolean among(Audience audience, Oracle oracle, Seen seen) {
        Filter filter = OracleRows.settled(audience.filter(), audience.goals());
        boolean bots = audience.bots() || OracleRows.anywhere(filter, Dimension.OfVisit.BOT);
        boolean met =
                OracleRows.rowSpeaks(filter, OracleRows::ofEvent)
                        ? oracle.someEvent(seen.visit(), filter)
                        : oracle.holds(filter, seen);
        return met && (bots || !seen.first().verdict().isBot());
    }

    private static Oracle oracle(Audience audience) {
        return new Oracle(
                new Query(
                        audience.site(),
                        audience.window(),
                        List.of(),
                        List.of(),
                        audience.filter(),
                        List.of(),
                        1,
                        0,
                        audience.bots(),
                        false,
                        audience.goals()));
    }

    @Test
    void funnels_count_what_a_plain_computation_counts() {
        Funnels funnels = new Funnels(new TrailTable(store), _ -> Oracle.ROUTES);
        long reached = 0;
        for (int i = 0; i < QUESTIONS; i++) {
            boolean byVisitor = random.nextBoolean();
            List<Filter> steps = new ArrayList<>();
            int count = 2 + random.nextInt(3);
            for (int step = 0; step < count; step++) {
                steps.add(pick(STEPS));
            }
            FunnelQuestion question =
                    new FunnelQuestion(
                            audience(),
                            steps,
                            byVisitor ? Unit.VISITOR : Unit.VISIT,
                            byVisitor ? random.nextLong(6 * RandomTraffic.DAY) : Long.MAX_VALUE,
                            Optional.of(Dimension.OfVisit.COUNTRY_NAME),
                            1 + random.nextInt(3));
            FunnelAnswer answer = funnels.ask(question);
            long[] expected = new long[count];
            for (List<Seen> trail : trails(question.audience(), byVisitor).values()) {
                int furthest = furthest(trail, question);
                for (int step = 0; step <= furthest; step++) {
                    expected[step]++;
                }
            }
            List<Long> counts = answer.stages().stream().map(Stage::reached).toList();
            assertThat(counts)
                    .as(i + ": " + question)
                    .isEqualTo(Arrays.stream(expected).boxed().toList());
            long split =
                    answer.groups().stream().mapToLong(g -> g.stages().get(1).reached()).sum()
                            + answer.others().map(o -> o.get(1).reached()).orElse(0L);
            assertThat(split).as(i + ": " + question).isEqualTo(expected[1]);
            reached += expected[1];
        }
        assertThat(reached).isGreaterThan(QUESTIONS);
    }

    private static int furthest(List<Seen> trail, FunnelQuestion question) {
        Oracle oracle = oracle(question.audience());
        List<Filter> steps =
                question.steps().stream()
                        .map(s -> OracleRows.settled(s, question.audience().goals()))
                        .toList();
        int best = -1;
        for (int start = 0; start < trail.size(); start++) {
            if (oracle.holds(steps.getFirst(), trail.get(start))) {
                int step = 0;
                long begun = trail.get(start).event().at();
                for (int i = start + 1; i < trail.size() && step + 1 < steps.size(); i++) {
                    boolean next = oracle.holds(steps.get(step + 1), trail.get(i));
                    if (next && trail.get(i).event().at() - begun <= question.within()) {
                        step++;
                    }
                }
                best = Math.max(best, step);
            }
        }
        return best;
    }

    @Test
    void returns_are_what_a_plain_computation_finds() {
        Retention retention = new Retention(new CohortTable(store), _ -> Oracle.ROUTES);
        long came = 0;
        for (int i = 0; i < QUESTIONS; i++) {
            Dimension.Time grain =
                    pick(List.of(Dimension.Time.DAY, Dimension.Time.WEEK, Dimension.Time.MONTH));
            boolean any = random.nextBoolean();
            RetentionQuestion question =
                    new RetentionQuestion(
                            audience(), grain, any ? Filter.ALL : pick(STEPS), pick(STEPS));
            Map<LocalDate, Set<Long>> began = new TreeMap<>();
            Map<LocalDate, Map<LocalDate, Set<Long>>> back = new HashMap<>();
            gather(question, began, back);
            List<Cohort> cohorts = retention.ask(question).cohorts();
            for (int c = 0; c < cohorts.size(); c++) {
                Cohort cohort = cohorts.get(c);
                Set<Long> own = began.getOrDefault(cohort.start(), Set.of());
                assertThat(cohort.visitors()).as(i + ": " + question).isEqualTo(own.size());
                for (int k = 0; k < cohort.back().size(); k++) {
                    LocalDate when = cohorts.get(c + k).start();
                    Set<Long> there =
                            back.getOrDefault(cohort.start(), Map.of())
                                    .getOrDefault(when, Set.of());
                    assertThat(cohort.back().get(k))
                            .as(i + ": " + cohort.start() + " in " + when + " of " + question)
                            .isEqualTo(there.size());
                    came += k > 0 ? there.size() : 0;
                }
            }
            assertThat(cohorts.stream().map(Cohort::start)).containsAll(began.keySet());
        }
        assertThat(came).isGreaterThan(QUESTIONS);
    }

    private static void gather(
            RetentionQuestion question,
            Map<LocalDate, Set<Long>> began,
            Map<LocalDate, Map<LocalDate, Set<Long>>> back) {
        Audience audience = question.audience();
        Oracle oracle = oracle(audience);
        Filter start = OracleRows.settled(question.start(), audience.goals());
        Filter returned = OracleRows.settled(question.back(), audience.goals());
        trails(audience, true)
                .values()
                .forEach(trail -> {
                    Optional<Seen> first =
                            trail.stream().filter(s -> oracle.holds(start, s)).findFirst();
                    if (first.isEmpty()) {
                        return;
                    }
                    long visitor = first.get().event().visitor();
                    LocalDate cohort = stretch(first.get().event().at(), question);
                    began.computeIfAbsent(cohort, _ -> new HashSet<>()).add(visitor);
                    trail.stream()
                            .filter(s -> oracle.holds(returned, s))
                            .forEach(s ->
                                    back.computeIfAbsent(cohort, _ -> new HashMap<>())
                                            .computeIfAbsent(
                                                    stretch(s.event().at(), question),
                                                    _ -> new HashSet<>())
                                            .add(visitor));
                });
    }

    private static LocalDate stretch(long at, RetentionQuestion question) {
        Window window = question.audience().window();
        LocalDate first = day(window.from(), window);
        LocalDate day = day(at, window);
        LocalDate start =
                switch (question.grain()) {
                    case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                    case MONTH -> day.withDayOfMonth(1);
                    case DAY, HOUR, MINUTE -> day;
                };
        return start.isBefore(first) ? first : start;
    }

    private static LocalDate day(long at, Window window) {
        return Micros.instant(at).atZone(window.zone()).toLocalDate();
    }

    @Test
    void ways_are_what_a_plain_computation_finds() {
        Journeys journeys = new Journeys(new TrailTable(store), _ -> Oracle.ROUTES);
        int told = 0;
        for (int i = 0; i < QUESTIONS; i++) {
            Set<Deed.Kind> kinds = new HashSet<>(List.of(Deed.Kind.PAGE));
            if (random.nextBoolean()) {
                kinds.addAll(List.of(Deed.Kind.EVENT, Deed.Kind.REQUEST));
            }
            JourneyQuestion question =
                    new JourneyQuestion(
                            audience(),
                            kinds,
                            2 + random.nextInt(4),
                            random.nextBoolean() ? Optional.empty() : Optional.of(pick(STEPS)),
                            random.nextBoolean() ? Optional.empty() : Optional.of(pick(STEPS)),
                            10_000,
                            50);
            Map<List<Deed>, Long> expected = new HashMap<>();
            trails(question.audience(), false)
                    .values()
                    .forEach(trail -> {
                        List<Deed> way = way(trail, question);
                        if (!way.isEmpty()) {
                            expected.merge(way, 1L, Long::sum);
                        }
                    });
            JourneyAnswer answer = journeys.ask(question);
            String what = i + ": " + question;
            long all = expected.values().stream().mapToLong(Long::longValue).sum();
            assertThat(answer.visits()).as(what).isEqualTo(all);
            expected.keySet().removeIf(way -> way.size() < 2);
            Map<List<Deed>, Long> actual = new HashMap<>();
            answer.paths().forEach(path -> actual.put(path.steps(), path.visits()));
            assertThat(actual).as(what).isEqualTo(expected);
            assertThat(answer.exact()).isTrue();
            told += expected.size();
        }
        assertThat(told).isGreaterThan(QUESTIONS);
    }

    private static List<Deed> way(List<Seen> trail, JourneyQuestion question) {
        Oracle oracle = oracle(question.audience());
        Optional<Filter> start =
                question.start().map(f -> OracleRows.settled(f, question.audience().goals()));
        Optional<Filter> end =
                question.end().map(f -> OracleRows.settled(f, question.audience().goals()));
        List<Seen> own =
                trail.stream().filter(s -> question.of().contains(deed(s).kind())).toList();
        int from = 0;
        while (start.isPresent()
                && from < own.size()
                && !oracle.holds(start.get(), own.get(from))) {
            from++;
        }
        int last = own.size() - 1;
        if (end.isPresent() && start.isPresent()) {
            int to = from + 1;
            while (to < own.size() && !oracle.holds(end.get(), own.get(to))) {
                to++;
            }
            List<Deed> way = to < own.size() ? collapsed(own.subList(from, to + 1)) : List.of();
            return way.size() <= question.steps() ? way : List.of();
        } else if (end.isPresent()) {
            while (last >= 0 && !oracle.holds(end.get(), own.get(last))) {
                last--;
            }
            List<Deed> way = collapsed(own.subList(0, last + 1));
            return way.subList(Math.max(0, way.size() - question.steps()), way.size());
        }
        List<Deed> way = collapsed(own.subList(Math.min(from, own.size()), own.size()));
        return way.subList(0, Math.min(way.size(), question.steps()));
    }

    private static List<Deed> collapsed(List<Seen> events) {
        List<Deed> way = new ArrayList<>();
        for (Seen seen : events) {
            if (way.isEmpty() || !way.getLast().equals(deed(seen))) {
                way.add(deed(seen));
            }
        }
        return way;
    }

    private static Deed deed(Seen seen) {
        Event event = seen.event();
        return switch (event.kind()) {
            case PAGEVIEW -> new Deed(Deed.Kind.PAGE, event.location().path());
            case REQUEST ->
                    new Deed(
                            Deed.Kind.REQUEST,
                            event.exchange().method() + " " + Oracle.raw(OfEvent.ROUTE, seen));
            case CUSTOM, TAG, ENGAGEMENT -> new Deed(Deed.Kind.EVENT, event.name());
        };
    }

    @Test
    void pages_of_visits_together_are_all_visits_from_the_newest_on() {
        VisitTable table = new VisitTable(store);
        Window window =
                new Window(
                        Micros.of(Instant.parse("2026-10-25T00:00:00Z")),
                        Micros.of(Instant.parse("2026-11-20T00:00:00Z")),
                        ZoneOffset.UTC);
        List<Shown> shown = new ArrayList<>();
        Optional<Place> after = Optional.empty();
        do {
            Listing page =
                    table.list(
                            new Wanted(
                                    1,
                                    window,
                                    Filter.ALL,
                                    OptionalLong.empty(),
                                    after,
                                    7,
                                    Oracle.ROUTES));
            shown.addAll(page.visits());
            after = page.next();
        } while (after.isPresent());
        List<Long> expected =
                VISITS.stream()
                        .filter(v -> v.stream().anyMatch(e -> e.kind() != EventKind.ENGAGEMENT))
                        .map(v -> v.getFirst().at())
                        .filter(at -> at >= window.from() && at < window.to())
                        .sorted((a, b) -> Long.compare(b, a))
                        .toList();
        assertThat(shown.stream().map(s -> s.visit().start())).isEqualTo(expected);
        assertThat(shown.stream().map(s -> s.visit().id())).doesNotHaveDuplicates();
        assertThat(shown.stream().filter(Shown::open)).isNotEmpty();
        for (Shown one : shown.subList(0, 20)) {
            int events = table.timeline(one.visit(), Optional.empty(), 1_000).events().size();
            assertThat(events).isGreaterThanOrEqualTo(one.visit().events());
            assertThat(table.find(1, one.visit().id())).contains(one);
            assertThat(table.find(2, one.visit().id())).isEmpty();
        }
    }
}
