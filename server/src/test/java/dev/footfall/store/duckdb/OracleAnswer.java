package dev.footfall.store.duckdb;

import static dev.footfall.store.duckdb.SampleEvents.SECOND;

import dev.footfall.model.BotClass;
import dev.footfall.model.Dimension;
import dev.footfall.model.Dimension.OfEvent;
import dev.footfall.model.Dimension.OfVisit;
import dev.footfall.model.Event;
import dev.footfall.model.Filter;
import dev.footfall.model.Metric;
import dev.footfall.model.Query;
import dev.footfall.store.duckdb.Oracle.Seen;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// A query's answer computed from the visits themselves: values by labels, rows in no order.
final class OracleAnswer {

    private static final Set<Metric> OF_VISITS =
            Set.of(Metric.VIEWS_PER_VISIT, Metric.BOUNCE_RATE, Metric.VISIT_DURATION);
    private static final Set<Metric> OF_READINGS = Set.of(Metric.SCROLL_DEPTH, Metric.TIME_ON_PAGE);
    private static final Set<Metric> SHARES =
            Set.of(Metric.PERCENTAGE, Metric.CONVERSION_RATE, Metric.GROUP_CONVERSION_RATE);

    private final Query query;
    private final List<List<Event>> visits;
    private final Oracle oracle;
    private final Filter filter;
    private final Filter candidates;

    OracleAnswer(Query query, List<List<Event>> visits) {
        this.query = query;
        this.visits = visits;
        this.oracle = new Oracle(query);
        this.filter = withoutBots(query.filter());
        this.candidates =
                withoutBots(
                        new Filter.And(
                                tops(query.filter()).stream().filter(f -> !isOfGoal(f)).toList()));
    }

    /// The value of each metric, empty where there is none, for each combination of labels.
    Map<List<String>, List<OptionalDouble>> rows() {
        Map<List<String>, List<Seen>> events = byLabels(query.dimensions(), counted(filter));
        Map<List<String>, List<Seen>> started = startedByLabels();
        Map<List<String>, List<Seen>> readings =
                isOf(OracleRows::beyondReading)
                        ? Map.of()
                        : byLabels(query.dimensions(), readings().toList());
        Set<List<String>> keys = new LinkedHashSet<>(keys(events, started, readings));
        Map<List<String>, List<OptionalDouble>> rows = new LinkedHashMap<>();
        for (List<String> key : keys) {
            List<OptionalDouble> values = new ArrayList<>();
            for (Metric metric : query.metrics()) {
                values.add(
                        SHARES.contains(metric)
                                ? share(metric, key, events.getOrDefault(key, List.of()))
                                : value(
                                        metric,
                                        events.getOrDefault(key, List.of()),
                                        started.getOrDefault(key, List.of()),
                                        readings.getOrDefault(key, List.of())));
            }
            rows.put(key, values);
        }
        return rows;
    }

    /// Which groups there are: those of the events that were asked for; visits bring their own
    /// unless pages of events were asked for, readings only where nothing else was.
    private Collection<List<String>> keys(
            Map<List<String>, List<Seen>> events,
            Map<List<String>, List<Seen>> started,
            Map<List<String>, List<Seen>> readings) {
        if (query.dimensions().isEmpty()) {
            return List.of(List.of());
        }
        boolean visitsTold = !isOf(OracleRows::beyondVisit);
        boolean fromVisits =
                visitsTold
                        && query.metrics().stream()
                                .anyMatch(m -> OF_VISITS.contains(m) || isVisitCount(m));
        boolean fromReadings =
                !isOf(OracleRows::beyondReading)
                        && query.metrics().stream().anyMatch(OF_READINGS::contains);
        boolean fromEvents =
                query.metrics().stream()
                                .anyMatch(m ->
                                        !OF_VISITS.contains(m)
                                                && !OF_READINGS.contains(m)
                                                && !isVisitCount(m))
                        || (!fromVisits && !fromReadings);
        boolean pages =
                query.dimensions().contains(OfEvent.PAGE)
                        || query.dimensions().contains(OfEvent.HOSTNAME);
        Set<List<String>> keys = new HashSet<>();
        if (fromEvents) {
            keys.addAll(events.keySet());
        }
        if (fromVisits && !(fromEvents && pages)) {
            keys.addAll(started.keySet());
        }
        if (fromReadings && !fromEvents) {
            keys.addAll(readings.keySet());
        }
        return keys;
    }

