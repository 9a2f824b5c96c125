package dev.footfall.api;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/// Keeps a connection from being taken for idle while its JSON answer is worked out: after a while
/// the answer begins as a 200, and blanks go ahead of the JSON. Should it become anything else
/// after that, the connection is broken off.
public final class SlowAnswer {

    /// Well below the time after which an idle connection is closed.
    public static final Duration USUAL_PAUSE = Duration.ofSeconds(20);

    private SlowAnswer() {}

    /// Does the work, which answers through [Answers]. Blocks.
    ///
    /// @param pause how long before the first blank and between two
    public static void during(RoutingContext context, Duration pause, Runnable work) {
        HttpServerResponse response = context.response();
        long timer = context.vertx().setPeriodic(pause.toMillis(), _ -> blank(response));
        try {
            work.run();
        } finally {
            context.vertx().cancelTimer(timer);
        }
    }

    private static void blank(HttpServerResponse response) {
        synchronized (response) {
            if (!response.ended() && !response.closed()) {
                if (!response.headWritten()) {
                    response.setChunked(true).putHeader("Content-Type", "application/json");
                }
                response.write(" ");
            }
        }
    }
}
