package dev.footfall.api.stats;

import dev.footfall.api.EventFilters;
import dev.footfall.api.Json;
import dev.footfall.model.Audience;
import dev.footfall.model.Filter;
import dev.footfall.model.Goal;
import dev.footfall.model.Site;
import dev.footfall.model.Window;
import dev.footfall.query.Conditions;
import dev.footfall.store.RouteNames;
import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Filters of events as other rooms of the API take them: JSON in a parameter called `filters`.
/// Bots are left in unless a filter says otherwise.
public final class WrittenFilters implements EventFilters {

    private static final String PLACE = "filters";
    private static final int INVALID = 400;

    private final Directory directory;
    private final Function<Site, RouteNames> routes;

    /// @param routes names the routes of a site's requests; may block
    public WrittenFilters(Directory directory, Function<Site, RouteNames> routes) {
        this.directory = directory;
        this.routes = routes;
    }

    @Override
    public Read read(Site site, String text) {
        try {
            return understood(site, Json.MAPPER.readTree(text));
        } catch (JacksonException e) {
            return new Read.Refused(INVALID, PLACE + ": is not JSON.");
        } catch (Refusal refusal) {
            return new Read.Refused(refusal.status(), refusal.words());
        }
    }

    private Read understood(Site site, JsonNode node) throws Refusal {
        Filter asked = directory.filters(site).read(node, PLACE);
        List<Goal> goals = directory.goalsFor(site, List.of(), asked);
        Rules.checkGoals(asked, goals);
        Window always = new Window(0, Long.MAX_VALUE, site.zone());
        Filter filter = Conditions.events(asked, new Audience(site, always, asked, true, goals));
        return new Read.Understood(
                filter, Conditions.routes(List.of(filter), List.of(), () -> routes.apply(site)));
    }
}
