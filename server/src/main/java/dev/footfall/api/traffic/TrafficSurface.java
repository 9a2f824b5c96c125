package dev.footfall.api.traffic;

import dev.footfall.account.Scope;
import dev.footfall.account.Sites;
import dev.footfall.api.Blocking;
import dev.footfall.api.BoundedBody;
import dev.footfall.api.Gate;
import dev.footfall.api.PlainText;
import dev.footfall.api.Surface;
import dev.footfall.ingest.Pipeline;
import dev.footfall.model.DropReason;
import dev.footfall.model.Micros;
import dev.footfall.model.Outcome;
import dev.footfall.model.Rejected;
import dev.footfall.model.Site;
import dev.footfall.store.Batch;
import dev.footfall.store.EventLog;
import dev.footfall.store.Receipt.Settled;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// `POST /api/v1/traffic`: page views that a website's server tells of, one or many at once, in
/// site-analytics' wire form. Answered 200 once they are durable; of many all are taken or none.
public final class TrafficSurface implements Surface {

    static final int BODY_LIMIT = 2 << 20;

    private static final String ROUTE = "/api/v1/traffic";
    private static final int LONGEST_DETAIL = 1_000;
    private static final int AT_ONCE = 128;

    /// What the sender can mend; other drops are the site's own wish.
    private static final Set<DropReason> FAULTS =
            Set.of(DropReason.IN_THE_FUTURE, DropReason.TOO_OLD, DropReason.INVALID);

    private final Pipeline pipeline;
    private final EventLog log;
    private final Members members;
    private final InstantSource clock;
    private final Blocking blocking = new Blocking(AT_ONCE);

    public TrafficSurface(
            Pipeline pipeline, EventLog log, Gate gate, Sites sites, InstantSource clock) {
        this.pipeline = pipeline;
        this.log = log;
        this.members = new Members(gate, sites);
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        router.route(ROUTE).failureHandler(Pages::failed);
        router.post(ROUTE).handler(this::arrive);
        router.route(ROUTE).handler(context -> Pages.notAllowed(context, "POST"));
        router.route(ROUTE + "/*").handler(Pages::notFound);
    }

    private void arrive(RoutingContext context) {
        members.site(context, Scope.INGEST)
                .ifPresent(site ->
                        BoundedBody.collect(
                                context.request(),
                                BODY_LIMIT,
                                body -> collected(context, site, body)));
    }

    private void collected(RoutingContext context, Site site, BoundedBody.Collected body) {
        if (body.whole()) {
            byte[] bytes = body.bytes().getBytes();
            blocking.handler(
                            answering -> answer(answering, site, bytes),
                            (busy, _) -> Pages.busy(busy))
                    .handle(context);
        } else {
            Pages.tooLarge(context, BODY_LIMIT);
        }
    }

    private void answer(RoutingContext context, Site site, byte[] body) {
        HttpServerRequest request = context.request();
        Map<String, String> query = query(context.queryParams());
        String told = request.getHeader("Content-Type");
        String type = told == null ? "" : told;
        try {
            record(context, site, TrafficReader.read(query, type, body));
        } catch (Refusal e) {
            keep(site, e, Unaddressed.original(query, type, body));
            Pages.refuse(context, e);
        }
    }

    private static Map<String, String> query(MultiMap parameters) {
        Map<String, String> query = new LinkedHashMap<>();
        parameters.forEach(entry -> query.putIfAbsent(entry.getKey(), entry.getValue()));
        return query;
    }

    private void record(RoutingContext context, Site site, List<TrafficView> views) throws Refusal {
        long now = Micros.now(clock);
        List<Outcome> outcomes = new ArrayList<>(views.size());
        Complaints complaints = new Complaints();
        for (int i = 0; i < views.size(); i++) {
            Outcome outcome = pipeline.run(views.get(i).toHit(site.domain(), now));
            outcomes.add(outcome);
            if (outcome instanceof Outcome.Dropped(Rejected why) && FAULTS.contains(why.reason())) {
                Complaints fault = fault(why);
                if (views.size() == 1) {
                    throw Refusal.of(fault);
                }
                complaints.add(i, fault);
            }
        }
        if (!complaints.isEmpty()) {
            throw Refusal.of(complaints);
        }
        switch (appended(Batch.of(outcomes))) {
            case Settled.Stored _ -> Pages.nothing(context);
            case Settled.NoRoom _ -> Pages.noRoom(context);
            case Settled.Full _, Settled.Unavailable _ -> Pages.busy(context);
        }
    }

    private Settled appended(Batch batch) {
        CompletableFuture<Settled> settled = new CompletableFuture<>();
        log.append(batch, settled::complete);
        return settled.join();
    }

    private static Complaints fault(Rejected why) {
        Complaints complaints = new Complaints();
        if (why.reason() == DropReason.INVALID) {
            complaints.add("url", why.detail());
        } else {
            complaints.add("timestamp", Complaints.NO_TIME + " It is too far from now.");
        }
        return complaints;
    }

    /// Keeps it for its sender to read. Where it cannot be kept, the sender is told the same.
    private void keep(Site site, Refusal refusal, String original) {
        Rejected rejected =
                new Rejected(
                        Micros.now(clock),
                        TrafficView.SURFACE,
                        site.domain(),
                        refusal.isReadable() ? DropReason.INVALID : DropReason.UNREADABLE,
                        PlainText.clean(Unaddressed.of(refusal.text()), LONGEST_DETAIL),
                        original);
        Settled _ = appended(new Batch(List.of(), List.of(rejected)));
    }
}
