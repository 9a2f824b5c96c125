package dev.footfall.capture.vertx;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpFrame;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.StreamPriority;
import io.vertx.core.internal.http.HttpServerRequestInternal;
import io.vertx.core.internal.http.HttpServerRequestWrapper;
import io.vertx.core.net.NetSocket;
import org.jspecify.annotations.Nullable;

/// A request that notes what is read of its body. Its base class is the one that Vert.x has for
/// this, and that vertx-web asks for.
final class ObservedRequest extends HttpServerRequestWrapper {

    private static final int UPGRADED = 101;
    private static final int CONNECTED = 200;

    private final ServedExchange served;

    /// What is yet to come then comes as a whole, whoever else it comes to.
    private volatile boolean wholeAsked;

    ObservedRequest(HttpServerRequestInternal bare, ServedExchange served) {
        super(bare);
        this.served = served;
    }

    ServedExchange served() {
        return served;
    }

    @Override
    public HttpServerResponse response() {
        return served.response();
    }

    @Override
    public HttpServerRequest handler(@Nullable Handler<Buffer> handler) {
        if (handler == null) {
            delegate.handler(null);
        } else {
            delegate.handler(chunk -> {
                if (!wholeAsked) {
                    served.read(chunk);
                }
                handler.handle(chunk);
            });
        }
        return this;
    }

    @Override
    public Future<Buffer> body() {
        Future<Buffer> whole = delegate.body();
        boolean first = !wholeAsked;
        wholeAsked = true;
        return first ? whole.onSuccess(served::read) : whole;
    }

    @Override
    public Future<ServerWebSocket> toWebSocket() {
        return delegate.toWebSocket().onComplete(end -> served.switched(UPGRADED, end.succeeded()));
    }

    @Override
    public Future<NetSocket> toNetSocket() {
        return delegate.toNetSocket()
                .onComplete(end -> served.switched(CONNECTED, end.succeeded()));
    }

    @Override
    public HttpServerRequest routed(@Nullable String route) {
        delegate.routed(route);
        served.routed(route == null ? "" : route);
        return this;
    }

    @Override
    public HttpServerRequest exceptionHandler(@Nullable Handler<Throwable> handler) {
        delegate.exceptionHandler(handler);
        return this;
    }

    @Override
    public HttpServerRequest endHandler(@Nullable Handler<Void> handler) {
        delegate.endHandler(handler);
        return this;
    }

    @Override
    public HttpServerRequest pause() {
        delegate.pause();
        return this;
    }

    @Override
    public HttpServerRequest resume() {
        delegate.resume();
        return this;
    }

    @Override
    public HttpServerRequest fetch(long amount) {
        delegate.fetch(amount);
        return this;
    }

    @Override
    public HttpServerRequest setParamsCharset(String charset) {
        delegate.setParamsCharset(charset);
        return this;
    }

    @Override
    public HttpServerRequest setExpectMultipart(boolean expect) {
        delegate.setExpectMultipart(expect);
        return this;
    }

    @Override
    public HttpServerRequest uploadHandler(@Nullable Handler<HttpServerFileUpload> handler) {
        delegate.uploadHandler(handler);
        return this;
    }

    @Override
    public HttpServerRequest customFrameHandler(@Nullable Handler<HttpFrame> handler) {
        delegate.customFrameHandler(handler);
        return this;
    }

    @Override
    public HttpServerRequest streamPriorityHandler(@Nullable Handler<StreamPriority> handler) {
        delegate.streamPriorityHandler(handler);
        return this;
    }
}
