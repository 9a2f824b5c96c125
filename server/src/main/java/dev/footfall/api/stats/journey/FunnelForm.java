package dev.footfall.api.stats.journey;

import dev.footfall.api.stats.Refusal;
import dev.footfall.api.stats.Shape;
import dev.footfall.api.stats.Terms;
import dev.footfall.model.Dimension;
import dev.footfall.model.Dimension.OfEvent;
import dev.footfall.model.Filter;
import dev.footfall.model.Micros;
import dev.footfall.query.journey.FunnelAnswer;
import dev.footfall.query.journey.FunnelAnswer.Group;
import dev.footfall.query.journey.FunnelAnswer.Stage;
import dev.footfall.query.journey.FunnelQuestion;
import dev.footfall.store.TrailPlan.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Reads and answers `POST /api/funnel`.
///
/// @param steps as they were sent
/// @param within as it was sent; empty where it plays no part
record FunnelForm(Scene scene, FunnelQuestion question, JsonNode steps, String within) {

    static final Set<String> KEYS = Set.of("steps", "by", "within", "breakdown", "limit");

    private static final int LEAST_STEPS = 2;
    private static final int USUAL_GROUPS = 10;
    private static final int MOST_GROUPS = 100;
    private static final String USUAL_WITHIN = "7d";
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final Pattern LENGTH = Pattern.compile("([1-9][0-9]{0,5})([smhd])");
    private static final double MICROS_A_SECOND = Micros.A_SECOND;
    private static final double PERCENT = 100;

    static FunnelForm read(Scene scene) throws Refusal {
        JsonNode sent = Shape.array(Shape.required(scene.body(), "steps"), "#/steps");
        if (sent.size() < LEAST_STEPS || sent.size() > FunnelQuestion.MOST_STEPS) {
            throw Refusal.at(
                    "#/steps",
                    "Expected %d to %d steps but got %d."
                            .formatted(LEAST_STEPS, FunnelQuestion.MOST_STEPS, sent.size()));
        }
        List<Filter> steps = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            steps.add(scene.step(sent.get(i), "#/steps/" + i));
        }
        boolean visits = scene.word("by", List.of("visit", "visitor")).equals("visit");
        Optional<JsonNode> within = scene.field("within");
        if (visits && within.isPresent()) {
            throw Refusal.at("#/within", "Goes with \"by\": \"visitor\" only.");
        }
        String length = within.isPresent() ? Shape.text(within.get(), "#/within") : USUAL_WITHIN;
        FunnelQuestion question =
                new FunnelQuestion(
                        scene.audience(steps),
                        steps,
                        visits ? Unit.VISIT : Unit.VISITOR,
                        visits ? Long.MAX_VALUE : micros(length),
                        breakdown(scene),
                        scene.number("limit", 1, MOST_GROUPS, USUAL_GROUPS));
        return new FunnelForm(scene, question, sent, visits ? "" : length);
    }

    private static long micros(String length) throws Refusal {
        Matcher told = LENGTH.matcher(length);
        Duration duration = Duration.ZERO;
        if (told.matches()) {
            long count = Long.parseLong(told.group(1));
            duration =
                    switch (told.group(2)) {
                        case "s" -> Duration.ofSeconds(count);
                        case "m" -> Duration.ofMinutes(count);
                        case "h" -> Duration.ofHours(count);
                        default -> Duration.ofDays(count);
                    };
        }
        if (duration.isZero() || duration.compareTo(LONGEST) > 0) {
            throw Refusal.at(
                    "#/within",
                    "Invalid duration %s; give one like 30m, 24h or 7d, up to 366d."
                            .formatted(Shape.quoted(length)));
        }
        return duration.toNanos() / 1_000;
    }

    private static Optional<Dimension> breakdown(Scene scene) throws Refusal {
        Optional<JsonNode> node = scene.field("breakdown");
        if (node.isEmpty()) {
            return Optional.empty();
        }
        String word = Shape.text(node.get(), "#/breakdown");
        Optional<Dimension> dimension =
                Terms.dimension(word)
                        .filter(d -> d != OfEvent.GOAL && !(d instanceof Dimension.Time));
        if (dimension.isEmpty()) {
            throw Refusal.at(
                    "#/breakdown",
                    "Invalid dimension %s; goals and time do not break a funnel down."
                            .formatted(Shape.quoted(word)));
        }
        return dimension;
    }

    Map<String, Object> answer(FunnelAnswer answer, long millis) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("steps", stages(answer.stages()));
        if (question.breakdown().isPresent()) {
            List<Map<String, Object>> groups = new ArrayList<>();
            for (Group group : answer.groups()) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("value", group.label());
                one.put("steps", stages(group.stages()));
                groups.add(one);
            }
            json.put("breakdown", groups);
            answer.others().ifPresent(others -> json.put("others", stages(others)));
        }
        boolean follows = question.by() == Unit.VISITOR;
        json.put(
                "meta", new Meta(scene, answer.rowsRead(), millis, answer.exact(), follows).json());
        Map<String, Object> own = new LinkedHashMap<>();
        own.put("steps", steps);
        own.put("by", follows ? "visitor" : "visit");
        if (follows) {
            own.put("within", within);
        }
        question.breakdown().ifPresent(d -> own.put("breakdown", d.word()));
        json.put("query", scene.query(own));
        return json;
    }

    private List<Map<String, Object>> stages(List<Stage> stages) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            long reached = stages.get(i).reached();
            long before = i == 0 ? reached : stages.get(i - 1).reached();
            Map<String, Object> stage = new LinkedHashMap<>();
            stage.put("name", name(i));
            stage.put("count", reached);
            stage.put("conversion", share(reached, stages.getFirst().reached()));
            stage.put("conversion_from_previous", share(reached, before));
            stage.put("drop_off", before - reached);
            stage.put("median_seconds", seconds(stages.get(i).median()));
            stage.put("p90_seconds", seconds(stages.get(i).ninetieth()));
            all.add(stage);
        }
        return all;
    }

    /// What the asker called it, else what it means.
    private String name(int step) {
        JsonNode node = steps.get(step);
        for (String key : List.of("name", "page", "event", "request", "goal")) {
            if (node.path(key).isString()) {
                return node.path(key).stringValue();
            }
        }
        return "Step " + (step + 1);
    }

    /// In percent; of nobody it cannot be told.
    static Optional<Double> share(long part, long whole) {
        return whole == 0 ? Optional.empty() : Optional.of(PERCENT * part / whole);
    }

    private static Optional<Double> seconds(OptionalDouble micros) {
        return micros.isPresent()
                ? Optional.of(micros.getAsDouble() / MICROS_A_SECOND)
                : Optional.empty();
    }
}
