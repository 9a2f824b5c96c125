package dev.footfall.api.traffic;

import dev.footfall.store.StoreException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers that are no data: pages in HTML, as site-analytics' clients know them, and plain
/// sentences. Any thread may call it.
final class Pages {

    static final int OK = 200;
    static final int BAD_REQUEST = 400;

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int TOO_LARGE = 413;
    private static final int INTERNAL = 500;
    private static final int UNAVAILABLE = 503;
    private static final int TIMEOUT = 504;
    private static final int NO_ROOM = 507;

    private static final Logger LOG = LoggerFactory.getLogger(Pages.class);
    private static final String HTML = "text/html; charset=utf-8";
    private static final String TEXT = "text/plain; charset=utf-8";

    private Pages() {}

    static void unauthorized(RoutingContext context) {
        context.response().putHeader("WWW-Authenticate", "Bearer");
        page(
                context,
                UNAUTHORIZED,
                "Unauthorized",
                "Send your key as the value of the header Authorization.");
    }

    /// @param why without anything that came from outside
    static void forbidden(RoutingContext context, String why) {
        page(context, FORBIDDEN, "Forbidden", why);
    }

    static void badRequest(RoutingContext context, String why) {
        page(context, BAD_REQUEST, "Bad Request", why);
    }

    static void notFound(RoutingContext context) {
        page(context, NOT_FOUND, "Not Found", "There is nothing at this URL.");
    }

    static void notAllowed(RoutingContext context, String allowed) {
        context.response().putHeader(HttpHeaders.ALLOW, allowed);
        page(context, NOT_ALLOWED, "Method Not Allowed", "This URL only answers " + allowed + ".");
    }

    static void tooLarge(RoutingContext context, int limit) {
        page(
                context,
                TOO_LARGE,
                "Request Entity Too Large",
                "A body may have " + limit + " bytes; send fewer views at once.");
    }

    static void busy(RoutingContext context) {
        context.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
        page(
                context,
                UNAVAILABLE,
                "Service Unavailable",
                "More arrives than can be taken in right now; send it again.");
    }

    static void noRoom(RoutingContext context) {
        page(
                context,
                NO_ROOM,
                "Insufficient Storage",
                "The disk has no room; nothing of this was stored.");
    }

    static void refuse(RoutingContext context, Refusal refusal) {
        if (refusal.isReadable()) {
            end(context, BAD_REQUEST, TEXT, refusal.text());
        } else {
            badRequest(context, "The request could not be read as what it says it is.");
        }
    }

    static void nothing(RoutingContext context) {
        end(context, OK, HTML, "");
    }

    /// For what a handler threw, and for what Vert.x refused.
    static void failed(RoutingContext context) {
        Throwable cause = context.failure();
        int status = context.statusCode();
        if (cause instanceof StoreException store) {
            failed(context, store);
        } else if (cause == null && status > 0 && status < INTERNAL) {
            badRequest(context, "The request could not be read.");
        } else {
            LOG.error("{} {} failed", context.request().method(), context.request().path(), cause);
            internal(context);
        }
    }

    private static void failed(RoutingContext context, StoreException e) {
        switch (e.trouble()) {
            case NO_ROOM -> noRoom(context);
            case IN_USE, UNAVAILABLE -> busy(context);
            case TOO_LONG ->
                    page(
                            context,
                            TIMEOUT,
                            "Gateway Timeout",
                            "The question took too long; ask for a shorter range.");
            case BROKEN -> {
                LOG.error("{} failed", context.request().path(), e);
                internal(context);
            }
        }
    }

    private static void internal(RoutingContext context) {
        page(context, INTERNAL, "Internal Server Error", "The server failed; its log says why.");
    }

    private static void page(RoutingContext context, int status, String title, String why) {
        String page =
                """
                <!doctype html>
                <html lang=en>
                <title>%d %s</title>
                <h1>%s</h1>
                <p>%s</p>
                """
                        .formatted(status, title, title, why);
        end(context, status, HTML, page);
    }

    private static void end(RoutingContext context, int status, String type, String body) {
        HttpServerResponse response = context.response();
        synchronized (response) {
            if (!response.ended() && !response.closed() && !response.headWritten()) {
                response.setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, type).end(body);
            }
        }
    }
}
