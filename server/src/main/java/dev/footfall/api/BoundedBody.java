package dev.footfall.api;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.function.Consumer;

/// Collects a request's body up to a limit, on the event loop. What exceeds the limit is read on
/// and thrown away, so that the sender can finish and read its answer, but only [#MOST_DRAINED] of
/// it.
public final class BoundedBody {

    private static final long MOST_DRAINED = 4L << 20;

    private final HttpServerRequest request;
    private final int limit;
    private final Consumer<Collected> then;
    private Buffer body = Buffer.buffer();
    private boolean own;
    private long seen;
    private boolean done;

    private BoundedBody(HttpServerRequest request, int limit, Consumer<Collected> then) {
        this.request = request;
        this.limit = limit;
        this.then = then;
    }

    /// What was collected.
    ///
    /// @param bytes the body; its first `limit` bytes when it was larger
    /// @param whole whether that is all of it
    public record Collected(Buffer bytes, boolean whole) {}

    /// Calls `then` once, when the body has come; never when the sender goes away before.
    public static void collect(HttpServerRequest request, int limit, Consumer<Collected> then) {
        BoundedBody collector = new BoundedBody(request, limit, then);
        request.exceptionHandler(gone -> collector.done = true);
        request.handler(collector::take);
        request.endHandler(end -> collector.finish());
        if (request.version() == HttpVersion.HTTP_1_1
                && request.headers().contains(HttpHeaders.EXPECT)) {
            request.response().writeContinue();
        }
    }

    private void take(Buffer chunk) {
        if (seen == 0 && chunk.length() <= limit) {
            body = chunk;
        } else if (seen < limit) {
            grow(chunk, (int) Math.min(limit - seen, chunk.length()));
        }
        seen += chunk.length();
        if (seen > limit + MOST_DRAINED && !done) {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            finish();
        }
    }

    private void grow(Buffer chunk, int room) {
        if (!own) {
            own = true;
            body = Buffer.buffer(2 * (body.length() + room)).appendBuffer(body);
        }
        body.appendBuffer(chunk, 0, room);
    }

    private void finish() {
        if (!done) {
            done = true;
            then.accept(new Collected(body, seen <= limit));
        }
    }
}
