package dev.footfall.api.eye;

import dev.footfall.account.Caller;
import dev.footfall.account.Scope;
import dev.footfall.account.Sites;
import dev.footfall.api.Answers;
import dev.footfall.api.Blocking;
import dev.footfall.api.Callers;
import dev.footfall.api.Gate;
import dev.footfall.api.Json;
import dev.footfall.api.Parameters;
import dev.footfall.ingest.eye.EyeProblems;
import dev.footfall.model.Site;
import dev.footfall.store.EyeStore.Stretch;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What the routes of the eye's administration share: only keys with the scope `admin` come in, for
/// the site that they name, else their own, else the default site. Errors are problem documents.
final class EyeDesk {

    private static final String NAME = "eye-admin";
    private static final int USUAL_LIMIT = 100;
    private static final int MOST = 1_000;

    private final Gate gate;
    private final Sites sites;
    private final Blocking blocking;

    EyeDesk(Gate gate, Sites sites, Blocking blocking) {
        this.gate = gate;
        this.sites = sites;
        this.blocking = blocking;
    }

    /// Lets administrators in, on a thread that may wait.
    Handler<RoutingContext> admitted(BiConsumer<RoutingContext, Site> then) {
        return blocking.handler(
                context -> site(context).ifPresent(site -> then.accept(context, site)));
    }

    /// Before a body is taken in.
    void admit(RoutingContext context) {
        if (site(context).isPresent()) {
            context.next();
        }
    }

    static Handler<RoutingContext> body() {
        return BodyHandler.create(false).setBodyLimit(EyeBody.LIMIT);
    }

    private Optional<Site> site(RoutingContext context) {
        Optional<Caller> caller = Callers.require(context, gate, NAME, Scope.ADMIN);
        if (caller.isEmpty()) {
            return Optional.empty();
        }
        String named = Parameters.text(context, "site_id");
        String domain =
                named.isEmpty() ? sites.homeOf(caller.get()).map(Site::domain).orElse("") : named;
        return Callers.site(context, sites, caller.get(), Scope.ADMIN, domain);
    }

    /// The body as JSON, an empty object where there is none; empty when it was answered that it is
    /// no JSON object.
    static Optional<JsonNode> object(RoutingContext context) {
        byte[] body = Parameters.body(context);
        if (body.length == 0) {
            return Optional.of(JsonNodeFactory.instance.objectNode());
        }
        try {
            JsonNode json = Json.MAPPER.readTree(body);
            if (json.isObject()) {
                return Optional.of(json);
            }
            invalid(context, "body: must be a JSON object");
        } catch (JacksonException e) {
            invalid(context, "body: is not valid JSON");
        }
        return Optional.empty();
    }

    static void invalid(RoutingContext context, String detail) {
        Answers.problem(context, 400, "Invalid", detail);
    }

    static void absent(RoutingContext context) {
        Answers.problem(context, 404, "Not found", "id: there is no such row.");
    }

    static void refused(RoutingContext context, int status, EyeProblems problems) {
        Answers.problem(
                context,
                status,
                "Invalid event",
                problems.first(),
                Map.of("errors", problems.byField()));
    }

    static void removed(RoutingContext context, boolean removed) {
        if (removed) {
            Answers.json(context, 200, Map.of("deleted", true));
        } else {
            absent(context);
        }
    }

    /// The page that is asked for; empty when it was answered that a parameter is wrong.
    static <T> Optional<Stretch<T>> page(
            RoutingContext context, EyeQuery query, boolean newestFirst) {
        long offset = query.offset();
        OptionalInt limit = Parameters.limit(context, USUAL_LIMIT, MOST);
        if (limit.isEmpty()) {
            invalid(context, "limit: must be a whole number from 1 to " + MOST);
        } else if (!query.problems().isEmpty()) {
            invalid(context, query.sentence());
        } else {
            return Optional.of(
                    new Stretch<>(newestFirst, Optional.empty(), offset, limit.getAsInt()));
        }
        return Optional.empty();
    }

    static void list(RoutingContext context, String name, List<?> rows, long total) {
        Answers.json(context, 200, Map.of(name, rows, "total", total));
    }
}