    private boolean isOf(Predicate<Dimension> kind) {
        return query.dimensions().stream().anyMatch(kind);
    }

    /// Whether the metric counts visits by where they started.
    private boolean isVisitCount(Metric metric) {
        return metric == Metric.VISITS
                && !isOf(OracleRows::ofEvent)
                && !OracleRows.rowSpeaks(query.filter(), OracleRows::ofEvent);
    }

    private List<Seen> counted(Filter wanted) {
        return all().filter(s -> s.counts() && oracle.inside(s.event().at()))
                .filter(s -> oracle.holds(wanted, s))
                .toList();
    }

    private Stream<Seen> all() {
        return visits.stream().flatMap(v -> v.stream().map(e -> new Seen(e, v)));
    }

    private Map<List<String>, List<Seen>> byLabels(List<Dimension> dimensions, List<Seen> events) {
        Map<List<String>, List<Seen>> groups = new LinkedHashMap<>();
        for (Seen seen : events) {
            List<List<String>> keys = List.of(List.of());
            for (Dimension dimension : dimensions) {
                List<String> labels =
                        dimension == OfEvent.GOAL
                                ? oracle.goals(seen.event())
                                : List.of(oracle.label(dimension, seen));
                keys =
                        keys.stream()
                                .flatMap(k -> labels.stream().map(l -> OracleRows.plus(k, l)))
                                .toList();
            }
            keys.forEach(k -> groups.computeIfAbsent(k, _ -> new ArrayList<>()).add(seen));
        }
        return groups;
    }

    /// Visits that started in the window, each shown by the event that began it, at its entry page.
    private Map<List<String>, List<Seen>> startedByLabels() {
        Map<List<String>, List<Seen>> groups = new LinkedHashMap<>();
        if (isOf(OracleRows::beyondVisit)) {
            return groups;
        }
        for (List<Event> visit : visits) {
            Seen first = new Seen(visit.getFirst(), visit);
            boolean counts = visit.stream().anyMatch(e -> new Seen(e, visit).counts());
            boolean ofEvents = OracleRows.rowSpeaks(filter, OracleRows::ofEvent);
            if (counts
                    && oracle.inside(first.event().at())
                    && (ofEvents ? oracle.someEvent(visit, filter) : oracle.holds(filter, first))) {
                List<String> key =
                        query.dimensions().stream().map(d -> entryLabel(d, first)).toList();
                groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(first);
            }
        }
        return groups;
    }

    private String entryLabel(Dimension dimension, Seen first) {
        Dimension entry =
                dimension == OfEvent.PAGE
                        ? OfVisit.ENTRY_PAGE
                        : dimension == OfEvent.HOSTNAME ? OfVisit.ENTRY_PAGE_HOSTNAME : dimension;
        return oracle.label(entry, first);
    }

    private Stream<Seen> readings() {
        List<Filter> beyond = new ArrayList<>();
        List<Filter> own = new ArrayList<>();
        tops(filter)
                .forEach(f ->
                        (OracleRows.rowSpeaks(f, OracleRows::beyondReading) ? beyond : own).add(f));
        return all().filter(s -> oracle.inside(s.event().at()))
                .filter(s ->
                        s.event().engagement().scrollPercent() >= 0
                                || s.event().engagement().engagedMillis() > 0)
                .filter(s -> oracle.holds(new Filter.And(own), s))
                .filter(s ->
                        beyond.isEmpty() || oracle.someEvent(s.visit(), new Filter.And(beyond)));
    }

