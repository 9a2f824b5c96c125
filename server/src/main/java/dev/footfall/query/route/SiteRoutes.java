package dev.footfall.query.route;

import dev.footfall.model.RouteMatcher;
import dev.footfall.store.RouteNames;
import java.util.List;
import java.util.Optional;

/// Names one site's routes: by the first of its matchers that knows a template, else by what was
/// learnt.
record SiteRoutes(List<RouteMatcher> rules, RouteNames learnt) implements RouteNames {

    SiteRoutes {
        rules = List.copyOf(rules);
    }

    @Override
    public String of(String method, String path) {
        for (RouteMatcher matcher : rules) {
            Optional<String> template = matcher.find(method, path);
            if (template.isPresent()) {
                return template.get();
            }
        }
        return learnt.of(method, path);
    }

    @Override
    public boolean byMethod() {
        return learnt.byMethod() || rules.stream().anyMatch(RouteMatcher::byMethod);
    }
}
