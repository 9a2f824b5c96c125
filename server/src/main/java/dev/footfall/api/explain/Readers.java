package dev.footfall.api.explain;

import dev.footfall.account.Caller;
import dev.footfall.account.Scope;
import dev.footfall.api.Answers;
import dev.footfall.api.Gate;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/// Lets in who may read; answers others with a problem document.
final class Readers {

    private Readers() {}

    static Optional<Caller> require(RoutingContext context, Gate gate, String surface) {
        Optional<Caller> caller = gate.caller(context, surface, Scope.READ);
        if (caller.isEmpty()) {
            context.response().putHeader("WWW-Authenticate", "Bearer");
            Answers.problem(
                    context,
                    401,
                    "Unauthorized",
                    "Authorization: send a valid key with the scope 'read' as a Bearer token.");
        } else if (!caller.get().has(Scope.READ)) {
            forbidden(context, "This key does not have the scope 'read'.");
            return Optional.empty();
        }
        return caller;
    }

    static void forbidden(RoutingContext context, String detail) {
        Answers.problem(context, 403, "Forbidden", detail);
    }
}
