package dev.footfall.api.stats.journey;

import dev.footfall.model.Identity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What an answer says of itself, as in `POST /api/v2/query`.
record Meta(Scene scene, long rowsRead, long millis, boolean exact, boolean followsVisitors) {

    private static final Duration LONGEST_DAY = Duration.ofHours(25);

    Map<String, Object> json() {
        List<Map<String, String>> warnings = new ArrayList<>();
        boolean daily = followsVisitors && isLong() && scene.site().identity() == Identity.DAILY;
        if (daily) {
            warnings.add(
                    warning(
                            "visitors_not_followed",
                            "This site tells its visitors apart anew each day (identity 'daily'):"
                                    + " nobody can be followed from one day to the next, so who"
                                    + " comes on several days counts as somebody new each time."));
        } else if (followsVisitors && isLong() && scene.site().identity() == Identity.USER) {
            warnings.add(
                    warning(
                            "visitors_without_id_not_followed",
                            "Only visitors for whom an id was given are followed from one day to"
                                    + " the next; others count as somebody new each day."));
        }
        if (!exact) {
            warnings.add(
                    warning(
                            "too_many_to_tell_apart",
                            "There were more different values than are kept apart while counting:"
                                    + " rare ones are counted among the others, and times may come"
                                    + " from a sample. Narrow the question by filters."));
        }
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("exact", exact && !daily);
        meta.put("rows_read", rowsRead);
        meta.put("milliseconds", millis);
        meta.put("zone", scene.range().zone().getId());
        meta.put("bots", scene.looksAtBots() ? "included" : "excluded");
        meta.put("warnings", warnings);
        return meta;
    }

    private boolean isLong() {
        return Duration.between(scene.range().from(), scene.range().to()).compareTo(LONGEST_DAY)
                > 0;
    }

    private static Map<String, String> warning(String code, String words) {
        Map<String, String> warning = new LinkedHashMap<>();
        warning.put("code", code);
        warning.put("warning", words);
        return warning;
    }
}
