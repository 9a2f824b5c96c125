package dev.footfall.api.capture;

import dev.footfall.account.Caller;
import dev.footfall.account.Scope;
import dev.footfall.api.Answers;
import dev.footfall.api.Blocking;
import dev.footfall.api.BoundedBody;
import dev.footfall.api.Callers;
import dev.footfall.api.Gate;
import dev.footfall.api.PlainText;
import dev.footfall.api.Surface;
import dev.footfall.capture.mask.Masker;
import dev.footfall.ingest.DropImpossibleTimes;
import dev.footfall.ingest.Pipeline;
import dev.footfall.model.CaptureLosses;
import dev.footfall.model.DropReason;
import dev.footfall.model.Entry;
import dev.footfall.model.Event;
import dev.footfall.model.EventId;
import dev.footfall.model.Micros;
import dev.footfall.model.Outcome;
import dev.footfall.model.Rejected;
import dev.footfall.model.Site;
import dev.footfall.store.Batch;
import dev.footfall.store.EventLog;
import dev.footfall.store.Receipt.Settled;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// `POST /api/capture`: requests with their answers, as applications and log imports saw them, many
/// at once. Answered 200 once they are durable; an item that cannot be counted is named in the
/// answer and keeps none of its neighbours out.
public final class CaptureSurface implements Surface {

    static final int BODY_LIMIT = 32 << 20;

    /// How many bodies are read at the same time; each may hold [CaptureReader#MOST_ITEMS] items.
    private static final int AT_ONCE = 8;

    private static final String NAME = "capture";
    private static final String ROUTE = "/api/capture";
    private static final int LONGEST_DOMAIN = 253;
    private static final String LENGTH = "[0-9]{1,18}";

    private final Pipeline pipeline;

    /// Outgoing calls are no hits: only their site and time are checked.
    private final Pipeline outgoing;

    private final EventLog log;
    private final Gate gate;
    private final Function<String, Optional<Site>> sites;
    private final InstantSource clock;
    private final CaptureReader reader;
    private final LossTally losses;
    private final BodyRoom room = BodyRoom.ofHeap();
    private final Blocking blocking = new Blocking(AT_ONCE);

    /// @param sites finds a site by its domain, from memory
    /// @param masker takes secrets out before anything is stored
    /// @param losses counts what senders say they lost
    public CaptureSurface(
            Pipeline pipeline,
            EventLog log,
            Gate gate,
            Function<String, Optional<Site>> sites,
            InstantSource clock,
            Masker masker,
            LossTally losses) {
        this.pipeline = pipeline;
        this.outgoing = new Pipeline(sites, List.of(new DropImpossibleTimes()));
        this.log = log;
        this.gate = gate;
        this.sites = sites;
        this.clock = clock;
        this.reader = new CaptureReader(masker);
        this.losses = losses;
    }

    @Override
    public void mount(Router router) {
        router.post(ROUTE).handler(this::takeIn);
    }

    /// The caller is checked, and room is found, before the body is taken in.
    private void takeIn(RoutingContext context) {
        if (Callers.require(context, gate, NAME, Scope.INGEST).isEmpty()) {
            return;
        }
        BodyRoom.Share share = room.share();
        if (!share.take(expected(context))) {
            Answers.busy(context, CaptureReader.BUSY);
            return;
        }
        context.addEndHandler(_ -> share.senderGone());
        BoundedBody.collect(
                context.request(),
                BODY_LIMIT,
                body -> {
                    if (body.whole()) {
                        byte[] bytes = body.bytes().getBytes();
                        blocking.handler(c -> answer(c, bytes, share)).handle(context);
                    } else {
                        String detail = "body: is larger than " + BODY_LIMIT + " bytes";
                        Answers.problem(context, 413, "Content too large", detail);
                    }
                });
    }

    /// How many bytes come, at most.
    private static long expected(RoutingContext context) {
        String length = context.request().getHeader("Content-Length");
        if (length == null || !length.matches(LENGTH)) {
            return BODY_LIMIT;
        }
        return Math.min(BODY_LIMIT, Long.parseLong(length));
    }

    private void answer(RoutingContext context, byte[] bytes, BodyRoom.Share share) {
        share.work();
        try {
            answer(context, read(context, bytes, share));
        } catch (CaptureException e) {
            if (e.isBusy()) {
                Answers.busy(context, e.detail());
            } else {
                Answers.problem(context, e.status(), e.title(), e.detail());
            }
        } finally {
            share.giveBack();
        }
    }

