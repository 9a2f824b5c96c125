package dev.footfall.api.admin;

import dev.footfall.account.Caller;
import dev.footfall.account.Reply;
import dev.footfall.account.RouteRules;
import dev.footfall.account.Scope;
import dev.footfall.account.Sites;
import dev.footfall.api.Answers;
import dev.footfall.api.Blocking;
import dev.footfall.api.Callers;
import dev.footfall.api.Gate;
import dev.footfall.api.Parameters;
import dev.footfall.api.Surface;
import dev.footfall.model.RouteRule;
import dev.footfall.model.Site;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `/api/routes`: the templates by which a site's requests are counted where their callers name no
/// route, one by one or by an OpenAPI document.
public final class RoutesSurface implements Surface {

    private static final String NAME = "routes";
    private static final String ROUTE = "/api/routes";
    private static final String OPENAPI = ROUTE + "/openapi";
    private static final long DOCUMENT_LIMIT = 8 << 20;
    private static final int MOST_DIGITS = 18;

    private final RouteRules rules;
    private final Sites sites;
    private final Gate gate;
    private final Blocking blocking;

    public RoutesSurface(RouteRules rules, Sites sites, Gate gate, Blocking blocking) {
        this.rules = rules;
        this.sites = sites;
        this.gate = gate;
        this.blocking = blocking;
    }

    @Override
    public void mount(Router router) {
        BodyHandler document = BodyHandler.create(false).setBodyLimit(DOCUMENT_LIMIT);
        router.get(ROUTE).handler(this::list);
        router.post(ROUTE).handler(Fields.body()).handler(blocking.handler(this::add));
        router.put(OPENAPI).handler(document).handler(blocking.handler(this::tell));
        router.delete(OPENAPI).handler(Fields.body()).handler(blocking.handler(this::forget));
        router.delete(ROUTE + "/:id")
                .handler(Fields.body())
                .handler(blocking.handler(this::remove));
    }

    private void list(RoutingContext context) {
        site(context, Scope.READ)
                .ifPresent(site -> Answers.json(context, 200, answer(rules.of(site))));
    }

    private void add(RoutingContext context) {
        Optional<Site> site = site(context, Scope.ADMIN);
        if (site.isPresent()) {
            value(context, Fields.of(context))
                    .flatMap(fields ->
                            value(context, rules.add(site.get(), fields.text("template"))))
                    .ifPresent(rule -> Answers.json(context, 201, answer(rule)));
        }
    }

    private void tell(RoutingContext context) {
        Optional<Site> site = site(context, Scope.ADMIN);
        if (site.isPresent()) {
            value(context, rules.tell(site.get(), Parameters.body(context)))
                    .ifPresent(told -> Answers.json(context, 200, answer(told)));
        }
    }

    private void forget(RoutingContext context) {
        site(context, Scope.ADMIN)
                .ifPresent(site -> {
                    int removed = rules.forgetTold(site);
                    Answers.json(context, 200, Map.of("removed", removed));
                });
    }

    private void remove(RoutingContext context) {
        Optional<Site> site = site(context, Scope.ADMIN);
        if (site.isPresent()) {
            String id = Parameters.text(context, "id");
            boolean number =
                    !id.isEmpty()
                            && id.length() <= MOST_DIGITS
                            && id.chars().allMatch(c -> c >= '0' && c <= '9');
            if (number && rules.remove(site.get(), Long.parseLong(id))) {
                Answers.json(context, 200, Map.of("deleted", true));
            } else {
                Answers.problem(context, 404, "Not found", "id: this site has no such template.");
            }
        }
    }

    /// The site that `site_id` names, when the caller may do that with it; answers otherwise.
    private Optional<Site> site(RoutingContext context, Scope scope) {
        Optional<Caller> caller = Callers.require(context, gate, NAME, scope);
        if (caller.isEmpty()) {
            return Optional.empty();
        }
        String domain = Parameters.text(context, "site_id");
        Optional<Site> site =
                sites.find(domain).filter(found -> caller.get().may(scope, found.number()));
        if (domain.isEmpty()) {
            Answers.problem(context, 400, "Invalid", "site_id: must name a site.");
        } else if (site.isEmpty()) {
            Answers.problem(context, 404, "Not found", "site_id: there is no such site.");
        }
        return site;
    }

    private static <T> Optional<T> value(RoutingContext context, Reply<T> reply) {
        return switch (reply) {
            case Reply.Done<T>(var value) -> Optional.of(value);
            case Reply.Refused<T>(var field, var why) -> {
                Answers.problem(context, 400, "Invalid", field + ": " + why);
                yield Optional.empty();
            }
        };
    }

    private static Map<String, Object> answer(List<RouteRule> all) {
        return Map.of("routes", all.stream().map(RoutesSurface::answer).toList());
    }

    private static Map<String, Object> answer(RouteRule rule) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", Long.toString(rule.id()));
        answer.put("template", rule.text());
        answer.put("source", rule.source().word());
        return answer;
    }
}
