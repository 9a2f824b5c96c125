package dev.footfall.api.eye;

import dev.footfall.account.Caller;
import dev.footfall.account.Scope;
import dev.footfall.account.Sites;
import dev.footfall.api.Answers;
import dev.footfall.api.Blocking;
import dev.footfall.api.DrfAnswers;
import dev.footfall.api.Gate;
import dev.footfall.api.PlainText;
import dev.footfall.model.Site;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/// What the eye's routes share: who may come in and for which site, which media are read and
/// written, and the manners of Django REST framework at the edges.
final class EyeDoor {

    static final String NAME = "eye";

    private static final String ANY_ORIGIN = "*";
    private static final int PERMANENTLY = 301;
    private static final int NO_CONTENT = 204;
    private static final int OK = 200;
    private static final int NOT_ACCEPTABLE = 406;
    private static final int UNSUPPORTED = 415;
    private static final int LONGEST_TYPE = 200;

    private final Gate gate;
    private final Sites sites;
    private final Blocking blocking;

    EyeDoor(Gate gate, Sites sites, Blocking blocking) {
        this.gate = gate;
        this.sites = sites;
        this.blocking = blocking;
    }

    /// The site that the caller means, who may do that with it; others are answered.
    Optional<Site> admit(RoutingContext context, Scope scope) {
        if (!accepts(context.request())) {
            DrfAnswers.detail(
                    context, NOT_ACCEPTABLE, "Could not satisfy the request Accept header.");
            return Optional.empty();
        }
        Optional<Caller> caller = DrfAnswers.require(context, gate, NAME, scope);
        Optional<Site> site = caller.flatMap(sites::homeOf);
        if (caller.isPresent() && site.isEmpty()) {
            DrfAnswers.detail(
                    context,
                    403,
                    "There is no site '" + Sites.DEFAULT + "': use a key that is for one site.");
        }
        return site;
    }

    /// Whether the request takes JSON. Browsers are shown it too.
    private static boolean accepts(HttpServerRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept == null || accept.isBlank()) {
            return true;
        }
        for (String part : PlainText.lower(accept).split(",", -1)) {
            String type = part.split(";", 2)[0].strip();
            if (List.of("*/*", "application/*", "application/json", "text/html").contains(type)) {
                return true;
            }
        }
        return false;
    }

    /// Whether the body's type can be read; answers others.
    boolean isReadable(RoutingContext context) {
        String type = contentType(context);
        if (EyeBody.isReadable(type)) {
            return true;
        }
        DrfAnswers.detail(
                context,
                UNSUPPORTED,
                "Unsupported media type \""
                        + PlainText.clean(type, LONGEST_TYPE)
                        + "\" in request.");
        return false;
    }

    static String contentType(RoutingContext context) {
        String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        return type == null ? "" : type;
    }

    /// Lets those in who may do it, on a thread that may wait.
    Handler<RoutingContext> waiting(Scope scope, BiConsumer<RoutingContext, Site> then) {
        return onWaitingThread(
                context -> admit(context, scope).ifPresent(site -> then.accept(context, site)));
    }

    Handler<RoutingContext> onWaitingThread(Handler<RoutingContext> handler) {
        return blocking.handler(handler, DrfAnswers::busy);
    }

    /// Mounts the edges of a path that ends with a slash, behind its own routes: what it allows,
    /// other verbs, and the path without its slash.
    ///
    /// @param verbs such as `GET, POST`
    static void edges(Router router, String path, String verbs) {
        String allowed = verbs.replace("GET", "GET, HEAD") + ", OPTIONS";
        router.options(path).handler(context -> options(context, allowed));
        router.route(path).handler(context -> DrfAnswers.notAllowed(context, allowed));
        router.route(path.substring(0, path.length() - 1)).handler(EyeDoor::withSlash);
    }

    /// Mounts what is left below a path, and how its failures are answered.
    static void rest(Router router, String path) {
        router.route(path + "*").failureHandler(DrfAnswers::failure);
        router.route(path + "*").handler(DrfAnswers::notFound);
    }

    /// Who reads is led to the right path; what is written without the slash is taken all the same.
    private static void withSlash(RoutingContext context) {
        HttpServerRequest request = context.request();
        String query = request.query() == null ? "" : "?" + request.query();
        String path = request.path() + "/";
        if (context.request().method().equals(HttpMethod.GET)) {
            context.response()
                    .setStatusCode(PERMANENTLY)
                    .putHeader(HttpHeaders.LOCATION, path + query)
                    .end();
        } else {
            context.reroute(request.method(), path + query);
        }
    }

    private static void options(RoutingContext context, String allowed) {
        HttpServerResponse response = context.response();
        response.putHeader("Allow", allowed)
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, ANY_ORIGIN);
        if (context.request().headers().contains("Access-Control-Request-Method")) {
            response.setStatusCode(NO_CONTENT)
                    .putHeader("Access-Control-Allow-Methods", "POST, OPTIONS")
                    .putHeader(
                            "Access-Control-Allow-Headers",
                            "Authorization, Content-Type, Idempotency-Key")
                    .putHeader("Access-Control-Max-Age", "86400")
                    .end();
            return;
        }
        Answers.json(
                context,
                OK,
                Map.of(
                        "name",
                        "The eye",
                        "renders",
                        List.of(EyeBody.JSON),
                        "parses",
                        List.of(EyeBody.JSON, EyeBody.FORM, EyeBody.MULTIPART)));
    }

    /// Lets pages of any origin read the answer.
    static void openToPages(RoutingContext context) {
        context.response()
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, ANY_ORIGIN)
                .putHeader("Access-Control-Expose-Headers", "X-Footfall-Receipt, Retry-After");
    }
}
