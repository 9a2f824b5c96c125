package dev.footfall.api;

import dev.footfall.store.StoreException;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers requests that failed, or that no route took, with a problem document.
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    static void answer(RoutingContext context) {
        Throwable cause = context.failure();
        if (cause instanceof StoreException store) {
            answer(context, store);
        } else if (cause != null && context.statusCode() >= 500) {
            LOG.error("{} {} failed", context.request().method(), context.request().path(), cause);
            Answers.problem(context, 500, "Internal error", "The server failed; its log says why.");
        } else {
            plain(context, context.statusCode());
        }
    }

    private static void answer(RoutingContext context, StoreException e) {
        String detail = String.valueOf(e.getMessage());
        switch (e.trouble()) {
            case NO_ROOM ->
                    Answers.problem(context, 507, "Insufficient storage", "The disk has no room.");
            case IN_USE, UNAVAILABLE -> Answers.busy(context, detail);
            case TOO_LONG ->
                    Answers.problem(
                            context,
                            504,
                            "The question took too long",
                            "Ask for a shorter range or fewer dimensions; data.query-limit says"
                                    + " how long one may take.");
            case BROKEN -> {
                LOG.error("{} failed", context.request().path(), e);
                Answers.problem(
                        context, 500, "Internal error", "The store failed; the log says why.");
            }
        }
    }

    private static void plain(RoutingContext context, int status) {
        switch (status) {
            case 404 ->
                    Answers.problem(
                            context,
                            404,
                            "Not found",
                            "There is nothing at " + context.normalizedPath());
            case 405 ->
                    Answers.problem(
                            context,
                            405,
                            "Method not allowed",
                            context.request().method() + " is not possible here.");
            case 413 ->
                    Answers.problem(
                            context,
                            413,
                            "Content too large",
                            "body: is larger than allowed here.");
            default -> Answers.problem(context, status < 400 ? 500 : status, "Failed", "");
        }
    }
}
