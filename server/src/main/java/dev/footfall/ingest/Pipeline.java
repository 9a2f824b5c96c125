package dev.footfall.ingest;

import dev.footfall.model.DropReason;
import dev.footfall.model.EventId;
import dev.footfall.model.Hit;
import dev.footfall.model.Outcome;
import dev.footfall.model.Rejected;
import dev.footfall.model.Site;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/// Takes a hit through the ordered steps and answers what became of it. Any thread may call it.
public final class Pipeline {

    private final Function<String, Optional<Site>> sites;
    private final List<Step> steps;

    /// @param sites finds a site by its domain, from memory
    public Pipeline(Function<String, Optional<Site>> sites, List<Step> steps) {
        this.sites = sites;
        this.steps = List.copyOf(steps);
    }

    /// What a hit goes through, in order; for measurements and explanations.
    public List<Step> steps() {
        return steps;
    }

    public Outcome run(Hit hit) {
        Optional<Site> site = sites.apply(hit.domain());
        if (site.isEmpty()) {
            return unknownSite(hit);
        }
        Draft draft = new Draft(hit, site.get());
        for (Step step : steps) {
            if (step.apply(draft) instanceof Step.Decision.Drop(var reason, var detail)) {
                return dropped(hit, reason, detail);
            }
        }
        return accepted(draft);
    }

    /// The same, with what each step did; nothing is kept of it.
    public Explanation explain(Hit hit) {
        Optional<Site> site = sites.apply(hit.domain());
        if (site.isEmpty()) {
            return new Explanation(hit, site, List.of(), unknownSite(hit));
        }
        Draft draft = new Draft(hit, site.get());
        draft.isTrial = true;
        List<Explanation.Taken> taken = new ArrayList<>(steps.size());
        Map<String, String> before = DraftWords.of(draft);
        for (Step step : steps) {
            Step.Decision decision = step.apply(draft);
            Map<String, String> after = DraftWords.of(draft);
            Map<String, String> found = new LinkedHashMap<>(after);
            found.entrySet().removeAll(before.entrySet());
            before = after;
            if (decision instanceof Step.Decision.Drop drop) {
                taken.add(new Explanation.Taken(name(step), found, Optional.of(drop)));
                Outcome dropped = dropped(hit, drop.reason(), drop.detail());
                return new Explanation(hit, site, taken, dropped);
            }
            taken.add(new Explanation.Taken(name(step), found, Optional.empty()));
        }
        return new Explanation(hit, site, taken, accepted(draft));
    }

    /// `AddBotVerdict` is `add bot verdict`.
    private static String name(Step step) {
        String words = step.getClass().getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ");
        return words.toLowerCase(Locale.ROOT);
    }

    private static Outcome accepted(Draft draft) {
        Hit hit = draft.hit;
        return new Outcome.Accepted(draft.toEvent(hit.id().orElseGet(() -> newId(hit))));
    }

    private static Outcome unknownSite(Hit hit) {
        return dropped(
                hit, DropReason.UNKNOWN_SITE, "domain: there is no site '" + hit.domain() + "'");
    }

    private static EventId newId(Hit hit) {
        return EventId.at(hit.received() / 1000, ThreadLocalRandom.current().nextLong());
    }

    private static Outcome dropped(Hit hit, DropReason reason, String detail) {
        return new Outcome.Dropped(
                new Rejected(
                        hit.received(),
                        hit.surface(),
                        hit.domain(),
                        reason,
                        detail,
                        hit.original()));
    }
}
