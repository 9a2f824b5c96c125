package dev.footfall.api.traffic;

import dev.footfall.model.Dimension;
import dev.footfall.model.Dimension.Time;
import dev.footfall.model.Metric;
import dev.footfall.model.Site;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// `/statistics`, as site-analytics' second version has it: one count by one thing over days,
/// weeks, months, years or all time.
record StatisticsQuestion(Views views) implements DataQuestion {

    private static final int MOST_ITEMS = 100_000;
    private static final Map<String, Who> WHO = Map.of("People", Who.PEOPLE, "Bots", Who.BOTS);
    private static final Map<String, Metric> WHAT =
            Map.of("Views", Metric.PAGEVIEWS, "Users", Metric.VISITORS);
    private static final Map<String, GroupBy> GROUPS = GroupBy.words("Nothing");

    /// The README's word for all time is `AllTime`, that of the code `All`.
    private static final Map<String, Resolution> RESOLUTIONS =
            Map.of(
                    "All", Resolution.ALL,
                    "AllTime", Resolution.ALL,
                    "Day", Resolution.DAY,
                    "Week", Resolution.WEEK,
                    "Month", Resolution.MONTH,
                    "Year", Resolution.YEAR);

    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu '00:00:00 GMT'", Locale.ENGLISH);

    private enum Resolution {
        ALL,
        DAY,
        WEEK,
        MONTH,
        YEAR
    }

    private record Asked(Site site, Who who, Metric metric, GroupBy groups, Resolution resolution) {

        boolean isOneNumber() {
            return groups == GroupBy.NOTHING && resolution == Resolution.ALL;
        }
    }

    private record Item(Optional<LocalDate> date, Optional<String> key, long quantity) {

        Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("date", date.map(HTTP_DATE::format).orElse(null));
            json.put("key", key.orElse(null));
            json.put("quantity", quantity);
            return json;
        }
    }

    @Override
    public Object answer(Site site, DataParameters parameters) throws Refusal {
        Asked asked =
                new Asked(
                        site,
                        parameters.oneOf("query_on", WHO, Who.PEOPLE),
                        parameters.oneOf("count_what", WHAT, Metric.PAGEVIEWS),
                        parameters.oneOf("group_what", GROUPS, GroupBy.NOTHING),
                        parameters.oneOf("resolution", RESOLUTIONS, Resolution.ALL));
        Optional<LocalDate> first = parameters.monthFirst("start_date");
        Optional<LocalDate> last = parameters.monthFirst("end_date");
        parameters.check();
        List<Item> items = new ArrayList<>();
        boolean isTurned = first.isPresent() && last.isPresent() && first.get().isAfter(last.get());
        Optional<Views.Days> days = isTurned ? Optional.empty() : views.within(site, first, last);
        if (days.isPresent()) {
            items(asked, days.get(), items);
        } else if (!isTurned && asked.isOneNumber()) {
            items.add(new Item(Optional.empty(), Optional.empty(), 0));
        }
        items.sort(
                Comparator.comparing((Item item) -> item.date().orElse(LocalDate.MIN))
                        .thenComparing(item -> item.key().isEmpty())
                        .thenComparing(item -> item.key().orElse("")));
        return items.stream().map(Item::json).toList();
    }

    private void items(Asked asked, Views.Days days, List<Item> items) throws Refusal {
        List<Views.Days> pieces =
                asked.resolution() == Resolution.YEAR ? days.byYear() : List.of(days);
        List<Dimension> by = new ArrayList<>(time(asked.resolution()).stream().toList());
        by.addAll(asked.groups().dimensions());
        for (Views.Days piece : pieces) {
            List<Views.Count> counts =
                    views.inOrder(
                            asked.site(),
                            piece.window(asked.site().zone()),
                            asked.who(),
                            asked.metric(),
                            by,
                            MOST_ITEMS - items.size() + 1);
            if (items.size() + counts.size() > MOST_ITEMS) {
                throw Refusal.of(
                        "The answer has more than %d items; ask for fewer days or a coarser resolution."
                                .formatted(MOST_ITEMS));
            }
            counts.forEach(count -> items.add(item(asked, piece, count)));
        }
        if (asked.resolution() == Resolution.YEAR) {
            items.removeIf(item -> item.quantity() == 0);
        }
    }

    private static Optional<Dimension> time(Resolution resolution) {
        return switch (resolution) {
            case ALL, YEAR -> Optional.empty();
            case DAY -> Optional.of(Time.DAY);
            case WEEK -> Optional.of(Time.WEEK);
            case MONTH -> Optional.of(Time.MONTH);
        };
    }

    private static Item item(Asked asked, Views.Days piece, Views.Count count) {
        int times = time(asked.resolution()).isPresent() ? 1 : 0;
        List<String> labels = count.labels();
        return new Item(
                date(asked.resolution(), piece, labels),
                asked.groups().key(labels.subList(times, labels.size())),
                count.number());
    }

    /// The first day of the stretch, also where the days asked for begin in its middle.
    private static Optional<LocalDate> date(
            Resolution resolution, Views.Days piece, List<String> labels) {
        return switch (resolution) {
            case ALL -> Optional.empty();
            case DAY, MONTH -> Optional.of(LocalDate.parse(labels.getFirst()));
            case WEEK ->
                    Optional.of(
                            LocalDate.parse(labels.getFirst())
                                    .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
            case YEAR -> Optional.of(piece.first().withDayOfYear(1));
        };
    }
}
