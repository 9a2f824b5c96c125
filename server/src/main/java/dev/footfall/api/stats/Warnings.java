package dev.footfall.api.stats;

import dev.footfall.ingest.page.CapPaths;
import dev.footfall.model.Answer;
import dev.footfall.model.Answer.Value;
import dev.footfall.model.Dimension;
import dev.footfall.model.Dimension.Time;
import dev.footfall.model.Identity;
import dev.footfall.model.Metric;
import dev.footfall.model.Query;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What an asker should know about a number before believing it.
final class Warnings {

    private static final Duration LONGEST_DAY = Duration.ofHours(25);

    private static final Set<Dimension> PATHS =
            Set.of(
                    Dimension.OfEvent.PAGE,
                    Dimension.OfEvent.ROUTE,
                    Dimension.OfVisit.ENTRY_PAGE,
                    Dimension.OfVisit.EXIT_PAGE);

    private Warnings() {}

    /// By metric, each with a `code` for programs and a `warning` for people.
    static ObjectNode of(Question question, Answer answer) {
        ObjectNode warnings = JsonNodeFactory.instance.objectNode();
        Query query = question.query();
        if (query.metrics().contains(Metric.VISITORS) && countsDays(query)) {
            warnings.putObject(Metric.VISITORS.word())
                    .put("code", "visitors_counted_per_day")
                    .put(
                            "warning",
                            "This site tells its visitors apart anew each day: who comes on"
                                    + " several days counts once for each.");
        }
        for (Metric metric : query.metrics()) {
            if (isRevenue(metric) && hasNone(query.metrics().indexOf(metric), answer)) {
                warnings.putObject(metric.word())
                        .put("code", "no_single_revenue_currency")
                        .put(
                                "warning",
                                "Revenue metrics are null as no revenue was recorded, or revenue"
                                        + " in several currencies.");
            }
        }
        return warnings;
    }

    /// By dimension, likewise.
    static ObjectNode ofDimensions(Query query, Answer answer) {
        ObjectNode warnings = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < query.dimensions().size(); i++) {
            int column = i;
            Dimension dimension = query.dimensions().get(i);
            if (PATHS.contains(dimension)
                    && answer.rows().stream()
                            .anyMatch(r -> r.dimensions().get(column).equals(CapPaths.OTHER))) {
                warnings.putObject(dimension.word())
                        .put("code", "paths_over_limit")
                        .put(
                                "warning",
                                "The site had more different paths on one day than path.limit"
                                        + " allows; "
                                        + CapPaths.OTHER
                                        + " stands for the rest.");
            }
        }
        return warnings;
    }

    /// Whether bots are among what the query counts.
    static boolean countsBots(Query query) {
        return query.bots()
                || query.dimensions().contains(Dimension.OfVisit.BOT)
                || Mentions.everywhere(query.filter())
                        .anyMatch(m -> m.dimension() == Dimension.OfVisit.BOT);
    }

    private static boolean countsDays(Query query) {
        Duration length =
                Duration.of(query.window().to() - query.window().from(), ChronoUnit.MICROS);
        Optional<Time> grain = Terms.time(query.dimensions());
        boolean coarse = grain.isEmpty() || grain.get() == Time.WEEK || grain.get() == Time.MONTH;
        return query.site().identity() == Identity.DAILY
                && coarse
                && length.compareTo(LONGEST_DAY) > 0;
    }

    private static boolean isRevenue(Metric metric) {
        return metric == Metric.TOTAL_REVENUE || metric == Metric.AVERAGE_REVENUE;
    }

    private static boolean hasNone(int column, Answer answer) {
        return !answer.rows().isEmpty()
                && answer.rows().stream()
                        .allMatch(row -> row.metrics().get(column) instanceof Value.Absent);
    }
}
