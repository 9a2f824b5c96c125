package dev.footfall.store.duckdb;

import static dev.footfall.store.duckdb.RandomTraffic.DAY;
import static dev.footfall.store.duckdb.RandomTraffic.FIRST;

import dev.footfall.model.Dimension;
import dev.footfall.model.Dimension.OfEvent;
import dev.footfall.model.Dimension.OfVisit;
import dev.footfall.model.Filter;
import dev.footfall.model.Filter.Operator;
import dev.footfall.model.Goal;
import dev.footfall.model.Metric;
import dev.footfall.model.Query;
import dev.footfall.model.Query.Order;
import dev.footfall.model.Window;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Questions about [RandomTraffic].
final class RandomQuestions {

    static final List<Goal> GOALS =
            List.of(
                    new Goal.OnEvent(1, "Signup", "signup"),
                    new Goal.OnEvent(2, "Order", "order"),
                    new Goal.OnPage(3, "A post", "/blog/*"),
                    new Goal.OnPage(4, "Percent", "/100%_a"),
                    new Goal.OnPage(5, "Order", "/blog/**"));

    private static final List<String> ZONES =
            List.of(
                    "UTC",
                    "Europe/Berlin",
                    "America/St_Johns",
                    "Australia/Lord_Howe",
                    "Asia/Kolkata");

    private static final List<String> VALUES =
            List.of(
                    "/",
                    "/blog/one",
                    "/Pricing",
                    "/100%_a",
                    "/blog/{post}",
                    "/B8",
                    "%",
                    "_a",
                    "o",
                    "B",
                    "Signup",
                    "Order",
                    "signup",
                    "pageview",
                    "custom",
                    "GET",
                    "404",
                    "200",
                    "5",
                    "(not set)",
                    "(none)",
                    "Direct / None",
                    "Google",
                    "org",
                    "DE",
                    "Germany",
                    "Zimbabwe",
                    "an",
                    "Firefox",
                    "pro",
                    "\"q'",
                    "person",
                    "AI crawler",
                    "a.example",
                    "app",
                    "");

    private static final List<String> PATTERNS =
            List.of("^/b.*o", "[0-9]", "^$", "e$", "^.i", "x|G");

    private final Random random;

    RandomQuestions(long seed) {
        this.random = new Random(seed);
    }

    Query next() {
        List<Metric> metrics = some(List.of(Metric.values()), 1 + random.nextInt(5));
        List<Dimension> dimensions = some(dimensions(), random.nextInt(3));
        boolean filtered = random.nextInt(4) != 0;
        Asked asked =
                new Asked(
                        window(),
                        metrics,
                        dimensions,
                        filtered ? filter(2) : Filter.ALL,
                        List.of(new Order.ByMetric(metrics.getFirst(), random.nextBoolean())),
                        random.nextInt(4) == 0,
                        GOALS);
        return asked.query();
    }

    private Window window() {
        long from = FIRST + random.nextInt(35) * DAY + random.nextInt(3) * random.nextLong(DAY);
        long length = random.nextInt(5) == 0 ? random.nextLong(DAY) : random.nextLong(40 * DAY);
        return new Window(from, from + 1 + length, ZoneId.of(pick(ZONES)));
    }

    private static List<Dimension> dimensions() {
        List<Dimension> all = new ArrayList<>();
        all.addAll(List.of(OfEvent.values()));
        all.addAll(List.of(OfEvent.PAGE, OfEvent.PAGE, OfEvent.GOAL, OfEvent.HOSTNAME));
        all.add(OfEvent.ROUTE);
        all.addAll(List.of(OfVisit.values()));
        all.addAll(List.of(Dimension.Time.values()));
        all.add(new Dimension.Property("plan"));
        return all;
    }

    private Filter filter(int depth) {
        return switch (depth == 0 ? 9 : random.nextInt(10)) {
            case 0, 1, 2 -> new Filter.And(filters(depth));
            case 3, 4 -> new Filter.Or(filters(depth));
            case 5 -> new Filter.Not(filter(depth - 1));
            case 6 -> new Filter.HasDone(filter(depth - 1));
            default -> match();
        };
    }

    private List<Filter> filters(int depth) {
        return List.of(filter(depth - 1), filter(depth - 1));
    }

    private Filter match() {
        Dimension dimension = pick(dimensions());
        if (dimension instanceof Dimension.Time) {
            return match();
        }
        Operator operator = pick(List.of(Operator.values()));
        boolean pattern = operator == Operator.MATCHES || operator == Operator.MATCHES_NOT;
        List<String> values = some(pattern ? PATTERNS : VALUES, 1 + random.nextInt(4));
        return new Filter.Match(operator, dimension, values, random.nextInt(3) != 0);
    }

    private <T> List<T> some(List<T> all, int count) {
        List<T> shuffled = new ArrayList<>(all.stream().distinct().toList());
        Collections.shuffle(shuffled, random);
        return List.copyOf(shuffled.subList(0, Math.min(count, shuffled.size())));
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
