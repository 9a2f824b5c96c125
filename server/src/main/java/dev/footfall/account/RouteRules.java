package dev.footfall.account;

import dev.footfall.model.PathTemplate;
import dev.footfall.model.RouteMatcher;
import dev.footfall.model.RouteRule;
import dev.footfall.model.RouteRule.Source;
import dev.footfall.model.Site;
import dev.footfall.store.RouteRuleStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The templates that operators gave for the routes of each site: written one by one, or told by an
/// OpenAPI document. Looking up is from memory; a change waits until it is durable. Any thread may
/// call it.
public final class RouteRules {

    private static final int MOST_WRITTEN = 500;
    private static final int MOST_TOLD = 5_000;

    private final RouteRuleStore store;
    private volatile Map<Integer, OfSite> bySite;

    public RouteRules(RouteRuleStore store) {
        this.store = store;
        Map<Integer, OfSite> all = new HashMap<>();
        store.routeRules().forEach((site, rules) -> all.put(site, OfSite.of(rules)));
        this.bySite = Map.copyOf(all);
    }

    /// @param matchers of what was written, then of what a document told
    private record OfSite(List<RouteRule> rules, List<RouteMatcher> matchers) {

        static final OfSite NONE = new OfSite(List.of(), List.of());

        static OfSite of(List<RouteRule> rules) {
            List<RouteMatcher> matchers = new ArrayList<>();
            for (Source source : Source.values()) {
                List<RouteRule> own = rules.stream().filter(r -> r.source() == source).toList();
                if (!own.isEmpty()) {
                    matchers.add(new RouteMatcher(own));
                }
            }
            return new OfSite(List.copyOf(rules), List.copyOf(matchers));
        }
    }

    /// In the order in which they came.
    public List<RouteRule> of(Site site) {
        return ofSite(site).rules();
    }

    /// What finds the template of a request: the first that knows one counts.
    public List<RouteMatcher> matchers(Site site) {
        return ofSite(site).matchers();
    }

    /// The template that a request meets; else its path with ids replaced by what they are.
    public String template(Site site, String method, String path) {
        for (RouteMatcher matcher : matchers(site)) {
            Optional<String> template = matcher.find(method, path);
            if (template.isPresent()) {
                return template.get();
            }
        }
        return PathTemplate.of(path);
    }

    private OfSite ofSite(Site site) {
        return bySite.getOrDefault(site.number(), OfSite.NONE);
    }

    /// Adds a template; the one that there is already, if any.
    ///
    /// @param text such as `GET /guest/{id}` or `/files/**`
    public synchronized Reply<RouteRule> add(Site site, String text) {
        Reply<RouteRule> reply = RouteWords.read(text, Source.RULE);
        if (!(reply instanceof Reply.Done<RouteRule>(var wanted))) {
            return reply;
        }
        List<RouteRule> written = sourced(site, Source.RULE);
        for (RouteRule rule : written) {
            if (rule.text().equals(wanted.text())) {
                return new Reply.Done<>(rule);
            }
        }
        if (written.size() >= MOST_WRITTEN) {
            return new Reply.Refused<>(
                    "site_id", "has " + MOST_WRITTEN + " templates, the most allowed");
        }
        return new Reply.Done<>(replace(site, List.of(), List.of(wanted)).getFirst());
    }

    /// Whether there was such a template.
    public synchronized boolean remove(Site site, long id) {
        List<RouteRule> found = of(site).stream().filter(rule -> rule.id() == id).toList();
        if (!found.isEmpty()) {
            var _ = replace(site, found, List.of());
        }
        return !found.isEmpty();
    }

    /// The document's templates take the place of what an earlier document told.
    public synchronized Reply<List<RouteRule>> tell(Site site, byte[] openApi) {
        Reply<List<RouteRule>> reply = OpenApiRoutes.read(openApi, MOST_TOLD);
        if (reply instanceof Reply.Done<List<RouteRule>>(var told)) {
            return new Reply.Done<>(replace(site, sourced(site, Source.OPENAPI), told));
        }
        return reply;
    }

    /// Removes what a document told; how many templates that were.
    public synchronized int forgetTold(Site site) {
        List<RouteRule> told = sourced(site, Source.OPENAPI);
        if (!told.isEmpty()) {
            var _ = replace(site, told, List.of());
        }
        return told.size();
    }

    private List<RouteRule> sourced(Site site, Source source) {
        return of(site).stream().filter(rule -> rule.source() == source).toList();
    }

    private List<RouteRule> replace(Site site, List<RouteRule> removed, List<RouteRule> wanted) {
        List<RouteRule> added = store.replace(site.number(), removed, wanted);
        List<RouteRule> rules = new ArrayList<>(of(site));
        rules.removeAll(removed);
        rules.addAll(added);
        Map<Integer, OfSite> all = new HashMap<>(bySite);
        all.put(site.number(), OfSite.of(rules));
        bySite = Map.copyOf(all);
        return added;
    }
}