    private static List<Filter> tops(Filter filter) {
        return filter instanceof Filter.And(List<Filter> all)
                ? all.stream().flatMap(f -> tops(f).stream()).toList()
                : List.of(filter);
    }

    private static boolean isOfGoal(Filter filter) {
        return filter instanceof Filter.Match match
                && (match.dimension() == OfEvent.GOAL
                        || match.dimension() instanceof Dimension.Property);
    }

    private Filter withoutBots(Filter wanted) {
        boolean bots =
                query.bots()
                        || query.dimensions().contains(OfVisit.BOT)
                        || OracleRows.anywhere(wanted, OfVisit.BOT);
        Filter settled = OracleRows.settled(wanted, query.goals());
        Filter person = Asked.is("visit:bot", BotClass.PERSON.word());
        return bots ? settled : new Filter.And(List.of(settled, person));
    }

    private OptionalDouble share(Metric metric, List<String> key, List<Seen> part) {
        List<Seen> whole =
                switch (metric) {
                    case PERCENTAGE -> counted(filter);
                    case CONVERSION_RATE -> counted(candidates);
                    default -> group(key);
                };
        double total = visitors(whole);
        return total == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(100.0 * visitors(part) / total);
    }

    private List<Seen> group(List<String> key) {
        List<Dimension> others = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < key.size(); i++) {
            if (query.dimensions().get(i) != OfEvent.GOAL) {
                others.add(query.dimensions().get(i));
                labels.add(key.get(i));
            }
        }
        return byLabels(others, counted(candidates)).getOrDefault(labels, List.of());
    }

    private static double visitors(List<Seen> events) {
        return events.stream().map(s -> s.first().visitor()).distinct().count();
    }

    private OptionalDouble value(
            Metric metric, List<Seen> events, List<Seen> started, List<Seen> readings) {
        if (OF_VISITS.contains(metric)) {
            return ofVisits(metric, started);
        }
        if (OF_READINGS.contains(metric)) {
            return ofReadings(metric, readings);
        }
        if (isVisitCount(metric)) {
            return OptionalDouble.of(started.size());
        }
        return OracleEvents.value(metric, events.stream().map(Seen::event).toList(), events);
    }

    private static OptionalDouble ofVisits(Metric metric, List<Seen> started) {
        List<Seen> viewed = started.stream().filter(s -> !s.pages().isEmpty()).toList();
        return mean(
                viewed.stream()
                        .mapToDouble(s ->
                                switch (metric) {
                                    case VIEWS_PER_VISIT -> s.pages().size();
                                    case BOUNCE_RATE -> isBounce(s) ? 100 : 0;
                                    default -> seconds(s.visit());
                                }));
    }

    private static boolean isBounce(Seen seen) {
        return seen.pages().size() == 1 && seen.visit().stream().noneMatch(Event::interactive);
    }

    private static double seconds(List<Event> visit) {
        return (visit.getLast().at() - visit.getFirst().at()) / (double) SECOND;
    }

    private static OptionalDouble ofReadings(Metric metric, List<Seen> readings) {
        Map<List<Object>, List<Seen>> pages = new LinkedHashMap<>();
        for (Seen seen : readings) {
            List<Object> page =
                    List.of(System.identityHashCode(seen.visit()), seen.event().location().path());
            pages.computeIfAbsent(page, _ -> new ArrayList<>()).add(seen);
        }
        ToDoubleFunction<List<Seen>> read =
                metric == Metric.SCROLL_DEPTH
                        ? page ->
                                page.stream()
                                        .mapToInt(s -> s.event().engagement().scrollPercent())
                                        .max()
                                        .orElse(-1)
                        : page -> {
                            long sum =
                                    page.stream()
                                            .mapToLong(s -> s.event().engagement().engagedMillis())
                                            .sum();
                            return sum == 0 ? -1 : sum / 1000.0;
                        };
        return mean(pages.values().stream().mapToDouble(read).filter(v -> v >= 0));
    }

    private static OptionalDouble mean(DoubleStream values) {
        return values.average();
    }
}
