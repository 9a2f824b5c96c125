package dev.footfall.api;

import dev.footfall.account.Caller;
import dev.footfall.account.Scope;
import dev.footfall.account.Sites;
import dev.footfall.model.Site;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/// Lets in who has the scope; answers others with a problem document.
public final class Callers {

    private Callers() {}

    public static Optional<Caller> require(
            RoutingContext context, Gate gate, String surface, Scope scope) {
        Optional<Caller> caller = gate.caller(context, surface, scope);
        if (caller.isEmpty()) {
            context.response().putHeader("WWW-Authenticate", "Bearer");
            Answers.problem(
                    context,
                    401,
                    "Unauthorized",
                    "Authorization: send a valid key with the scope '"
                            + scope.word()
                            + "' as a Bearer token.");
        } else if (!caller.get().has(scope)) {
            forbidden(context, "This key does not have the scope '" + scope.word() + "'.");
            return Optional.empty();
        }
        return caller;
    }

    /// The site that is named, or that the key is for, when the caller may do that with it; answers
    /// others with a problem document. A site that they may not know of is not told from one that
    /// does not exist.
    ///
    /// @param domain empty: the key's site
    public static Optional<Site> site(
            RoutingContext context, Sites sites, Caller caller, Scope scope, String domain) {
        Optional<Site> site =
                domain.isEmpty() ? sites.numbered(caller.onlySite().orElse(0)) : sites.find(domain);
        Optional<Site> allowed = site.filter(found -> caller.may(scope, found.number()));
        if (domain.isEmpty() && allowed.isEmpty()) {
            Answers.problem(context, 400, "Invalid", "site_id: name a site.");
        } else if (allowed.isEmpty()) {
            Answers.problem(
                    context, 404, "Not found", "site_id: there is no site '" + domain + "'.");
        }
        return allowed;
    }

    public static void forbidden(RoutingContext context, String detail) {
        Answers.problem(context, 403, "Forbidden", detail);
    }
}
