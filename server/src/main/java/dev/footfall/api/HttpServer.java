package dev.footfall.api;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// The HTTP server with all its surfaces, on a few event loops. Event routes run on the loops;
/// everything else goes through [Blocking].
public final class HttpServer implements AutoCloseable {

    private static final int LARGEST_HEADERS = 32 * 1024;
    private static final int LARGEST_REQUEST_LINE = 16 * 1024;
    private static final int IDLE_SECONDS = 60;
    private static final int MOST_LOOPS = 4;
    private static final String AS_GET = "footfall.head-as-get";

    /// What Vert.x takes for a free port that several listeners share.
    private static final int ANY_SHARED_PORT = -1;

    private final Vertx vertx;
    private final Router router;
    private final AtomicInteger port;

    private HttpServer(Vertx vertx, Router router, AtomicInteger port) {
        this.vertx = vertx;
        this.router = router;
        this.port = port;
    }

    /// Starts listening.
    ///
    /// @param port 0 for any that is free
    /// @throws IllegalStateException when the port cannot be had
    public static HttpServer start(String host, int port, List<Surface> surfaces) {
        int loops = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_LOOPS);
        Vertx vertx = Vertx.vertx(options(loops));
        int wanted = port == 0 ? ANY_SHARED_PORT : port;
        AtomicInteger actualPort = new AtomicInteger(port);
        Router router = router(vertx, surfaces);
        Handler<HttpServerRequest> handler = Targets.checked(router, surfaces);
        Future<?> first = vertx.deployVerticle(new Listener(handler, host, wanted, actualPort));
        if (loops > 1) {
            first =
                    first.compose(_ ->
                            vertx.deployVerticle(
                                    () -> new Listener(handler, host, wanted, actualPort),
                                    new DeploymentOptions().setInstances(loops - 1)));
        }
        try {
            first.toCompletionStage().toCompletableFuture().join();
        } catch (RuntimeException e) {
            vertx.close();
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IllegalStateException(
                    "cannot listen on " + host + ":" + port + ": " + cause.getMessage(), e);
        }
        return new HttpServer(vertx, router, actualPort);
    }

    /// Without Vert.x's cache of files from the class path: it is a folder among the temporary ones
    /// that a killed process would leave there.
    private static VertxOptions options(int loops) {
        return new VertxOptions()
                .setEventLoopPoolSize(loops)
                .setFileSystemOptions(
                        new FileSystemOptions()
                                .setFileCachingEnabled(false)
                                .setClassPathResolvingEnabled(false));
    }

    private static Router router(Vertx vertx, List<Surface> surfaces) {
        Router router = Router.router(vertx);
        router.route()
                .handler(context -> {
                    context.response().putHeader("X-Content-Type-Options", "nosniff");
                    context.next();
                })
                .handler(HttpServer::headAsGet);
        surfaces.forEach(surface -> surface.mount(router));
        router.route().failureHandler(Failures::answer);
        router.errorHandler(404, Failures::answer);
        router.errorHandler(405, Failures::answer);
        router.errorHandler(413, Failures::answer);
        router.errorHandler(500, Failures::answer);
        return router;
    }

    /// Whoever may GET may ask HEAD, as monitors do; Vert.x leaves the body out.
    private static void headAsGet(RoutingContext context) {
        boolean head = context.request().method().equals(HttpMethod.HEAD);
        if (head && context.get(AS_GET) == null) {
            context.put(AS_GET, true);
            context.reroute(HttpMethod.GET, context.request().uri());
        } else {
            context.next();
        }
    }

    /// Whether a request that is answered like GET was HEAD, so that it may have no effect.
    public static boolean isHead(RoutingContext context) {
        return context.get(AS_GET) != null;
    }

    public int port() {
        return port.get();
    }

    /// What can be called, as `POST /api/event`; parameters begin with a colon.
    public SortedSet<String> routes() {
        SortedSet<String> routes = new TreeSet<>();
        for (Route route : router.getRoutes()) {
            Set<HttpMethod> methods = route.methods();
            if (methods != null) {
                methods.forEach(method -> routes.add(method + " " + route.getName()));
            }
        }
        return routes;
    }

    /// Stops taking connections and lets go of those there are.
    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /// One event loop's listener.
    private static final class Listener extends AbstractVerticle {

        private final Handler<HttpServerRequest> handler;
        private final String host;
        private final int wanted;
        private final AtomicInteger port;

        Listener(Handler<HttpServerRequest> handler, String host, int wanted, AtomicInteger port) {
            this.handler = handler;
            this.host = host;
            this.wanted = wanted;
            this.port = port;
        }

        @Override
        public void start(Promise<Void> started) {
            HttpServerOptions options =
                    new HttpServerOptions()
                            .setCompressionSupported(true)
                            .setMaxHeaderSize(LARGEST_HEADERS)
                            .setMaxInitialLineLength(LARGEST_REQUEST_LINE)
                            .setIdleTimeout(IDLE_SECONDS)
                            .setIdleTimeoutUnit(TimeUnit.SECONDS);
            vertx.createHttpServer(options)
                    .requestHandler(handler)
                    .listen(wanted, host)
                    .onSuccess(server -> port.set(server.actualPort()))
                    .<Void>mapEmpty()
                    .onComplete(started);
        }
    }
}
