package dev.footfall.ingest.judge;

import dev.footfall.ingest.Draft;
import dev.footfall.ingest.Step;
import dev.footfall.model.DropReason;
import dev.footfall.model.Rule;
import java.util.Optional;

/// Lets the first of the site's rules that is met decide: over the verdict, or that the hit is
/// dropped.
public final class ApplyRules implements Step {

    private final RuleBook rules;

    public ApplyRules(RuleBook rules) {
        this.rules = rules;
    }

    @Override
    public Decision apply(Draft draft) {
        SiteRules ofSite = rules.of(draft.site.number());
        Optional<Rule> met = ofSite.isEmpty() ? Optional.empty() : ofSite.first(evidence(draft));
        if (met.isEmpty()) {
            return Decision.GO_ON;
        }
        Rule rule = met.get();
        return SiteRules.verdict(rule)
                .map(verdict -> {
                    draft.verdict = verdict;
                    return Decision.GO_ON;
                })
                .orElseGet(() -> new Decision.Drop(DropReason.RULE, said(rule)));
    }

    private static Evidence evidence(Draft draft) {
        return new Evidence(
                new Evidence.From.Known(draft.hit.sender().address()),
                draft.hit.sender().userAgent(),
                draft.location.path(),
                draft.place.country(),
                draft.location.host());
    }

    private static String said(Rule rule) {
        String note = rule.note().isEmpty() ? "" : " (" + rule.note() + ")";
        return "rule " + rule.name() + " of the site drops it" + note;
    }
}
