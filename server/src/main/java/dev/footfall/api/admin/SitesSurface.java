package dev.footfall.api.admin;

import dev.footfall.account.Accounts;
import dev.footfall.account.Caller;
import dev.footfall.account.PathWords;
import dev.footfall.account.People;
import dev.footfall.account.Scope;
import dev.footfall.account.SiteWords;
import dev.footfall.account.VisitTimeout;
import dev.footfall.api.Answers;
import dev.footfall.api.Blocking;
import dev.footfall.api.Gate;
import dev.footfall.api.Parameters;
import dev.footfall.api.Surface;
import dev.footfall.model.Site;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// `/api/v1/sites`: what is counted here, in the wire form of Plausible's Sites API, with
/// `identity`, `visit_timeout` and what is done to paths beside it.
public final class SitesSurface implements Surface {

    private static final String ROUTE = "/api/v1/sites";
    private static final String ONE = ROUTE + "/:site_id";
    private static final int USUAL_LIMIT = 100;
    private static final int MOST = 1000;

    private final Accounts accounts;
    private final Blocking blocking;
    private final SitesAccess access;
    private final GoalsRoutes goals;
    private final SharedLinksRoutes links;

    public SitesSurface(Accounts accounts, People people, Gate gate, Blocking blocking) {
        this.accounts = accounts;
        this.blocking = blocking;
        this.access = new SitesAccess(gate, accounts.sites());
        this.goals = new GoalsRoutes(accounts.goals(), access, blocking);
        this.links = new SharedLinksRoutes(people, access, blocking);
    }

    @Override
    public void mount(Router router) {
        goals.mount(router);
        links.mount(router);
        router.get(ROUTE).handler(this::list);
        router.get(ONE).handler(this::show);
        router.post(ROUTE).handler(Fields.body()).handler(blocking.handler(this::add));
        router.put(ONE).handler(Fields.body()).handler(blocking.handler(this::change));
        router.delete(ONE).handler(Fields.body()).handler(blocking.handler(this::remove));
    }

    private void list(RoutingContext context) {
        Optional<Caller> caller = access.caller(context, Scope.READ);
        if (caller.isEmpty()) {
            return;
        }
        OptionalInt limit = Parameters.limit(context, USUAL_LIMIT, MOST);
        if (limit.isEmpty()) {
            SitesAccess.error(context, 400, "limit: must be a whole number from 1 to " + MOST);
            return;
        }
        List<Site> visible =
                accounts.sites().all().stream()
                        .filter(site -> caller.get().may(Scope.READ, site.number()))
                        .toList();
        Optional<SitePage> page =
                SitePage.of(
                        visible,
                        Parameters.text(context, "after"),
                        Parameters.text(context, "before"),
                        limit.getAsInt());
        if (page.isEmpty()) {
            SitesAccess.error(context, 400, "after, before: must be a cursor of an earlier answer");
            return;
        }
        Answers.json(context, 200, answer(page.get(), limit.getAsInt()));
    }

    private static Map<String, Object> answer(SitePage page, int limit) {
        Map<String, @Nullable Object> meta = new LinkedHashMap<>();
        meta.put("after", page.after().isEmpty() ? null : page.after());
        meta.put("before", page.before().isEmpty() ? null : page.before());
        meta.put("limit", limit);
        List<Map<String, Object>> sites = page.sites().stream().map(SitesSurface::answer).toList();
        return Map.of("sites", sites, "meta", meta);
    }

    private void show(RoutingContext context) {
        access.site(context, Scope.READ, Parameters.text(context, "site_id"))
                .ifPresent(site -> Answers.json(context, 200, answer(site)));
    }

    private void add(RoutingContext context) {
        Optional<Caller> caller = access.caller(context, Scope.ADMIN);
        if (caller.isPresent() && !caller.get().mayEverywhere(Scope.ADMIN)) {
            SitesAccess.error(context, 403, "This key is for one site and cannot add others.");
        } else if (caller.isPresent()) {
            SitesAccess.fields(context)
                    .map(fields -> accounts.sites().add(words(fields)))
                    .flatMap(reply -> SitesAccess.value(context, reply))
                    .ifPresent(site -> Answers.json(context, 200, answer(site)));
        }
    }

    private void change(RoutingContext context) {
        access.site(context, Scope.ADMIN, Parameters.text(context, "site_id"))
                .ifPresent(site ->
                        SitesAccess.fields(context)
                                .map(f -> accounts.sites().change(site, words(f)))
                                .flatMap(reply -> SitesAccess.value(context, reply))
                                .ifPresent(now -> Answers.json(context, 200, answer(now))));
    }

    private void remove(RoutingContext context) {
        access.site(context, Scope.ADMIN, Parameters.text(context, "site_id"))
                .ifPresent(site -> {
                    accounts.removeSite(site);
                    Answers.json(context, 200, Map.of("deleted", true));
                });
    }

    private static SiteWords words(Fields fields) {
        return new SiteWords(
                fields.text("domain"),
                fields.text("timezone"),
                fields.text("identity"),
                fields.text("visit_timeout"),
                new PathWords(
                        fields.text("path_trailing_slash"),
                        fields.text("path_case"),
                        fields.has("path_parameters")
                                ? Optional.of(fields.text("path_parameters"))
                                : Optional.empty()));
    }

    private static Map<String, Object> answer(Site site) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("domain", site.domain());
        answer.put("timezone", site.zone().getId());
        answer.put("custom_properties", List.of());
        answer.put("identity", site.identity().word());
        answer.put("visit_timeout", VisitTimeout.text(site.visitTimeout()));
        PathWords paths = PathWords.of(site.paths());
        answer.put("path_trailing_slash", paths.trailingSlash());
        answer.put("path_case", paths.letters());
        answer.put("path_parameters", site.paths().parameters());
        return answer;
    }
}
