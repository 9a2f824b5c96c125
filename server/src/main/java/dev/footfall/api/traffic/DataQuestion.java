package dev.footfall.api.traffic;

import dev.footfall.model.Site;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/// One route of `/api/v1/data`. Blocks; any thread may call it.
@FunctionalInterface
interface DataQuestion {

    /// What `classification` may say.
    Map<String, Who> CLASSES = Map.of("USER", Who.PEOPLE, "BOT", Who.BOTS);

    /// What the answer's JSON is made of.
    ///
    /// @throws Refusal when the parameters are not those of this question
    Object answer(Site site, DataParameters parameters) throws Refusal;

    /// The days asked for, as far as the site can have events on them; empty when it cannot, or
    /// when the last lies before the first.
    static Optional<Views.Days> days(Views views, Site site, LocalDate first, LocalDate last) {
        return first.isAfter(last)
                ? Optional.empty()
                : views.within(site, Optional.of(first), Optional.of(last));
    }
}
