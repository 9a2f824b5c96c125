package dev.footfall.api;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Semaphore;

/// Runs handlers that may wait on virtual threads, a bounded number at a time. More are answered
/// 503.
public final class Blocking {

    private final Semaphore places;

    public Blocking(int atOnce) {
        this.places = new Semaphore(atOnce);
    }

    /// Wraps a handler that blocks; what it throws goes to the router's failure handler.
    public Handler<RoutingContext> handler(Handler<RoutingContext> blocking) {
        return handler(
                blocking,
                context ->
                        Answers.busy(context, "Too many requests are being answered; try again."));
    }

    /// @param busy answers when too many are being answered
    public Handler<RoutingContext> handler(
            Handler<RoutingContext> blocking, Handler<RoutingContext> busy) {
        return context -> {
            if (!places.tryAcquire()) {
                busy.handle(context);
                return;
            }
            Thread.startVirtualThread(() -> run(context, blocking));
        };
    }

    private void run(RoutingContext context, Handler<RoutingContext> blocking) {
        try {
            blocking.handle(context);
        } catch (RuntimeException | Error e) {
            // An Error too must answer: a caller that waits for ever learns nothing.
            context.fail(e);
        } finally {
            places.release();
        }
    }
}
