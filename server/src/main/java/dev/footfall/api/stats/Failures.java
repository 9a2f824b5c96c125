package dev.footfall.api.stats;

import dev.footfall.api.Answers;
import dev.footfall.store.StoreException;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/// Says in Plausible's form what went wrong: `{"error": "…"}`.
final class Failures {

    static final int OK = 200;

    private static final int TOO_LARGE = 413;
    private static final int INTERNAL = 500;
    private static final int UNAVAILABLE = 503;
    private static final int TIMEOUT = 504;

    private Failures() {}

    static void refuse(RoutingContext context, int status, String error) {
        Answers.json(context, status, Map.of("error", error));
    }

    static void tooLarge(RoutingContext context) {
        refuse(context, TOO_LARGE, "The query is larger than 64 KiB.");
    }

    /// For what a handler threw.
    static void answer(RoutingContext context) {
        if (context.failure() instanceof StoreException e) {
            answer(context, e.trouble());
        } else if (context.statusCode() > 0 && context.statusCode() < INTERNAL) {
            refuse(context, context.statusCode(), "The request could not be read.");
        } else {
            context.next();
        }
    }

    private static void answer(RoutingContext context, StoreException.Trouble trouble) {
        switch (trouble) {
            case TOO_LONG ->
                    refuse(
                            context,
                            TIMEOUT,
                            "The query took too long. Ask for a shorter date_range, fewer"
                                    + " dimensions or fewer filters.");
            case UNAVAILABLE, IN_USE, NO_ROOM -> {
                context.response().putHeader("Retry-After", "1");
                refuse(context, UNAVAILABLE, "The store is not available now; try again soon.");
            }
            case BROKEN -> context.next();
        }
    }
}
