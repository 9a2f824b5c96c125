package dev.footfall.capture.vertx;

import static dev.footfall.capture.vertx.ShopContract.EVENT_TEXT;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.TimeUnit;

/// The contract's shop, as a handler of a server's requests.
final class VertxShop {

    private static final int MEBIBYTE = 1 << 20;

    private final Vertx vertx;
    private final Runnable awaitSeen;

    VertxShop(Vertx vertx, Runnable awaitSeen) {
        this.vertx = vertx;
        this.awaitSeen = awaitSeen;
    }

    static HttpServer listen(
            Vertx vertx, HttpServerOptions options, Handler<HttpServerRequest> handler) {
        HttpServer server = vertx.createHttpServer(options.setHost("127.0.0.1").setPort(0));
        return await(server.requestHandler(handler).listen());
    }

    static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    void serve(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        String path = String.valueOf(request.path()).substring("/shop/".length());
        switch (path) {
            case "hello" -> text(response, "text/plain;charset=utf-8", ShopContract.HELLO_TEXT);
            case "echo" -> echo(request);
            case "nothing" -> response.setStatusCode(204).end();
            case "unchanged" -> response.setStatusCode(304).putHeader("ETag", "\"v1\"").end();
            case "teapot" -> {
                response.setStatusCode(418);
                text(response, "application/json", ShopContract.TEAPOT_TEXT);
            }
            case "throw" -> throw new IllegalStateException("thrown");
            case "chunks" -> {
                response.setChunked(true).putHeader("Content-Type", "text/plain").write("one");
                response.end("two", "UTF-8");
            }
            case "events" -> events(response);
            case "count" -> count(request);
            case "later" ->
                    later(() -> response.setStatusCode(202).putHeader("Content-Type", "text/plain"))
                            .onSuccess(done -> response.end("later"));
            case "later-nothing" -> later(() -> response.setStatusCode(204).end());
            case "skip" -> text(response, "text/plain", "skipped");
            default -> {
                if (path.startsWith("big/")) {
                    big(response, Integer.parseInt(path.substring("big/".length())));
                } else {
                    text(response, "text/plain", "item");
                }
            }
        }
    }

    private static void text(HttpServerResponse response, String type, String text) {
        response.putHeader("Content-Type", type).end(text);
    }

    private Future<?> later(Runnable answer) {
        return vertx.executeBlocking(() -> {
            answer.run();
            return "";
        });
    }

    private static void echo(HttpServerRequest request) {
        String type = request.getHeader("Content-Type");
        request.bodyHandler(body -> request.response().putHeader("Content-Type", type).end(body));
    }

    private void events(HttpServerResponse response) {
        response.setChunked(true).putHeader("Content-Type", "text/event-stream");
        response.write(EVENT_TEXT.formatted(1));
        later(awaitSeen).onSuccess(seen -> response.end(EVENT_TEXT.formatted(2)));
    }

    private static void count(HttpServerRequest request) {
        long[] all = {0};
        request.handler(chunk -> all[0] += chunk.length())
                .endHandler(end -> text(request.response(), "text/plain", "" + all[0]));
    }

    private static void big(HttpServerResponse response, int chunks) {
        response.setChunked(true);
        write(response, Buffer.buffer(new byte[MEBIBYTE]), chunks);
    }

    private static void write(HttpServerResponse response, Buffer chunk, int left) {
        if (left == 0) {
            response.end();
        } else if (!response.closed()) {
            response.write(chunk).onSuccess(written -> write(response, chunk, left - 1));
        }
    }
}
