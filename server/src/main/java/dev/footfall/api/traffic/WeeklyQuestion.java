package dev.footfall.api.traffic;

import dev.footfall.model.Dimension.Time;
import dev.footfall.model.Metric;
import dev.footfall.model.Site;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `/users` and `/views`: a number for each week, by year and week as strftime's `%Y-%W` has them:
/// weeks begin on Monday, and days before the year's first Monday are week 00. A week across the
/// year's end is two, so each year is asked about on its own, and visitors are counted once in
/// each.
///
/// @param metric what is counted
record WeeklyQuestion(Views views, Metric metric) implements DataQuestion {

    private static final int DAYS_A_WEEK = 7;
    private static final int MOST_WEEKS = 54;

    @Override
    public Object answer(Site site, DataParameters parameters) throws Refusal {
        LocalDate first = parameters.date("start_date");
        LocalDate last = parameters.date("end_date");
        Who who = parameters.oneOf("classification", CLASSES).orElse(Who.EVERYBODY);
        parameters.check();
        List<Map<String, Object>> weeks = new ArrayList<>();
        Optional<Views.Days> days = DataQuestion.days(views, site, first, last);
        for (Views.Days year : days.map(Views.Days::byYear).orElse(List.of())) {
            views.inOrder(
                            site,
                            year.window(site.zone()),
                            who,
                            metric,
                            List.of(Time.WEEK),
                            MOST_WEEKS)
                    .forEach(count -> weeks.add(week(count)));
        }
        return weeks;
    }

    private static Map<String, Object> week(Views.Count count) {
        Map<String, Object> week = new LinkedHashMap<>();
        week.put("date", label(LocalDate.parse(count.labels().getFirst())));
        week.put("quantity", count.number());
        return week;
    }

    /// @param day any of the week
    static String label(LocalDate day) {
        int week = (day.getDayOfYear() + DAYS_A_WEEK - day.getDayOfWeek().getValue()) / DAYS_A_WEEK;
        return "%04d-%02d".formatted(day.getYear(), week);
    }
}
