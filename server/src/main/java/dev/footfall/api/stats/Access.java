package dev.footfall.api.stats;

import dev.footfall.account.Caller;
import dev.footfall.account.Scope;
import dev.footfall.api.Gate;
import dev.footfall.model.Site;
import io.vertx.ext.web.RoutingContext;

/// Lets callers at the sites that their key may read. A site that does not exist and one that is
/// closed to the key look the same.
record Access(Gate gate, Directory directory) {

    private static final String SURFACE = "stats";
    private static final String WRONG =
            "Invalid API key or site ID. Please make sure you're using a valid API key with access"
                    + " to the site you've requested.";

    Caller caller(RoutingContext context) throws Refusal {
        return gate.caller(context, SURFACE, Scope.READ)
                .orElseThrow(() ->
                        Refusal.unauthorized(
                                context.request().headers().contains("Authorization")
                                        ? WRONG
                                        : "Missing API key. Please use a valid Footfall API"
                                                + " key as a Bearer Token."));
    }

    /// @param domain the request's `site_id`; blank where it has none
    Site site(Caller caller, String domain) throws Refusal {
        if (domain.isBlank()) {
            throw Refusal.badRequest(
                    "Missing site ID. Please provide the required site_id parameter with your"
                            + " request.");
        }
        return directory
                .site()
                .apply(domain)
                .filter(site -> caller.may(Scope.READ, site.number()))
                .orElseThrow(() -> Refusal.unauthorized(WRONG));
    }
}
