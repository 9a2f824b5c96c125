package dev.footfall.capture.vertx;

import dev.footfall.capture.Capture;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.auth.User;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;

/// Captures each exchange of a router of vertx-web, once, with the template of its route and its
/// user. Bodies are noted as they pass by, never held back. Where something within it fails, the
/// exchange goes on as if it were not there. For any thread.
///
/// It stands around the router, sub-routers included, and adds a route to each that comes before
/// all others and does nothing but look on; so it is to be made when the router is complete.
///
/// ```java
/// server.requestHandler(new FootfallRouter(capture, router));
/// ```
public final class FootfallRouter implements Handler<HttpServerRequest> {

    private static final String LOOKING_ON = "dev.footfall.capture";

    private final Capture capture;
    private final Router router;
    private final Door door;

    /// The consumer is the user that an authentication handler found.
    ///
    /// @param capture stays the caller's to close
    public FootfallRouter(Capture capture, Router router) {
        this(capture, router, FootfallRouter::user);
    }

    private FootfallRouter(
            Capture capture, Router router, Function<RoutingContext, String> consumer) {
        this.capture = capture;
        this.router = router;
        this.door = new Door(capture, router, request -> new RoutedOrigin(consumer));
        lookOn(router);
    }

    /// @param says who called, when the exchange is over; where it says nobody, it is the user that
    ///   an authentication handler found
    public FootfallRouter withConsumer(Function<RoutingContext, String> says) {
        Function<RoutingContext, String> either =
                context -> {
                    String said = says.apply(context);
                    return said.isEmpty() ? user(context) : said;
                };
        return new FootfallRouter(capture, router, either);
    }

    private static String user(RoutingContext context) {
        User user = context.user();
        String subject = user == null ? null : user.subject();
        return subject == null ? "" : subject;
    }

    private static void lookOn(Router router) {
        for (Route route : router.getRoutes()) {
            if (LOOKING_ON.equals(route.getName())) {
                return;
            }
        }
        router.route()
                .order(Integer.MIN_VALUE)
                .setName(LOOKING_ON)
                .handler(context -> entered(router, context));
        for (Route route : router.getRoutes()) {
            Router below = route.getSubRouter();
            if (below != null) {
                lookOn(below);
            }
        }
    }

    private static void entered(Router router, RoutingContext context) {
        ServedExchange served = ObservedResponse.exchangeOf(context.response());
        if (served != null && served.origin() instanceof RoutedOrigin origin) {
            try {
                origin.entered(router, context, served);
            } catch (RuntimeException e) {
                served.fail("a route could not be noted", e);
            }
        }
        context.next();
    }

    @Override
    public void handle(HttpServerRequest request) {
        door.handle(request);
    }
}
