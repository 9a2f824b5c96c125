package dev.footfall.api.explain;

import dev.footfall.ingest.DraftWords;
import dev.footfall.ingest.Explanation;
import dev.footfall.ingest.visit.OpenVisits;
import dev.footfall.model.BotVerdict;
import dev.footfall.model.Event;
import dev.footfall.model.Outcome;
import dev.footfall.model.Rejected;
import dev.footfall.model.Site;
import dev.footfall.model.Visit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// Writes an explanation as JSON's parts.
///
/// @param open the visits that are open now
/// @param tellsVisitor whether the caller may know what links an address to a visitor and their
///   visit
record ExplanationAnswer(Supplier<List<Visit>> open, boolean tellsVisitor) {

    private static final Set<String> OF_THE_VISITOR =
            Set.of(DraftWords.VISITOR, DraftWords.EARLIER_VISITOR, DraftWords.LATER_VISITOR);

    private static final String NOT_TOLD =
            "The scope admin is needed to see which visitor an address is.";

    Map<String, Object> of(Explanation explanation) {
        Map<String, Object> answer = new LinkedHashMap<>();
        switch (explanation.outcome()) {
            case Outcome.Accepted _ -> answer.put("outcome", "counted");
            case Outcome.Dropped(Rejected why) -> {
                answer.put("outcome", "dropped");
                answer.put("reason", why.reason().word());
                answer.put("detail", why.detail());
            }
        }
        answer.put("hit", HitAnswer.hit(explanation.hit()));
        explanation.site().ifPresent(site -> answer.put("site", HitAnswer.site(site)));
        answer.put("steps", explanation.steps().stream().map(this::step).toList());
        if (explanation.outcome() instanceof Outcome.Accepted(Event event)) {
            answer.put("verdict", verdict(event.verdict()));
            answer.put("page", HitAnswer.page(event));
            explanation.site().ifPresent(site -> putVisit(answer, event, site));
        }
        return answer;
    }

    private Map<String, Object> step(Explanation.Taken taken) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("step", taken.step());
        answer.put("outcome", taken.refusal().isPresent() ? "dropped" : "went on");
        taken.refusal()
                .ifPresent(drop -> {
                    answer.put("reason", drop.reason().word());
                    answer.put("detail", drop.detail());
                });
        Map<String, String> found = new LinkedHashMap<>(taken.found());
        if (!tellsVisitor) {
            found.keySet().removeAll(OF_THE_VISITOR);
        }
        answer.put("found", found);
        return answer;
    }

    private static Map<String, Object> verdict(BotVerdict verdict) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("class", verdict.botClass().word());
        answer.put("bot", verdict.isBot());
        answer.put("reason", verdict.reason());
        answer.put("name", verdict.name());
        return answer;
    }

    private void putVisit(Map<String, Object> answer, Event event, Site site) {
        Map<String, Object> visitor = new LinkedHashMap<>();
        visitor.put("policy", site.identity().word());
        if (!tellsVisitor) {
            visitor.put("not_told", NOT_TOLD);
            answer.put("visitor", visitor);
            return;
        }
        visitor.put("pseudonym", DraftWords.pseudonym(event.visitor()));
        answer.put("visitor", visitor);
        long timeout = site.visitTimeout().toNanos() / 1000;
        List<Visit> near = OpenVisits.near(open.get(), event, timeout);
        Map<String, Object> visit = new LinkedHashMap<>();
        visit.put(
                "outcome", near.isEmpty() ? "opens" : near.size() == 1 ? "joins" : "makes one of");
        List<Map<String, Object>> joined = new ArrayList<>();
        near.forEach(one -> joined.add(HitAnswer.visit(one)));
        visit.put("visits", joined);
        answer.put("visit", visit);
    }
}
