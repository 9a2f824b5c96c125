package dev.footfall.api.stats.journey;

import dev.footfall.api.stats.Refusal;
import dev.footfall.model.Dimension.Time;
import dev.footfall.model.Filter;
import dev.footfall.model.Micros;
import dev.footfall.model.Window;
import dev.footfall.query.journey.Retention;
import dev.footfall.query.journey.RetentionAnswer;
import dev.footfall.query.journey.RetentionAnswer.Cohort;
import dev.footfall.query.journey.RetentionQuestion;
import dev.footfall.store.CohortPlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Reads and answers `POST /api/retention`.
record RetentionForm(Scene scene, RetentionQuestion question) {

    static final Set<String> KEYS = Set.of("by", "start", "return");

    static RetentionForm read(Scene scene, Instant now) throws Refusal {
        String word = scene.word("by", List.of("week", "day", "month"));
        Time grain = Time.valueOf(word.toUpperCase(Locale.ROOT));
        Filter start = step(scene, "start");
        Filter back = step(scene, "return");
        Window window = begun(scene.range().window(), now);
        if (Retention.count(window, grain) > CohortPlan.MOST) {
            throw Refusal.at(
                    "#/by",
                    "The range has more than %d %ss; take longer stretches or a shorter date_range."
                            .formatted(CohortPlan.MOST, word));
        }
        return new RetentionForm(
                scene,
                new RetentionQuestion(
                        scene.audience(List.of(start, back), window), grain, start, back));
    }

    /// Stretches that are still to come are left out.
    private static Window begun(Window window, Instant now) {
        long until = Math.max(Micros.of(now) + 1, window.from() + 1);
        return new Window(window.from(), Math.min(window.to(), until), window.zone());
    }

    private static Filter step(Scene scene, String name) throws Refusal {
        Optional<JsonNode> node = scene.field(name);
        return node.isPresent() ? scene.step(node.get(), "#/" + name) : Filter.ALL;
    }

    Map<String, Object> answer(RetentionAnswer answer, long millis) {
        List<Map<String, Object>> cohorts = new ArrayList<>();
        for (Cohort cohort : answer.cohorts()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("start", cohort.start().toString());
            one.put("visitors", cohort.visitors());
            one.put("returned", cohort.back());
            one.put(
                    "shares",
                    cohort.back().stream()
                            .map(back -> FunnelForm.share(back, cohort.visitors()))
                            .toList());
            cohorts.add(one);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("cohorts", cohorts);
        json.put("meta", new Meta(scene, answer.rowsRead(), millis, true, true).json());
        Map<String, Object> own = new LinkedHashMap<>();
        own.put("by", question.grain().name().toLowerCase(Locale.ROOT));
        scene.field("start").ifPresent(sent -> own.put("start", sent));
        scene.field("return").ifPresent(sent -> own.put("return", sent));
        json.put("query", scene.query(own));
        return json;
    }
}
