package dev.footfall.api.stats.journey;

import dev.footfall.api.stats.Refusal;
import dev.footfall.api.stats.Shape;
import dev.footfall.model.Filter;
import dev.footfall.query.journey.JourneyAnswer;
import dev.footfall.query.journey.JourneyQuestion;
import dev.footfall.store.Deed;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Reads and answers `POST /api/journeys`.
record JourneyForm(Scene scene, JourneyQuestion question) {

    static final Set<String> KEYS = Set.of("of", "steps", "start", "end", "limit", "nodes");

    private static final int USUAL_STEPS = 3;
    private static final int USUAL_PATHS = 20;
    private static final int MOST_PATHS = 1_000;
    private static final int USUAL_NODES = 8;
    private static final int MOST_NODES = 50;

    static JourneyForm read(Scene scene) throws Refusal {
        Optional<Filter> start = step(scene, "start");
        Optional<Filter> end = step(scene, "end");
        JourneyQuestion question =
                new JourneyQuestion(
                        scene.audience(Stream.concat(start.stream(), end.stream()).toList()),
                        kinds(scene),
                        scene.number("steps", 2, JourneyQuestion.MOST_STEPS, USUAL_STEPS),
                        start,
                        end,
                        scene.number("limit", 1, MOST_PATHS, USUAL_PATHS),
                        scene.number("nodes", 1, MOST_NODES, USUAL_NODES));
        return new JourneyForm(scene, question);
    }

    private static Optional<Filter> step(Scene scene, String name) throws Refusal {
        Optional<JsonNode> node = scene.field(name);
        return node.isPresent()
                ? Optional.of(scene.step(node.get(), "#/" + name))
                : Optional.empty();
    }

    private static Set<Deed.Kind> kinds(Scene scene) throws Refusal {
        Set<Deed.Kind> kinds = EnumSet.noneOf(Deed.Kind.class);
        Optional<JsonNode> sent = scene.field("of");
        if (sent.isEmpty()) {
            return EnumSet.of(Deed.Kind.PAGE);
        }
        JsonNode words = Shape.array(sent.get(), "#/of");
        for (int i = 0; i < words.size(); i++) {
            String at = "#/of/" + i;
            String word = Shape.text(words.get(i), at);
            kinds.add(
                    Deed.Kind.find(word)
                            .orElseThrow(() ->
                                    Refusal.at(
                                            at,
                                            "Invalid value %s; it must be one of page, event,"
                                                            .formatted(Shape.quoted(word))
                                                    + " request.")));
        }
        if (kinds.isEmpty()) {
            throw Refusal.at("#/of", "Expected a minimum of 1 items but got 0.");
        }
        return kinds;
    }

    Map<String, Object> answer(JourneyAnswer answer, long millis) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("visits", answer.visits());
        json.put("single", answer.single());
        List<Map<String, Object>> paths = new ArrayList<>();
        for (JourneyAnswer.Path path : answer.paths()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("steps", path.steps().stream().map(JourneyForm::deed).toList());
            one.put("visits", path.visits());
            one.put("share", FunnelForm.share(path.visits(), answer.visits()));
            paths.add(one);
        }
        json.put("paths", paths);
        json.put("others", answer.others());
        List<Map<String, Object>> nodes = new ArrayList<>();
        for (JourneyAnswer.Node node : answer.nodes()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("position", node.position());
            one.put("step", maybe(node.step()));
            one.put("visits", node.visits());
            nodes.add(one);
        }
        json.put("nodes", nodes);
        List<Map<String, Object>> links = new ArrayList<>();
        for (JourneyAnswer.Link link : answer.links()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("position", link.position());
            one.put("from", maybe(link.from()));
            one.put("to", maybe(link.to()));
            one.put("visits", link.visits());
            links.add(one);
        }
        json.put("links", links);
        json.put("meta", new Meta(scene, answer.rowsRead(), millis, answer.exact(), false).json());
        json.put("query", scene.query(own()));
        return json;
    }

    private Map<String, Object> own() {
        Map<String, Object> own = new LinkedHashMap<>();
        own.put("of", question.of().stream().map(Deed.Kind::word).sorted().toList());
        own.put("steps", question.steps());
        scene.field("start").ifPresent(sent -> own.put("start", sent));
        scene.field("end").ifPresent(sent -> own.put("end", sent));
        own.put("limit", question.limit());
        own.put("nodes", question.nodes());
        return own;
    }

    /// In the form in which a question names a step.
    private static Map<String, String> deed(Deed deed) {
        return Map.of(deed.kind().word(), deed.text());
    }

    /// Without a step it is all others.
    private static Object maybe(Optional<Deed> deed) {
        return deed.<Object>map(JourneyForm::deed).orElse(Map.of("others", true));
    }
}
