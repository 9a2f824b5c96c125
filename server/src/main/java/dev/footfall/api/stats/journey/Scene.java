package dev.footfall.api.stats.journey;

import dev.footfall.api.stats.Directory;
import dev.footfall.api.stats.Mentions;
import dev.footfall.api.stats.Range;
import dev.footfall.api.stats.RangeReader;
import dev.footfall.api.stats.Refusal;
import dev.footfall.api.stats.Rules;
import dev.footfall.api.stats.Shape;
import dev.footfall.model.Audience;
import dev.footfall.model.Dimension.OfVisit;
import dev.footfall.model.Filter;
import dev.footfall.model.Goal;
import dev.footfall.model.Site;
import dev.footfall.model.Window;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What all questions about visits have in common, read as in `POST /api/v2/query`: the site, the
/// range, the filters and whether bots are looked at.
///
/// @param body the whole of it
record Scene(
        JsonNode body, Site site, Range range, Filter filter, boolean bots, Directory directory) {

    private static final Set<String> KEYS =
            Set.of("site_id", "date_range", "date", "timezone", "filters", "include");
    private static final Set<String> INCLUDE_KEYS = Set.of("bots");

    /// @param own the keys that this question has beside
    static Scene read(JsonNode body, Site site, Directory directory, Instant now, Set<String> own)
            throws Refusal {
        Set<String> keys = new HashSet<>(KEYS);
        keys.addAll(own);
        Shape.object(body, "#", keys);
        Range range = new RangeReader(site, directory, now).read(body);
        Optional<JsonNode> filters = Shape.field(body, "filters");
        Filter filter =
                filters.isPresent()
                        ? directory.filters(site).read(filters.get(), "#/filters")
                        : Filter.ALL;
        return new Scene(body, site, range, filter, bots(body), directory);
    }

    private static boolean bots(JsonNode body) throws Refusal {
        Optional<JsonNode> include = Shape.field(body, "include");
        if (include.isEmpty()) {
            return false;
        }
        Shape.object(include.get(), "#/include", INCLUDE_KEYS);
        Optional<JsonNode> bots = Shape.field(include.get(), "bots");
        return bots.isPresent() && Shape.flag(bots.get(), "#/include/bots");
    }

    /// @param more filters beside that may speak of goals
    Audience audience(List<Filter> more) throws Refusal {
        return audience(more, range.window());
    }

    Audience audience(List<Filter> more, Window window) throws Refusal {
        Filter all = new Filter.And(List.of(filter, new Filter.And(more)));
        List<Goal> goals = directory.goalsFor(site, List.of(), all);
        Rules.checkGoals(all, goals);
        return new Audience(site, window, filter, bots, goals);
    }

    boolean looksAtBots() {
        return bots || Mentions.everywhere(filter).anyMatch(m -> m.dimension() == OfVisit.BOT);
    }

    /// Which events a step means.
    Filter step(JsonNode node, String at) throws Refusal {
        return StepReader.read(node, at, directory.filters(site));
    }

    Optional<JsonNode> field(String name) {
        return Shape.field(body, name);
    }

    int number(String name, int least, int most, int otherwise) throws Refusal {
        Optional<JsonNode> number = field(name);
        return number.isPresent() ? Shape.whole(number.get(), "#/" + name, least, most) : otherwise;
    }

    /// One of the words; the first where none is named.
    String word(String name, List<String> words) throws Refusal {
        Optional<JsonNode> node = field(name);
        if (node.isEmpty()) {
            return words.getFirst();
        }
        String word = Shape.text(node.get(), "#/" + name);
        if (!words.contains(word)) {
            throw Refusal.at(
                    "#/" + name,
                    "Invalid value %s; it must be one of %s."
                            .formatted(Shape.quoted(word), String.join(", ", words)));
        }
        return word;
    }

    /// The question as it was understood.
    ///
    /// @param own what it has beside
    Map<String, Object> query(Map<String, Object> own) {
        Map<String, Object> query = new LinkedHashMap<>();
        query.put("site_id", site.domain());
        query.put("date_range", range.words());
        query.put("timezone", range.zone().getId());
        query.put("filters", field("filters").<Object>map(f -> f).orElse(List.of()));
        query.put("include", Map.of("bots", bots));
        query.putAll(own);
        return query;
    }
}
