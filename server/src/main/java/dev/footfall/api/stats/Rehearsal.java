package dev.footfall.api.stats;

import dev.footfall.api.Json;
import dev.footfall.model.Answer;
import dev.footfall.model.Query;
import dev.footfall.model.Site;
import dev.footfall.store.StoreException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks what the dashboard asks first, about one day, and throws the answers away: so that whoever
/// comes first after a start does not wait for code to be loaded. Blocks; for a thread of its own.
public final class Rehearsal {

    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);

    private static final List<String> QUESTIONS =
            List.of(
                    """
                    {"date_range": "day", "metrics": ["visitors", "visits", "pageviews",
                     "views_per_visit", "bounce_rate", "visit_duration", "requests"]}
                    """,
                    """
                    {"date_range": "day", "metrics": ["visitors"], "dimensions": ["time:hour"],
                     "include": {"time_labels": true}}
                    """,
                    """
                    {"date_range": "day", "metrics": ["visitors", "pageviews"],
                     "dimensions": ["event:page"], "filters": [["is", "event:kind", ["pageview"]]],
                     "order_by": [["visitors", "desc"]], "pagination": {"limit": 9, "offset": 0}}
                    """,
                    """
                    {"date_range": "day", "metrics": ["visitors", "percentage"],
                     "dimensions": ["visit:source"], "order_by": [["visitors", "desc"]]}
                    """,
                    """
                    {"date_range": "day", "metrics": ["error_rate", "duration_p95"]}
                    """);

    private final V2Answers answers;

    /// @param ask answers a query; may block, and throw [StoreException]
    public Rehearsal(Function<Query, Answer> ask, Directory directory, InstantSource clock) {
        this.answers = new V2Answers(ask, directory, clock);
    }

    /// @param goesOn looked at before each question
    public void about(Site site, BooleanSupplier goesOn) {
        try {
            for (String question : QUESTIONS) {
                if (goesOn.getAsBoolean()) {
                    String _ = answers.answer(site, Json.MAPPER.readTree(question)).toString();
                }
            }
        } catch (Refusal | StoreException e) {
            LOG.debug("What the dashboard asks first was not rehearsed", e);
        }
    }
}
