package dev.footfall.api;

import dev.footfall.account.Caller;
import dev.footfall.account.Scope;
import dev.footfall.account.Sites;
import dev.footfall.model.Site;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/// Lets in who has the scope; answers others with a problem document.
public final class Callers {

    /// Reading what is saved of a site is open where its numbers are.
    private static final String READING = "stats";

    private static final String CHANGING = "sites";

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

    /// The site whose saved segments or annotations the caller reads or, with another scope,
    /// changes.
    ///
    /// @param inBody the domain that the body names; blank: the one in the query, else the key's
    public static Optional<Site> savedSite(
            RoutingContext context, Gate gate, Sites sites, Scope scope, String inBody) {
        String domain = inBody.isBlank() ? Parameters.text(context, "site_id") : inBody.strip();
        String surface = scope == Scope.READ ? READING : CHANGING;
        return require(context, gate, surface, scope)
                .flatMap(caller -> site(context, sites, caller, scope, domain));
    }

    public static void forbidden(RoutingContext context, String detail) {
        Answers.problem(context, 403, "Forbidden", detail);
    }
}
