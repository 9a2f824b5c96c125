package dev.footfall.api.event;

import dev.footfall.api.Answers;
import dev.footfall.api.ClientHop;
import dev.footfall.api.FoundAddress;
import dev.footfall.model.Event;
import dev.footfall.store.Batch;
import dev.footfall.store.Receipt.Settled;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/// Everything that `/api/event` answers, in Plausible's wire form with Footfall's headers beside
/// it. Called on the request's event loop.
final class EventAnswers {

    private static final CharSequence ANY_ORIGIN = HttpHeaders.createOptimized("*");
    private static final CharSequence TEXT = HttpHeaders.createOptimized("text/plain");
    private static final CharSequence EVENT = HttpHeaders.createOptimized("X-Footfall-Event");
    private static final CharSequence DROPPED = HttpHeaders.createOptimized("X-Footfall-Dropped");
    private static final CharSequence REPEATED = HttpHeaders.createOptimized("X-Footfall-Repeated");
    private static final CharSequence PLAUSIBLE_DROPPED =
            HttpHeaders.createOptimized("x-plausible-dropped");

    static final String TOO_LARGE = "should be at most " + EventSurface.BODY_LIMIT + " bytes";

    private EventAnswers() {}

    static void preflight(RoutingContext context) {
        context.response()
                .setStatusCode(204)
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, ANY_ORIGIN)
                .putHeader("Access-Control-Allow-Methods", "POST, OPTIONS")
                .putHeader(
                        "Access-Control-Allow-Headers",
                        "Authorization, Content-Type, Idempotency-Key, X-Debug-Request")
                .putHeader("Access-Control-Max-Age", "86400")
                .end();
    }

    static void settled(RoutingContext context, Batch batch, Settled settled) {
        switch (settled) {
            case Settled.Stored(_, long repeated) -> stored(context, batch, repeated);
            case Settled.Full() -> {
                open(context);
                Answers.busy(context, "More events arrive than can be stored; send it again.");
            }
            case Settled.NoRoom() -> {
                open(context);
                String detail = "The disk has no room; the event was not stored.";
                Answers.problem(context, 507, "Insufficient storage", detail);
            }
            case Settled.Unavailable(String detail) -> {
                open(context);
                Answers.busy(context, detail);
            }
        }
    }

    private static void stored(RoutingContext context, Batch batch, long repeated) {
        HttpServerResponse response = open(context);
        response.setStatusCode(202).putHeader(HttpHeaders.CONTENT_TYPE, TEXT);
        List<Event> events = batch.events();
        if (events.size() == 1) {
            response.putHeader(EVENT, events.getFirst().id().toString());
        } else if (!events.isEmpty()) {
            String ids = events.stream().map(e -> e.id().toString()).collect(joined());
            response.putHeader(EVENT, ids);
        }
        if (repeated > 0) {
            response.putHeader(REPEATED, Long.toString(repeated));
        }
        if (!batch.rejected().isEmpty()) {
            String reasons =
                    batch.rejected().stream()
                            .map(r -> r.reason().word())
                            .distinct()
                            .collect(joined());
            response.putHeader(DROPPED, reasons)
                    .putHeader(PLAUSIBLE_DROPPED, Integer.toString(batch.rejected().size()));
        }
        response.end("ok");
    }

    private static Collector<CharSequence, ?, String> joined() {
        return Collectors.joining(", ");
    }

    static void refused(RoutingContext context, int status, Problems problems) {
        open(context);
        Answers.json(context, status, Map.of("errors", problems.byField()));
    }

    /// Names, beside the body, the field in whose middle the limit was reached.
    static void tooLarge(RoutingContext context, Problems cut) {
        Problems problems = new Problems();
        problems.add(EventReader.BODY, TOO_LARGE);
        cut.byField().keySet().stream()
                .filter(field -> !field.equals(EventReader.BODY))
                .forEach(field -> problems.add(field, "is too long"));
        refused(context, 413, problems);
    }

    static void unknownCaller(RoutingContext context) {
        open(context);
        String error =
                "Missing or invalid API key. Send a key with the scope 'ingest' as a Bearer token.";
        context.response().putHeader("WWW-Authenticate", "Bearer");
        Answers.json(context, 401, Map.of("error", error));
    }

    static void forbidden(RoutingContext context, String domain) {
        open(context);
        String error = "This key may not send events for the site '" + domain + "'.";
        Answers.json(context, 403, Map.of("error", error));
    }

    /// First line: the address that an event from here would be counted under. Then how it was
    /// found, from the client's own claim to the peer of this connection. Last: why.
    static void debug(RoutingContext context, FoundAddress found) {
        StringBuilder text = new StringBuilder(found.address()).append('\n');
        for (ClientHop hop : found.chain()) {
            text.append(hop.address().isEmpty() ? "unknown" : hop.address())
                    .append(hop.isTrusted() ? " (trusted proxy)\n" : "\n");
        }
        text.append(found.why()).append('\n');
        open(context)
                .setStatusCode(200)
                .putHeader(HttpHeaders.CONTENT_TYPE, TEXT)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(text.toString());
    }

    private static HttpServerResponse open(RoutingContext context) {
        return context.response().putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, ANY_ORIGIN);
    }
}
