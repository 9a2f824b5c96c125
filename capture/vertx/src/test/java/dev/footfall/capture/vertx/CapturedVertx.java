package dev.footfall.capture.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.capture.Capture;
import dev.footfall.capture.Exchange;
import dev.footfall.capture.Settings;
import dev.footfall.capture.mask.Masking;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Servers on one Vert.x, a capture whose exchanges can be waited for, and a client.
final class CapturedVertx {

    /// It lasts as long as the tests, as it takes long to close.
    private static final Vertx SHARED = Vertx.vertx();

    final Vertx vertx = SHARED;
    final Capture capture;
    private final BlockingQueue<Exchange> exchanges = new LinkedBlockingQueue<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<HttpServer> servers = new ArrayList<>();
    private int port;

    CapturedVertx() {
        Settings settings =
                Settings.of("", "", "")
                        .withBodies()
                        .withMasking(Masking.strict().withReadableTypes("text/plain"));
        capture = Capture.start(settings, List.of(exchanges::addAll), Map.of());
    }

    Router router() {
        return Router.router(vertx);
    }

    /// @return the port
    int serve(Handler<HttpServerRequest> handler) {
        return serve(new HttpServerOptions(), handler);
    }

    int serve(HttpServerOptions options, Handler<HttpServerRequest> handler) {
        HttpServer server = VertxShop.listen(vertx, options, handler);
        servers.add(server);
        port = server.actualPort();
        return port;
    }

    int serve(Router router) {
        return serve(new FootfallRouter(capture, router));
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        return send(request(path, headers).GET());
    }

    HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        return send(request(path, headers).POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    Exchange recorded() throws InterruptedException {
        Exchange exchange = exchanges.poll(20, TimeUnit.SECONDS);
        if (exchange == null) {
            throw new AssertionError("no exchange was recorded");
        }
        return exchange;
    }

    void close() throws InterruptedException {
        servers.forEach(server -> VertxShop.await(server.close()));
        assertThat(exchanges.poll(20, TimeUnit.MILLISECONDS)).isNull();
        capture.close();
        assertThat(capture.memoryUsed()).isZero();
    }
}
