package dev.footfall.api.traffic;

import dev.footfall.account.Caller;
import dev.footfall.account.Scope;
import dev.footfall.account.Sites;
import dev.footfall.api.Gate;
import dev.footfall.model.Site;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/// Finds who calls and which site they mean, as no wire form here names one: that of their key.
/// Answers others with a page.
record Members(Gate gate, Sites sites) {

    private static final String NAME = TrafficView.SURFACE;

    Optional<Site> site(RoutingContext context, Scope scope) {
        Optional<Caller> caller = gate.caller(context, NAME, scope);
        if (caller.isEmpty()) {
            Pages.unauthorized(context);
            return Optional.empty();
        }
        Optional<Site> site = sites.homeOf(caller.get());
        if (site.isEmpty()) {
            Pages.badRequest(
                    context, "There is no site " + Sites.DEFAULT + "; use the key of a site.");
        } else if (!caller.get().may(scope, site.get().number())) {
            Pages.forbidden(context, "This key does not have the scope " + scope.word() + ".");
            return Optional.empty();
        }
        return site;
    }
}
