package dev.footfall.api.admin;

import dev.footfall.account.People;
import dev.footfall.account.Reply;
import dev.footfall.account.Scope;
import dev.footfall.account.SharedLink;
import dev.footfall.api.Answers;
import dev.footfall.api.Blocking;
import dev.footfall.api.Parameters;
import dev.footfall.model.Site;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// `/api/v1/sites/shared-links`: `PUT` in the wire form of Plausible's Sites API, and beside it a
/// list and the removing.
final class SharedLinksRoutes {

    private static final String ROUTE = "/api/v1/sites/shared-links";

    private final People people;
    private final SitesAccess access;
    private final Blocking blocking;

    SharedLinksRoutes(People people, SitesAccess access, Blocking blocking) {
        this.people = people;
        this.access = access;
        this.blocking = blocking;
    }

    void mount(Router router) {
        router.get(ROUTE).handler(this::list);
        router.put(ROUTE).handler(Fields.body()).handler(blocking.handler(this::put));
        router.delete(ROUTE + "/:link_id")
                .handler(Fields.body())
                .handler(blocking.handler(this::remove));
    }

    /// For those only who may make links: whoever sees a link's URL may hand it on.
    private void list(RoutingContext context) {
        access.site(context, Scope.ADMIN, Parameters.text(context, "site_id"))
                .ifPresent(site -> {
                    List<Map<String, Object>> links =
                            people.links().of(site).stream()
                                    .map(link -> answer(context, site, link))
                                    .toList();
                    Answers.json(context, 200, Map.of("shared_links", links));
                });
    }

    private void put(RoutingContext context) {
        Optional<Fields> fields = SitesAccess.fields(context);
        if (fields.isPresent()) {
            access.site(context, Scope.ADMIN, SitesAccess.siteId(context, fields.get()))
                    .flatMap(site ->
                            SitesAccess.value(context, share(site, fields.get()))
                                    .map(link -> answer(context, site, link)))
                    .ifPresent(answer -> Answers.json(context, 200, answer));
        }
    }

    private Reply<SharedLink> share(Site site, Fields fields) {
        return people.share(
                site, fields.text("name"), fields.text("password"), fields.text("embedders"));
    }

    private void remove(RoutingContext context) {
        Optional<Fields> fields = SitesAccess.fields(context);
        if (fields.isPresent()) {
            OptionalLong number = Parameters.number(context, "link_id");
            access.site(context, Scope.ADMIN, SitesAccess.siteId(context, fields.get()))
                    .ifPresent(site -> {
                        if (number.isPresent() && people.unshare(site, number.getAsLong())) {
                            Answers.json(context, 200, Map.of("deleted", true));
                        } else {
                            SitesAccess.error(context, 404, "Shared link could not be found");
                        }
                    });
        }
    }

    private static Map<String, Object> answer(RoutingContext context, Site site, SharedLink link) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", link.number());
        answer.put("name", link.name());
        answer.put("url", url(context, site, link));
        answer.put("password", link.password());
        answer.put("embedders", link.embedders());
        answer.put("created", Answers.moment(link.created()));
        return answer;
    }

    /// Under the name by which the caller reached the server.
    private static String url(RoutingContext context, Site site, SharedLink link) {
        String domain = URLEncoder.encode(site.domain(), StandardCharsets.UTF_8);
        return context.request().absoluteURI().replaceFirst("/api/v1/sites/shared-links.*$", "")
                + "/share/"
                + domain
                + "?auth="
                + link.slug();
    }
}
