package dev.footfall.capture.vertx;

import dev.footfall.capture.Capture;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Function;

/// Captures each exchange of a Vert.x server, once, however its handler answers it. Bodies are
/// noted as they pass by, never held back. Where something within it fails, the exchange goes on as
/// if it were not there. For any thread.
///
/// It stands around the handler of a server's requests; around a router of vertx-web stands
/// [FootfallRouter], which knows more.
///
/// ```java
/// server.requestHandler(new FootfallHandler(capture, application));
/// ```
public final class FootfallHandler implements Handler<HttpServerRequest> {

    private final Capture capture;
    private final Handler<HttpServerRequest> application;
    private final Function<HttpServerRequest, String> consumer;
    private final Function<HttpServerRequest, String> route;
    private final Door door;

    /// Nobody is the consumer; the route is what the application told by
    /// [HttpServerRequest#routed].
    ///
    /// @param capture stays the caller's to close
    /// @param application answers the requests
    public FootfallHandler(Capture capture, Handler<HttpServerRequest> application) {
        this(capture, application, request -> "", request -> "");
    }

    private FootfallHandler(
            Capture capture,
            Handler<HttpServerRequest> application,
            Function<HttpServerRequest, String> consumer,
            Function<HttpServerRequest, String> route) {
        this.capture = capture;
        this.application = application;
        this.consumer = consumer;
        this.route = route;
        this.door = new Door(capture, application, ToldOrigin::new);
    }

    /// @param says who called, when the exchange is over; empty for nobody
    public FootfallHandler withConsumer(Function<HttpServerRequest, String> says) {
        return new FootfallHandler(capture, application, says, route);
    }

    /// @param says the template of the route, when the exchange is over, such as `/orders/{id}`;
    ///   empty for none
    public FootfallHandler withRoute(Function<HttpServerRequest, String> says) {
        return new FootfallHandler(capture, application, consumer, says);
    }

    @Override
    public void handle(HttpServerRequest request) {
        door.handle(request);
    }

    /// Asks the functions, and before them what the application itself told of the route.
    private final class ToldOrigin implements Origin {

        private final HttpServerRequest request;
        private String told = "";

        private ToldOrigin(HttpServerRequest request) {
            this.request = request;
        }

        @Override
        public void routed(String name) {
            told = name.isEmpty() ? told : name;
        }

        @Override
        public String route() {
            String said = route.apply(request);
            return said.isEmpty() ? told : said;
        }

        @Override
        public String consumer() {
            return consumer.apply(request);
        }

        @Override
        public boolean hasFailed() {
            return false;
        }
    }
}
