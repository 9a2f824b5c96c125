package dev.footfall.api.traffic;

import dev.footfall.model.Metric;
import dev.footfall.model.Site;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `/countries`, `/cities`, `/urls`, `/hostnames`: page views by one thing, the most first.
///
/// @param name what an item calls its group
record TopQuestion(Views views, String name, GroupBy groups) implements DataQuestion {

    private static final int MOST_ITEMS = 10_000;

    @Override
    public Object answer(Site site, DataParameters parameters) throws Refusal {
        LocalDate first = parameters.date("start_date");
        LocalDate last = parameters.date("end_date");
        Who who = parameters.oneOf("classification", CLASSES).orElse(Who.EVERYBODY);
        parameters.check();
        List<Map<String, Object>> items = new ArrayList<>();
        Optional<Views.Days> days = DataQuestion.days(views, site, first, last);
        if (days.isPresent()) {
            views.highestFirst(
                            site,
                            days.get().window(site.zone()),
                            who,
                            Metric.PAGEVIEWS,
                            groups.dimensions(),
                            MOST_ITEMS)
                    .forEach(count -> items.add(item(count)));
        }
        return items;
    }

    private Map<String, Object> item(Views.Count count) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put(name, groups.key(count.labels()).orElse(null));
        item.put("value", count.number());
        return item;
    }
}
