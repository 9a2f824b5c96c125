package dev.footfall.api.stats;

import dev.footfall.model.Query;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A v2 request, read and checked: what is asked of the store, and what the answer repeats.
///
/// @param compared the range to compare with
/// @param filters as they were sent
/// @param sentInclude the `include` object as it was sent
record Question(
        Query query,
        Range range,
        Optional<Range> compared,
        Include include,
        JsonNode filters,
        JsonNode sentInclude) {

    /// What the answer shall carry beside the rows.
    record Include(
            boolean imports,
            boolean timeLabels,
            boolean totalRows,
            boolean bots,
            boolean firstEvent) {}

    /// How many rows of the compared range are looked through for partners of the answer's rows.
    static final int MOST_COMPARED = 100_000;

    /// The same question about the range to compare with.
    Optional<Query> comparison() {
        return compared.map(other ->
                new Query(
                        query.site(),
                        other.window(),
                        query.metrics(),
                        query.dimensions(),
                        query.filter(),
                        query.order(),
                        MOST_COMPARED,
                        0,
                        query.bots(),
                        false,
                        query.goals()));
    }
}
