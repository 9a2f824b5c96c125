package dev.footfall.capture.vertx;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a router knows of an exchange. Its threads follow each other, as vertx-web's do for one
/// request.
final class RoutedOrigin implements Origin {

    private static final int SERVER_ERROR = 500;

    /// How deep routers may be mounted in routers.
    private static final int DEEPEST = 16;

    private final Function<RoutingContext, String> consumer;

    /// The outermost router's first, then those of the sub-routers that the request came through.
    private final List<RoutingContext> contexts = new ArrayList<>(2);

    /// In the same order, as they were before the application failed, when others are looked for.
    private List<Route> routes = List.of();

    RoutedOrigin(Function<RoutingContext, String> consumer) {
        this.consumer = consumer;
    }

    /// A router has begun with the request.
    synchronized void entered(Router router, RoutingContext context, ServedExchange served) {
        HttpServerRequest request = context.request();
        if (contexts.isEmpty()) {
            served.from(request); // the router may believe its proxy's headers
        } else {
            leaveFor(router);
        }
        if (contexts.size() < DEEPEST) {
            contexts.add(context);
        }
    }

    /// Sub-routers that the request has left for another.
    private void leaveFor(Router next) {
        for (int i = contexts.size() - 1; i >= 0; i--) {
            Route at = contexts.get(i).currentRoute();
            if (at != null && next.equals(at.getSubRouter())) {
                return;
            }
            if (i > 0) {
                contexts.remove(i);
            }
        }
    }

    @Override
    public synchronized void routed(String name) {
        if (contexts.isEmpty() || contexts.get(0).failed()) {
            return;
        }
        List<Route> passed = new ArrayList<>(contexts.size());
        for (RoutingContext context : contexts) {
            Route at = context.currentRoute();
            if (at == null) {
                break;
            }
            passed.add(at);
            if (at.getSubRouter() == null) {
                break;
            }
        }
        routes = passed;
    }

    @Override
    public synchronized String route() {
        return RoutePath.of(routes);
    }

    @Override
    public String consumer() {
        RoutingContext first = first();
        return first == null ? "" : consumer.apply(first);
    }

    /// What the application answers with another error than the server's is its answer.
    @Override
    public boolean hasFailed() {
        RoutingContext first = first();
        Throwable failure = first == null ? null : first.failure();
        return first != null
                && failure != null
                && !(failure instanceof HttpException)
                && first.response().getStatusCode() >= SERVER_ERROR;
    }

    private synchronized @Nullable RoutingContext first() {
        return contexts.isEmpty() ? null : contexts.get(0);
    }
}
