package dev.footfall.capture.vertx;

import dev.footfall.capture.Capture;
import dev.footfall.capture.Recording;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.http.HttpServerRequestInternal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Where requests come in: those that are captured go on observed, all others as they are. For any
/// thread.
final class Door implements Handler<HttpServerRequest> {

    private final Capture capture;
    private final Handler<HttpServerRequest> application;
    private final Function<HttpServerRequest, Origin> origins;

    Door(
            Capture capture,
            Handler<HttpServerRequest> application,
            Function<HttpServerRequest, Origin> origins) {
        this.capture = capture;
        this.application = application;
        this.origins = origins;
    }

    @Override
    public void handle(HttpServerRequest request) {
        ServedExchange served = begin(request);
        if (served == null) {
            application.handle(request);
            return;
        }
        try {
            application.handle(served.request());
        } catch (Throwable e) {
            served.thrown();
            throw e;
        }
    }

    /// Null when the exchange is not captured.
    private @Nullable ServedExchange begin(HttpServerRequest request) {
        try {
            String path = request.path();
            Recording recording = capture.begin(request.method().name(), path == null ? "" : path);
            if (!recording.isOn()) {
                return null;
            }
            if (request instanceof HttpServerRequestInternal observable) {
                Origin origin = origins.apply(request);
                return ServedExchange.begin(capture, recording, observable, origin);
            }
            recording.cancel();
            throw new IllegalArgumentException("not a request of Vert.x: " + request.getClass());
        } catch (RuntimeException e) {
            capture.fail("a request could not be captured", e);
            return null;
        }
    }
}
