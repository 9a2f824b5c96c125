package dev.footfall.api.event;

import dev.footfall.account.Caller;
import dev.footfall.account.Scope;
import dev.footfall.api.BoundedBody;
import dev.footfall.api.ClientAddress;
import dev.footfall.api.Gate;
import dev.footfall.api.PlainText;
import dev.footfall.api.SenderHeaders;
import dev.footfall.api.Surface;
import dev.footfall.ingest.Pipeline;
import dev.footfall.model.DropReason;
import dev.footfall.model.EventId;
import dev.footfall.model.Micros;
import dev.footfall.model.Outcome;
import dev.footfall.model.Rejected;
import dev.footfall.model.Sender;
import dev.footfall.store.Batch;
import dev.footfall.store.EventLog;
import dev.footfall.store.Receipt.Settled;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// `POST /api/event`: one event in Plausible's wire form, answered once it is durable. Runs on the
/// event loop from the first byte to the answer and never waits there.
public final class EventSurface implements Surface {

    static final int BODY_LIMIT = 64 * 1024;

    private static final String NAME = EventHits.SURFACE;
    private static final String ROUTE = "/api/event";

    private final Pipeline pipeline;
    private final EventLog log;
    private final Gate gate;
    private final ClientAddress clients;
    private final InstantSource clock;

    public EventSurface(
            Pipeline pipeline,
            EventLog log,
            Gate gate,
            ClientAddress clients,
            InstantSource clock) {
        this.pipeline = pipeline;
        this.log = log;
        this.gate = gate;
        this.clients = clients;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        router.options(ROUTE).handler(EventAnswers::preflight);
        router.post(ROUTE).handler(this::arrive);
    }

    private void arrive(RoutingContext context) {
        HttpServerRequest request = context.request();
        Optional<Caller> caller = gate.caller(context, NAME, Scope.INGEST);
        if (caller.isEmpty()) {
            EventAnswers.unknownCaller(context);
        } else if ("true".equals(request.getHeader("X-Debug-Request"))) {
            EventAnswers.debug(context, clients.find(request));
        } else {
            BoundedBody.collect(
                    request, BODY_LIMIT, body -> collected(context, caller.get(), body));
        }
    }

    private void collected(RoutingContext context, Caller caller, BoundedBody.Collected body) {
        try {
            byte[] bytes = body.bytes().getBytes();
            EventForm form = EventReader.read(bytes);
            readId(context.request(), form);
            if (!body.whole()) {
                EventAnswers.tooLarge(context, form.problems);
            } else if (form.problems.isEmpty()) {
                record(context, caller, form, EventHits.original(bytes));
            } else {
                refuse(context, form, EventHits.original(bytes));
            }
        } catch (RuntimeException e) {
            context.fail(e);
        }
    }

    private void record(RoutingContext context, Caller caller, EventForm form, String original) {
        Sender sender = sender(context.request(), form);
        long now = Micros.now(clock);
        List<Outcome> outcomes = new ArrayList<>(form.domains.size());
        for (String domain : form.domains) {
            Outcome outcome = pipeline.run(EventHits.hit(form, domain, sender, now, original));
            if (outcome instanceof Outcome.Accepted(var event)
                    && !caller.may(Scope.INGEST, event.site())) {
                EventAnswers.forbidden(context, domain);
                return;
            }
            outcomes.add(outcome);
        }
        Batch batch = Batch.of(outcomes);
        append(context, batch, settled -> EventAnswers.settled(context, batch, settled));
    }

    /// Answers once the refused input is kept for its sender to read, or could not be.
    private void refuse(RoutingContext context, EventForm form, String original) {
        boolean unreadable = form.problems.names(EventReader.BODY);
        Rejected rejected =
                new Rejected(
                        Micros.now(clock),
                        NAME,
                        form.domains.isEmpty() ? "" : PlainText.clean(form.domains.getFirst(), 253),
                        unreadable ? DropReason.UNREADABLE : DropReason.INVALID,
                        form.problems.sentence(),
                        original);
        append(
                context,
                new Batch(List.of(), List.of(rejected)),
                _ -> EventAnswers.refused(context, 400, form.problems));
    }

    /// Answers on the request's own loop once the batch is settled, if anybody still waits.
    private void append(RoutingContext context, Batch batch, Consumer<Settled> answer) {
        Context loop = context.vertx().getOrCreateContext();
        log.append(
                batch,
                settled ->
                        loop.runOnContext(_ -> {
                            if (!context.response().ended() && !context.response().closed()) {
                                answer.accept(settled);
                            }
                        }));
    }

    private static void readId(HttpServerRequest request, EventForm form) {
        String key = request.getHeader("Idempotency-Key");
        if (key == null) {
            return;
        }
        String bare = key.strip().replace("\"", "");
        form.id = EventId.parse(bare);
        if (form.id.isEmpty()) {
            form.problems.add("Idempotency-Key", "must be a UUID");
        }
    }

    private Sender sender(HttpServerRequest request, EventForm form) {
        String agent = request.getHeader("User-Agent");
        return EventHits.sender(
                clients.of(request), agent == null ? "" : agent, form, SenderHeaders.of(request));
    }
}
