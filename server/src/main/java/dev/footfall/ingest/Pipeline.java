package dev.footfall.ingest;

import dev.footfall.model.DropReason;
import dev.footfall.model.EventId;
import dev.footfall.model.Hit;
import dev.footfall.model.Outcome;
import dev.footfall.model.Rejected;
import dev.footfall.model.Site;
import java.util.List;
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
            return dropped(
                    hit,
                    DropReason.UNKNOWN_SITE,
                    "domain: there is no site '" + hit.domain() + "'");
        }
        Draft draft = new Draft(hit, site.get());
        for (Step step : steps) {
            if (step.apply(draft) instanceof Step.Decision.Drop(var reason, var detail)) {
                return dropped(hit, reason, detail);
            }
        }
        return new Outcome.Accepted(draft.toEvent(hit.id().orElseGet(() -> newId(hit))));
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
