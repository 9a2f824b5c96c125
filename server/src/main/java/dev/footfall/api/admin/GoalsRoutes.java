package dev.footfall.api.admin;

import dev.footfall.account.Goals;
import dev.footfall.account.Reply;
import dev.footfall.account.Scope;
import dev.footfall.api.Answers;
import dev.footfall.api.Blocking;
import dev.footfall.api.Parameters;
import dev.footfall.model.Goal;
import dev.footfall.model.Site;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// `/api/v1/sites/goals`, in the wire form of Plausible's Sites API.
final class GoalsRoutes {

    private static final String ROUTE = "/api/v1/sites/goals";

    private final Goals goals;
    private final SitesAccess access;
    private final Blocking blocking;

    GoalsRoutes(Goals goals, SitesAccess access, Blocking blocking) {
        this.goals = goals;
        this.access = access;
        this.blocking = blocking;
    }

    void mount(Router router) {
        router.get(ROUTE).handler(this::list);
        router.put(ROUTE).handler(Fields.body()).handler(blocking.handler(this::put));
        router.delete(ROUTE + "/:goal_id")
                .handler(Fields.body())
                .handler(blocking.handler(this::remove));
    }

    private void list(RoutingContext context) {
        access.site(context, Scope.READ, Parameters.text(context, "site_id"))
                .ifPresent(site -> Answers.json(context, 200, answer(site)));
    }

    private void put(RoutingContext context) {
        Optional<Fields> fields = SitesAccess.fields(context);
        if (fields.isPresent()) {
            access.site(context, Scope.ADMIN, SitesAccess.siteId(context, fields.get()))
                    .flatMap(site ->
                            SitesAccess.value(context, put(site, fields.get()))
                                    .map(goal -> answer(site, goal)))
                    .ifPresent(answer -> Answers.json(context, 200, answer));
        }
    }

    private Reply<Goal> put(Site site, Fields fields) {
        String displayName = fields.text("display_name");
        return switch (fields.text("goal_type")) {
            case "event" -> goals.putOnEvent(site, fields.text("event_name"), displayName);
            case "page" -> goals.putOnPage(site, fields.text("page_path"), displayName);
            default -> new Reply.Refused<>("goal_type", "must be event or page");
        };
    }

    private void remove(RoutingContext context) {
        Optional<Fields> fields = SitesAccess.fields(context);
        if (fields.isPresent()) {
            String id = Parameters.text(context, "goal_id");
            access.site(context, Scope.ADMIN, SitesAccess.siteId(context, fields.get()))
                    .ifPresent(site -> remove(context, site, id));
        }
    }

    private void remove(RoutingContext context, Site site, String id) {
        OptionalLong number = Parameters.number(id);
        if (number.isPresent() && goals.remove(site, number.getAsLong())) {
            Answers.json(context, 200, Map.of("deleted", true));
        } else {
            SitesAccess.error(context, 404, "Goal could not be found");
        }
    }

    private Map<String, Object> answer(Site site) {
        Map<String, @Nullable Object> meta = new LinkedHashMap<>();
        meta.put("after", null);
        meta.put("before", null);
        meta.put("limit", goals.of(site).size());
        List<Map<String, @Nullable Object>> all =
                goals.of(site).stream().map(goal -> answer(site, goal)).toList();
        return Map.of("goals", all, "meta", meta);
    }

    private static Map<String, @Nullable Object> answer(Site site, Goal goal) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("domain", site.domain());
        answer.put("id", Long.toString(goal.id()));
        answer.put("display_name", goal.displayName());
        answer.put("goal_type", goal instanceof Goal.OnEvent ? "event" : "page");
        answer.put("event_name", goal instanceof Goal.OnEvent event ? event.eventName() : null);
        answer.put("page_path", goal instanceof Goal.OnPage page ? page.path() : null);
        answer.put("custom_props", Map.of());
        return answer;
    }
}
