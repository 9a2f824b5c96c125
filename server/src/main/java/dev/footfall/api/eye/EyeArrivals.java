package dev.footfall.api.eye;

import dev.footfall.api.BoundedBody;
import dev.footfall.api.ClientAddress;
import dev.footfall.api.DrfAnswers;
import dev.footfall.api.PlainText;
import dev.footfall.api.SenderHeaders;
import dev.footfall.ingest.eye.EyeIntake;
import dev.footfall.model.EventId;
import dev.footfall.model.Micros;
import dev.footfall.model.Sender;
import dev.footfall.model.Site;
import dev.footfall.store.EventLog;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import tools.jackson.databind.JsonNode;

/// Takes what is told to `POST /events/`: checks it, has it stored, and answers when it is durable,
/// always in the same words. A small body without rules to hold it against is done on the event
/// loop; others on a thread that may take its time.
public final class EyeArrivals {

    /// The most events in one list.
    static final int MOST_EVENTS = 1_000;

    /// The largest body that is worked on at once: some hundred microseconds.
    private static final int SMALL_BODY = 16 * 1024;

    /// How much is kept of a body that is too large.
    private static final int KEPT_OF_TOO_LARGE = 4096;

    private static final int LONGEST_AGENT = 1_000;
    private static final int BAD_REQUEST = 400;

    private final EyeIntake intake;
    private final EventLog log;
    private final IntPredicate hasRules;
    private final ClientAddress clients;
    private final InstantSource clock;

    /// @param hasRules whether the data of a site's events are held against rules, by its number
    public EyeArrivals(
            EyeIntake intake,
            EventLog log,
            IntPredicate hasRules,
            ClientAddress clients,
            InstantSource clock) {
        this.intake = intake;
        this.log = log;
        this.hasRules = hasRules;
        this.clients = clients;
        this.clock = clock;
    }

    void collected(
            RoutingContext context, EyeDoor door, Site site, BoundedBody.Collected collected) {
        try {
            Buffer body = collected.bytes();
            Optional<EventId> key = Optional.empty();
            String header = context.request().getHeader("Idempotency-Key");
            if (header != null) {
                key = EventId.parse(header.strip().replace("\"", ""));
                if (key.isEmpty()) {
                    DrfAnswers.fields(
                            context,
                            BAD_REQUEST,
                            Map.of("Idempotency-Key", List.of("Must be a valid UUID.")));
                    return;
                }
            }
            Arrival arrival = new Arrival(context, site, key, body, Micros.now(clock));
            if (!collected.whole()) {
                tooLarge(arrival);
            } else if (body.length() <= SMALL_BODY && !hasRules.test(site.number())) {
                take(arrival);
            } else {
                door.onWaitingThread(_ -> take(arrival)).handle(context);
            }
        } catch (RuntimeException e) {
            context.fail(e);
        }
    }

    /// One body on its way.
    private record Arrival(
            RoutingContext context, Site site, Optional<EventId> key, Buffer body, long now) {}

    private void take(Arrival arrival) {
        switch (EyeBody.read(EyeDoor.contentType(arrival.context()), arrival.body().getBytes())) {
            case EyeBody.Malformed(String detail) -> malformed(arrival, detail);
            case EyeBody.Read(JsonNode json) -> {
                if (json.isArray() && json.size() > MOST_EVENTS) {
                    String detail =
                            "Ensure this list has no more than " + MOST_EVENTS + " elements.";
                    String text = arrival.body().toString(StandardCharsets.UTF_8);
                    append(
                            arrival,
                            intake.unreadable(
                                    text, detail, arrival.site(), arrival.key(), arrival.now()),
                            () -> EyeAnswers.taken(arrival.context()));
                } else {
                    take(arrival, json);
                }
            }
        }
    }

    /// An empty list is an input as well, and no valid one.
    private void take(Arrival arrival, JsonNode json) {
        boolean isList = json.isArray() && !json.isEmpty();
        List<JsonNode> inputs = isList ? json.valueStream().toList() : List.of(json);
        Sender sender = sender(arrival.context().request());
        append(
                arrival,
                intake.take(inputs, arrival.site(), sender, arrival.key(), arrival.now()),
                () -> EyeAnswers.taken(arrival.context()));
    }

    private void malformed(Arrival arrival, String detail) {
        String text = arrival.body().toString(StandardCharsets.UTF_8);
        append(
                arrival,
                intake.unreadable(text, detail, arrival.site(), arrival.key(), arrival.now()),
                () -> DrfAnswers.detail(arrival.context(), BAD_REQUEST, detail));
    }

    private void tooLarge(Arrival arrival) {
        String text =
                PlainText.cut(arrival.body().toString(StandardCharsets.UTF_8), KEPT_OF_TOO_LARGE);
        String detail = "The body is larger than " + EyeBody.LIMIT + " bytes.";
        append(
                arrival,
                intake.unreadable(text, detail, arrival.site(), arrival.key(), arrival.now()),
                () -> EyeAnswers.tooLarge(arrival.context()));
    }

    private void append(Arrival arrival, EyeIntake.Taken taken, Runnable stored) {
        RoutingContext context = arrival.context();
        Context loop = context.vertx().getOrCreateContext();
        log.append(
                taken.batch(),
                settled ->
                        loop.runOnContext(_ ->
                                EyeAnswers.settled(
                                        context,
                                        settled,
                                        () -> {
                                            EyeAnswers.receipts(context, taken.receipts());
                                            stored.run();
                                        })));
    }

    private Sender sender(HttpServerRequest request) {
        String agent = request.getHeader("User-Agent");
        return new Sender(
                clients.of(request),
                agent == null ? "" : PlainText.clean(agent, LONGEST_AGENT),
                "",
                SenderHeaders.of(request));
    }
}
