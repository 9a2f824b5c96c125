package dev.footfall.api;

import dev.footfall.account.Caller;
import dev.footfall.account.Scope;
import dev.footfall.model.Micros;
import dev.footfall.store.StoreException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The error form of Django REST framework, which clients of the seeds that were built with it
/// expect: `{"detail": "…"}` for the request as a whole, `{"field": ["…"]}` for its fields. Any
/// thread may call it.
public final class DrfAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(DrfAnswers.class);

    private static final int NANOS_A_MICRO = 1000;
    private static final DateTimeFormatter WHOLE_SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT);
    private static final DateTimeFormatter WITH_MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT);

    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int TOO_LARGE = 413;
    private static final int INTERNAL = 500;
    private static final int UNAVAILABLE = 503;
    private static final int TIMEOUT = 504;
    private static final int NO_ROOM = 507;

    private DrfAnswers() {}

    public static void detail(RoutingContext context, int status, String text) {
        Answers.json(context, status, Map.of("detail", text));
    }

    /// For a request that no router saw, as its target cannot be decoded.
    public static void undecodable(HttpServerRequest request) {
        request.response()
                .setStatusCode(BAD_REQUEST)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Content-Type", "application/json")
                .end(
                        Buffer.buffer(
                                Json.MAPPER.writeValueAsBytes(Map.of("detail", Targets.DETAIL))));
    }

    /// Each field with what is wrong with it, in the order of the map.
    public static void fields(
            RoutingContext context, int status, Map<String, List<String>> messages) {
        Answers.json(context, status, messages);
    }

    /// A moment as that framework writes it: ISO 8601, UTC, with six digits of a second's fraction
    /// or none.
    ///
    /// @param micros microseconds since 1970 UTC
    public static String moment(long micros) {
        int fraction = (int) Math.floorMod(micros, Micros.A_SECOND);
        LocalDateTime moment =
                LocalDateTime.ofEpochSecond(
                        Math.floorDiv(micros, Micros.A_SECOND),
                        fraction * NANOS_A_MICRO,
                        ZoneOffset.UTC);
        return (fraction == 0 ? WHOLE_SECONDS : WITH_MICROS).format(moment);
    }

    public static void notFound(RoutingContext context) {
        detail(context, NOT_FOUND, "Not found.");
    }

    /// @param allowed the verbs that are possible here, as the header `Allow` has them
    public static void notAllowed(RoutingContext context, String allowed) {
        context.response().putHeader("Allow", allowed);
        String verb = context.request().method().name();
        detail(context, NOT_ALLOWED, "Method \"" + verb + "\" not allowed.");
    }

    public static void forbidden(RoutingContext context) {
        detail(context, FORBIDDEN, "You do not have permission to perform this action.");
    }

    /// Says that it does not go now, and when to come again.
    public static void busy(RoutingContext context, String text) {
        context.response().putHeader("Retry-After", "1");
        detail(context, UNAVAILABLE, text);
    }

    /// Lets in who has the scope; answers others.
    public static Optional<Caller> require(
            RoutingContext context, Gate gate, String surface, Scope scope) {
        Optional<Caller> caller = gate.caller(context, surface, scope);
        if (caller.isEmpty()) {
            boolean sent = context.request().headers().contains("Authorization");
            context.response().putHeader("WWW-Authenticate", "Bearer");
            detail(
                    context,
                    UNAUTHORIZED,
                    sent ? "Invalid token." : "Authentication credentials were not provided.");
        } else if (!caller.get().has(scope)) {
            forbidden(context);
            return Optional.empty();
        }
        return caller;
    }

    /// For what a handler threw, and for requests that the server could not read: a failure
    /// handler.
    public static void failure(RoutingContext context) {
        Throwable cause = context.failure();
        if (cause instanceof StoreException store) {
            failure(context, store);
        } else if (cause == null || context.statusCode() < INTERNAL) {
            refused(context, context.statusCode());
        } else {
            LOG.error("{} {} failed", context.request().method(), context.request().path(), cause);
            detail(context, INTERNAL, "A server error occurred.");
        }
    }

    private static void failure(RoutingContext context, StoreException e) {
        switch (e.trouble()) {
            case NO_ROOM -> detail(context, NO_ROOM, "The disk has no room.");
            case IN_USE, UNAVAILABLE -> busy(context, String.valueOf(e.getMessage()));
            case TOO_LONG -> detail(context, TIMEOUT, "The question took too long.");
            case BROKEN -> {
                LOG.error("{} failed", context.request().path(), e);
                detail(context, INTERNAL, "A server error occurred.");
            }
        }
    }

    private static void refused(RoutingContext context, int status) {
        switch (status) {
            case NOT_FOUND -> notFound(context);
            case TOO_LARGE -> detail(context, TOO_LARGE, "The body is larger than allowed here.");
            default -> {
                boolean ours = status < BAD_REQUEST || status >= INTERNAL;
                String text = ours ? "A server error occurred." : "Malformed request.";
                detail(context, status < BAD_REQUEST ? INTERNAL : status, text);
            }
        }
    }
}
