package dev.footfall.api.traffic;

import dev.footfall.model.Dimension;
import dev.footfall.model.Metric;
import dev.footfall.model.Micros;
import dev.footfall.model.Site;
import dev.footfall.model.Window;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// `/query`, as site-analytics' third version has it: page views in buckets of so many seconds from
/// a time on, empty ones too, by one thing. Times are UTC.
record BucketsQuestion(Views views) implements DataQuestion {

    private static final int MOST_BUCKETS = 1_000;
    private static final int MOST_NUMBERS = 100_000;
    private static final long LONGEST = 1_000_000_000_000L;
    private static final String COUNT = "Count";
    private static final String UNKNOWN = "UNKNOWN";
    private static final Map<String, GroupBy> GROUPS = GroupBy.words("Unset");
    private static final Map<String, Who> WHO =
            Map.of("Unset", Who.EVERYBODY, "Humans", Who.PEOPLE, "Bots", Who.BOTS);

    /// As Python's `isoformat` writes it: no fraction where there is none.
    private static final DateTimeFormatter WHOLE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    private static final DateTimeFormatter FRACTION =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS");

    @Override
    public Object answer(Site site, DataParameters parameters) throws Refusal {
        LocalDateTime start = parameters.time("start_time");
        LocalDateTime end = parameters.time("end_time");
        long seconds = parameters.whole("time_bucket", 1, LONGEST);
        GroupBy groups = parameters.oneOf("group_by", GROUPS).orElse(GroupBy.NOTHING);
        Who who = parameters.oneOf("filter_by", WHO).orElse(Who.EVERYBODY);
        parameters.check();
        long number = Math.ceilDiv(micros(end) - micros(start), seconds * Micros.A_SECOND);
        if (number > MOST_BUCKETS) {
            parameters.complain(
                    "time_bucket",
                    "Too many buckets: requested %d but max is %d."
                            .formatted(number, MOST_BUCKETS));
            parameters.check();
        }
        List<Map<String, Long>> buckets = new ArrayList<>();
        for (long i = 0; i < number; i++) {
            buckets.add(new TreeMap<>());
        }
        if (!buckets.isEmpty()) {
            Window window = new Window(micros(start), micros(end), ZoneOffset.UTC);
            fill(site, window, seconds, who, groups, buckets);
        }
        return json(buckets, start, seconds);
    }

    private static long micros(LocalDateTime time) {
        return Micros.of(time.toInstant(ZoneOffset.UTC));
    }

    private void fill(
            Site site,
            Window window,
            long seconds,
            Who who,
            GroupBy groups,
            List<Map<String, Long>> buckets)
            throws Refusal {
        List<Dimension> by = new ArrayList<>();
        by.add(new Dimension.Stretch(seconds * Micros.A_SECOND));
        by.addAll(groups.dimensions());
        List<Views.Count> counts =
                views.inOrder(site, window, who, Metric.PAGEVIEWS, by, MOST_NUMBERS + 1);
        if (counts.size() > MOST_NUMBERS) {
            throw Refusal.of(
                    "The answer has more than %d numbers; ask for fewer buckets or another group_by."
                            .formatted(MOST_NUMBERS));
        }
        for (Views.Count count : counts) {
            List<String> labels = count.labels();
            String key =
                    groups == GroupBy.NOTHING
                            ? COUNT
                            : groups.key(labels.subList(1, labels.size())).orElse(UNKNOWN);
            buckets.get(Integer.parseInt(labels.getFirst())).merge(key, count.number(), Long::sum);
        }
    }

    private static Map<String, Object> json(
            List<Map<String, Long>> buckets, LocalDateTime start, long seconds) {
        TreeSet<String> keys = new TreeSet<>();
        List<Map<String, Object>> listed = new ArrayList<>();
        LocalDateTime time = start;
        for (Map<String, Long> bucket : buckets) {
            keys.addAll(bucket.keySet());
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("data", bucket);
            item.put(
                    "timestamp",
                    (time.truncatedTo(ChronoUnit.SECONDS).equals(time) ? WHOLE : FRACTION)
                            .format(time));
            listed.add(item);
            time = time.plusSeconds(seconds);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("all_keys", keys);
        json.put("buckets", listed);
        return json;
    }
}
