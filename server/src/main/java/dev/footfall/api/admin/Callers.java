package dev.footfall.api.admin;

import dev.footfall.account.Caller;
import dev.footfall.account.Scope;
import dev.footfall.api.Answers;
import dev.footfall.api.Gate;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/// Lets in who has the scope; answers others with a problem document.
final class Callers {

    private Callers() {}

    static Optional<Caller> require(
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

    static void forbidden(RoutingContext context, String detail) {
        Answers.problem(context, 403, "Forbidden", detail);
    }
}