    private CaptureReader.Body read(RoutingContext context, byte[] bytes, BodyRoom.Share share) {
        String encoding = context.request().getHeader("Content-Encoding");
        return reader.read(
                bytes,
                encoding == null ? "" : encoding,
                unpacked -> share.waitFor(Math.min(unpacked, BODY_LIMIT)));
    }

    private void answer(RoutingContext context, CaptureReader.Body body) {
        Optional<Caller> caller = gate.caller(context, NAME, Scope.INGEST);
        Optional<Site> site = sites.apply(body.site());
        int number = site.map(Site::number).orElse(-1);
        if (caller.isEmpty() || !caller.get().reaches(number)) {
            Answers.problem(context, 403, "Forbidden", "site: the key is for another site.");
            return;
        }
        record(context, body, site);
    }

    private void record(RoutingContext context, CaptureReader.Body body, Optional<Site> site) {
        long now = Micros.now(clock);
        List<Outcome> outcomes = new ArrayList<>(body.items().size());
        List<Entry> entries = new ArrayList<>();
        List<Map<String, Object>> dropped = new ArrayList<>();
        for (int i = 0; i < body.items().size(); i++) {
            CapturedItem item = body.items().get(i);
            Outcome outcome = outcome(body, item, now);
            if (!(item instanceof CapturedItem.Good call && call.isOutgoing())
                    || outcome instanceof Outcome.Dropped) {
                outcomes.add(outcome);
            }
            if (outcome instanceof Outcome.Accepted(Event event)
                    && item instanceof CapturedItem.Good good) {
                good.kept(event).ifPresent(entries::add);
            }
            if (outcome instanceof Outcome.Dropped(Rejected why)) {
                dropped.add(dropped(i, why));
            }
        }
        if (!body.losses().isEmpty()) {
            site.ifPresent(known ->
                    entries.add(
                            new CaptureLosses(
                                    known.number(),
                                    now,
                                    body.losses(),
                                    anyGivenId(outcomes, entries))));
        }
        Settled settled = append(outcomes, entries);
        if (settled instanceof Settled.Stored(long stored, long repeated)
                && (stored > 0 || repeated == 0)) {
            losses.add(body.losses());
        }
        answer(context, settled, dropped);
    }

    private static Map<String, Object> dropped(int index, Rejected why) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("index", index);
        item.put("reason", why.reason().word());
        item.put("detail", why.detail());
        return item;
    }

    /// By which a batch that is sent again is known.
    private static Optional<EventId> anyGivenId(List<Outcome> outcomes, List<Entry> entries) {
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Accepted(Event event) && event.idGiven()) {
                return Optional.of(event.id());
            }
        }
        return entries.stream().flatMap(entry -> entry.givenId().stream()).findFirst();
    }

    private Settled append(List<Outcome> outcomes, List<Entry> entries) {
        if (outcomes.isEmpty() && entries.isEmpty()) {
            return new Settled.Stored(0, 0);
        }
        CompletableFuture<Settled> settled = new CompletableFuture<>();
        log.append(Batch.of(outcomes, entries), settled::complete);
        return settled.join();
    }

    private Outcome outcome(CaptureReader.Body body, CapturedItem item, long now) {
        return switch (item) {
            case CapturedItem.Good good ->
                    (good.isOutgoing() ? outgoing : pipeline)
                            .run(good.toHit(body.site(), body.pages(), now));
            case CapturedItem.Bad(String detail, String original) ->
                    new Outcome.Dropped(
                            new Rejected(
                                    now,
                                    NAME,
                                    PlainText.clean(body.site(), LONGEST_DOMAIN),
                                    DropReason.INVALID,
                                    detail,
                                    original));
        };
    }

    private static void answer(
            RoutingContext context, Settled settled, List<Map<String, Object>> dropped) {
        switch (settled) {
            case Settled.Stored(long stored, long repeated) -> {
                Map<String, Object> answer = new LinkedHashMap<>();
                answer.put("accepted", stored);
                answer.put("repeated", repeated);
                answer.put("dropped", dropped);
                Answers.json(context, 200, answer);
            }
            case Settled.Full() ->
                    Answers.busy(context, "Too many events are waiting; send the same again.");
            case Settled.NoRoom() ->
                    Answers.problem(context, 507, "Insufficient storage", "The disk has no room.");
            case Settled.Unavailable(String detail) -> Answers.busy(context, detail);
        }
    }
}
