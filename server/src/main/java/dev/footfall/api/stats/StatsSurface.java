package dev.footfall.api.stats;

import dev.footfall.api.Answers;
import dev.footfall.api.Blocking;
import dev.footfall.api.BoundedBody;
import dev.footfall.api.Gate;
import dev.footfall.api.Surface;
import dev.footfall.model.Answer;
import dev.footfall.model.Query;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Function;

/// Plausible's stats API: `POST /api/v2/query` with its JSON schema, and the four v1 routes that
/// most tools still call.
public final class StatsSurface implements Surface {

    private static final String V1 = "/api/v1/stats/";

    private final V2Query v2;
    private final V1Stats v1;
    private final Access access;
    private final Blocking blocking;
    private final Buffer schema;

    /// @param ask answers a query; may block, and throw [dev.footfall.store.StoreException]
    public StatsSurface(
            Function<Query, Answer> ask,
            Directory directory,
            Gate gate,
            Blocking blocking,
            InstantSource clock) {
        this.access = new Access(gate, directory);
        this.v2 = new V2Query(new V2Answers(ask, directory, clock), access);
        this.v1 = new V1Stats(ask, directory, clock);
        this.blocking = blocking;
        this.schema = schema();
    }

    @Override
    public void mount(Router router) {
        router.post("/api/v2/query").handler(this::query).failureHandler(Failures::answer);
        router.get("/api/docs/query/schema.json").handler(this::sendSchema);
        v1(router, "realtime/visitors", v1::realtimeVisitors);
        v1(router, "aggregate", v1::aggregate);
        v1(router, "timeseries", v1::timeseries);
        v1(router, "breakdown", v1::breakdown);
    }

    /// Collects the body before the request leaves the event loop. Whatever type the body claims to
    /// have, it is read as JSON: `curl -d` calls everything a form.
    private void query(RoutingContext context) {
        BoundedBody.collect(
                context.request(),
                Body.MOST_BYTES,
                body -> {
                    if (body.whole()) {
                        answering(c -> v2.answer(c, body.bytes())).handle(context);
                    } else {
                        Failures.tooLarge(context);
                    }
                });
    }

    private void v1(Router router, String name, V1Route route) {
        router.get(V1 + name)
                .handler(answering(context -> route.answer(V1Request.open(context, access))))
                .failureHandler(Failures::answer);
    }

    private Handler<RoutingContext> answering(Route route) {
        return blocking.handler(context -> {
            try {
                Answers.json(context, Failures.OK, route.answer(context));
            } catch (Refusal refusal) {
                Failures.refuse(context, refusal.status(), refusal.words());
            }
        });
    }

    private void sendSchema(RoutingContext context) {
        context.response().putHeader("Content-Type", "application/schema+json").end(schema);
    }

    private static Buffer schema() {
        try (InputStream in =
                Objects.requireNonNull(
                        StatsSurface.class.getResourceAsStream("query.schema.json"))) {
            return Buffer.buffer(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Answers one request with JSON, or says why not.
    @FunctionalInterface
    private interface Route {
        Object answer(RoutingContext context) throws Refusal;
    }

    /// The same for one that was already let in.
    @FunctionalInterface
    private interface V1Route {
        Object answer(V1Request request) throws Refusal;
    }
}
