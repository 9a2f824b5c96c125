package dev.footfall.api.admin;

import dev.footfall.account.Caller;
import dev.footfall.account.Reply;
import dev.footfall.account.Scope;
import dev.footfall.account.Sites;
import dev.footfall.api.Answers;
import dev.footfall.api.Gate;
import dev.footfall.api.Parameters;
import dev.footfall.model.Site;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;

/// Who may read and change sites and goals, and how they are told otherwise: in Plausible's form,
/// `{"error": "…"}`. Methods that may refuse answer the request when they do.
final class SitesAccess {

    /// Reading is open where the stats are, for dashboards without a key.
    private static final String READING = "stats";

    private static final String CHANGING = "sites";
    private static final String SITE = "site_id";

    private final Gate gate;
    private final Sites sites;

    SitesAccess(Gate gate, Sites sites) {
        this.gate = gate;
        this.sites = sites;
    }

    Optional<Caller> caller(RoutingContext context, Scope scope) {
        String surface = scope == Scope.READ ? READING : CHANGING;
        Optional<Caller> caller = gate.caller(context, surface, scope);
        if (caller.isEmpty()) {
            context.response().putHeader("WWW-Authenticate", "Bearer");
            error(
                    context,
                    401,
                    "Missing or invalid API key. Send a key with the scope '"
                            + scope.word()
                            + "' as a Bearer token.");
        } else if (!caller.get().has(scope)) {
            error(context, 403, "This key does not have the scope '" + scope.word() + "'.");
            return Optional.empty();
        }
        return caller;
    }

    /// The site of that domain, when the caller may do that with it. A site that they may not know
    /// of is not told from one that does not exist.
    Optional<Site> site(RoutingContext context, Scope scope, String domain) {
        Optional<Caller> caller = caller(context, scope);
        if (caller.isEmpty()) {
            return Optional.empty();
        }
        if (domain.isEmpty()) {
            error(context, 400, "site_id: can't be blank");
            return Optional.empty();
        }
        Optional<Site> site =
                sites.find(domain).filter(found -> caller.get().may(scope, found.number()));
        if (site.isEmpty()) {
            error(context, 404, "Site could not be found");
        }
        return site;
    }

    /// The domain that the body names, else the URL.
    static String siteId(RoutingContext context, Fields fields) {
        String inBody = fields.text(SITE).strip();
        return inBody.isEmpty() ? Parameters.text(context, SITE) : inBody;
    }

    /// The request's fields, when they can be read.
    static Optional<Fields> fields(RoutingContext context) {
        return value(context, Fields.of(context));
    }

    /// What was done, when it was.
    static <T> Optional<T> value(RoutingContext context, Reply<T> reply) {
        return switch (reply) {
            case Reply.Done<T>(var value) -> Optional.of(value);
            case Reply.Refused<T>(var field, var why) -> {
                error(context, 400, field + ": " + why);
                yield Optional.empty();
            }
        };
    }

    static void error(RoutingContext context, int status, String error) {
        Answers.json(context, status, Map.of("error", error));
    }
}
