package dev.footfall.ingest;

import dev.footfall.model.Hit;
import dev.footfall.model.Outcome;
import dev.footfall.model.Site;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What would become of a hit, and by which step.
///
/// @param site the site that counts it; empty when there is none
/// @param steps those that ran, in order; after one that refuses the hit none does
public record Explanation(Hit hit, Optional<Site> site, List<Taken> steps, Outcome outcome) {

    public Explanation {
        steps = List.copyOf(steps);
    }

    /// One step and what it did.
    ///
    /// @param step its name in words, such as `add agent`
    /// @param found what it found out, by name: what it left as it was is not there
    /// @param refusal why it refused the hit, where it did
    public record Taken(
            String step, Map<String, String> found, Optional<Step.Decision.Drop> refusal) {

        public Taken {
            found = Collections.unmodifiableMap(new LinkedHashMap<>(found));
        }
    }
}
