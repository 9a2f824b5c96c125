package dev.footfall.api.live;

import dev.footfall.api.Answers;
import dev.footfall.api.Json;
import dev.footfall.store.Lookup;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One reader of the live events. Looks into the store on a virtual thread, one look at a time;
/// writes on the connection's own thread. A reader that does not keep up is not written to.
final class Stream {

    private static final Logger LOG = LoggerFactory.getLogger(Stream.class);

    /// The most events in one message; of more only the newest are shown.
    private static final int MOST = 50;

    /// So many looks without news, and a comment keeps the connection from being taken for idle.
    private static final int QUIET_LOOKS = 15;

    private final RoutingContext routing;
    private final Context connection;
    private final HttpServerResponse response;
    private final Lookup lookup;
    private final Lookup.Tail tail;
    private final boolean once;
    private final Runnable ended;
    private final AtomicBoolean looking = new AtomicBoolean();
    private final AtomicBoolean open = new AtomicBoolean(true);
    private long after;
    private int quiet;

    /// @param after the number of the last event that the reader knows; -1 when it knows none
    /// @param once whether the first message is the last
    /// @param ended called once, when the reader is gone
    Stream(
            RoutingContext routing,
            Lookup lookup,
            Lookup.Tail tail,
            long after,
            boolean once,
            Runnable ended) {
        this.routing = routing;
        this.connection = routing.vertx().getOrCreateContext();
        this.response = routing.response();
        this.lookup = lookup;
        this.tail = tail;
        this.after = after;
        this.once = once;
        this.ended = ended;
    }

    void begin(Duration pause) {
        response.setChunked(true)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Accel-Buffering", "no");
        long timer = routing.vertx().setPeriodic(pause.toMillis(), _ -> look());
        response.endHandler(_ -> end(timer));
        response.closeHandler(_ -> end(timer));
        if (after >= 0) {
            // Nothing may come for long: a comment tells the reader that it is connected.
            response.write(":\n\n");
        }
        look();
    }

    private void end(long timer) {
        if (open.getAndSet(false)) {
            routing.vertx().cancelTimer(timer);
            ended.run();
        }
    }

    private void look() {
        if (open.get() && !response.writeQueueFull() && looking.compareAndSet(false, true)) {
            long from = after;
            Thread.startVirtualThread(() -> {
                Lookup.Latest found = found(from);
                connection.runOnContext(_ -> tell(found));
            });
        }
    }

    /// Nothing while the store is opened again; the next look will find it.
    private Lookup.Latest found(long from) {
        try {
            return lookup.latest(tail, from, MOST);
        } catch (RuntimeException e) {
            LOG.debug("A look for live events failed", e);
            return new Lookup.Latest(List.of(), from);
        }
    }

    private void tell(Lookup.Latest latest) {
        looking.set(false);
        if (!open.get() || response.ended()) {
            return;
        }
        List<Lookup.Recent> found = latest.events();
        boolean first = after < 0;
        after = Math.max(latest.seen(), 0);
        if (!found.isEmpty() || first) {
            quiet = 0;
            String data = Json.MAPPER.writeValueAsString(message(found));
            response.write("id: " + after + "\nevent: events\ndata: " + data + "\n\n");
        } else if (++quiet >= QUIET_LOOKS) {
            quiet = 0;
            response.write(":\n\n");
        }
        if (once) {
            response.end();
        }
    }

    private static Map<String, Object> message(List<Lookup.Recent> found) {
        return Map.of(
                "events",
                found.stream().map(Stream::event).toList(),
                // Whether there may be older ones that are new too.
                "more",
                found.size() == MOST);
    }

    private static Map<String, Object> event(Lookup.Recent recent) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("id", recent.id().toString());
        recent.values()
                .forEach((name, value) -> {
                    if (name.equals("happened") && value instanceof Long micros) {
                        event.put(name, Answers.moment(micros));
                    } else if (!name.equals("status") || !value.equals(0)) {
                        event.put(name, value);
                    }
                });
        return event;
    }
}
