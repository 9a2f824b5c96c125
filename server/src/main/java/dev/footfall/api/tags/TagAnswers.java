package dev.footfall.api.tags;

import dev.footfall.store.StoreException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Everything that the four routes of tags answer but the history itself: short texts in the type
/// that the original gave them. None repeats what was sent. Any thread may call it.
final class TagAnswers {

    static final String INVALID = "Invalid Data";
    static final String EXISTS = "Tag already exists!";
    static final String UNKNOWN = "Tag does not exist!";
    static final String CREATED = "Tag Created Successfully";
    static final String NO_HISTORY = "No Data Found!";

    private static final Logger LOG = LoggerFactory.getLogger(TagAnswers.class);

    private static final CharSequence HTML =
            HttpHeaders.createOptimized("text/html; charset=utf-8");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
    private static final CharSequence ANY_ORIGIN = HttpHeaders.createOptimized("*");

    private TagAnswers() {}

    static void text(RoutingContext context, int status, String text) {
        HttpServerResponse response = context.response();
        if (!response.ended() && !response.closed()) {
            open(response).setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, HTML);
            response.end(text);
        }
    }

    /// What any page may read, and no cache may keep, as asking again may count.
    static HttpServerResponse open(HttpServerResponse response) {
        return response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, ANY_ORIGIN)
                .putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE);
    }

    static void preflight(RoutingContext context) {
        open(context.response())
                .setStatusCode(204)
                .putHeader("Access-Control-Allow-Methods", "GET, POST, OPTIONS")
                .putHeader(
                        "Access-Control-Allow-Headers",
                        "Authorization, Content-Type, Idempotency-Key")
                .putHeader("Access-Control-Max-Age", "86400")
                .end();
    }

    static void invalid(RoutingContext context) {
        text(context, 412, INVALID);
    }

    /// For a request that no router saw.
    static void invalid(HttpServerRequest request) {
        open(request.response())
                .setStatusCode(412)
                .putHeader(HttpHeaders.CONTENT_TYPE, HTML)
                .end(INVALID);
    }

    static void unknown(RoutingContext context) {
        text(context, 404, UNKNOWN);
    }

    static void unauthorized(RoutingContext context) {
        context.response().putHeader("WWW-Authenticate", "Bearer");
        text(context, 401, "Unauthorized");
    }

    static void forbidden(RoutingContext context) {
        text(context, 403, "Forbidden");
    }

    static void wrongVerb(RoutingContext context) {
        context.response().putHeader("Allow", "GET, HEAD, OPTIONS, POST");
        text(context, 405, "Method Not Allowed");
    }

    static void notFound(RoutingContext context) {
        text(context, 404, "Not Found");
    }

    static void tooLarge(RoutingContext context) {
        text(context, 413, "Content Too Large");
    }

    static void busy(RoutingContext context) {
        context.response().putHeader("Retry-After", "1");
        text(context, 503, "Busy, try again");
    }

    static void noRoom(RoutingContext context) {
        text(context, 507, "The disk has no room");
    }

    /// What went wrong, in the surface's own form.
    static void failed(RoutingContext context) {
        Throwable cause = context.failure();
        if (context.response().headWritten()) {
            LOG.warn("An answer to {} broke off", context.request().path(), cause);
            context.response().reset();
        } else if (cause instanceof StoreException store) {
            failed(context, store);
        } else if (context.statusCode() >= 400 && context.statusCode() < 500) {
            invalid(context);
        } else {
            broken(context, cause);
        }
    }

    private static void failed(RoutingContext context, StoreException e) {
        switch (e.trouble()) {
            case NO_ROOM -> noRoom(context);
            case IN_USE, UNAVAILABLE, TOO_LONG -> busy(context);
            case BROKEN -> broken(context, e);
        }
    }

    private static void broken(RoutingContext context, @Nullable Throwable cause) {
        LOG.error("{} {} failed", context.request().method(), context.request().path(), cause);
        text(context, 500, "Internal Server Error");
    }
}
