package dev.footfall.api.eye;

import dev.footfall.account.Sites;
import dev.footfall.api.Answers;
import dev.footfall.api.Blocking;
import dev.footfall.api.Gate;
import dev.footfall.api.Surface;
import dev.footfall.ingest.eye.Checked;
import dev.footfall.ingest.eye.EyeIntake;
import dev.footfall.ingest.eye.EyeProblems;
import dev.footfall.ingest.eye.JsonText;
import dev.footfall.model.Micros;
import dev.footfall.model.Sender;
import dev.footfall.model.Site;
import dev.footfall.store.EventLog;
import dev.footfall.store.EyeStore;
import dev.footfall.store.EyeStore.EventFilter;
import dev.footfall.store.EyeStore.FaultFilter;
import dev.footfall.store.EyeStore.FaultRow;
import dev.footfall.store.EyeStore.Stretch;
import dev.footfall.store.Receipt.Settled;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/// `/api/eye/errors`: what could not become an event, to be searched, mended, run again and deleted
/// by administrators.
public final class AdminErrorsSurface implements Surface {

    private static final String LIST = "/api/eye/errors";
    private static final String ONE = "/api/eye/errors/:id";
    private static final String RERUN = "/api/eye/errors/:id/rerun";
    private static final String PAYLOAD = "payload";
    private static final int UNPROCESSABLE = 422;
    private static final String NOW_VALID = "The input is valid now; run it again.";

    private final EyeDesk desk;
    private final EyeIntake intake;
    private final EventLog log;
    private final EyeStore store;
    private final InstantSource clock;

    public AdminErrorsSurface(
            EyeIntake intake,
            EventLog log,
            EyeStore store,
            Gate gate,
            Sites sites,
            Blocking blocking,
            InstantSource clock) {
        this.desk = new EyeDesk(gate, sites, blocking);
        this.intake = intake;
        this.log = log;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        router.get(LIST).handler(desk.admitted(this::list));
        router.get(ONE).handler(desk.admitted(this::show));
        router.put(ONE).handler(desk::admit);
        router.put(ONE).handler(EyeDesk.body()).handler(desk.admitted(this::mend));
        router.delete(ONE).handler(desk.admitted(this::remove));
        router.post(RERUN).handler(desk::admit);
        router.post(RERUN).handler(EyeDesk.body()).handler(desk.admitted(this::rerun));
    }

    private void list(RoutingContext context, Site site) {
        EyeQuery query = new EyeQuery(context);
        FaultFilter filter = query.faultFilter();
        Optional<Stretch<FaultRow>> page = EyeDesk.page(context, query, true);
        page.ifPresent(stretch ->
                EyeDesk.list(
                        context,
                        "errors",
                        store.faults(site.number(), filter, stretch).stream()
                                .map(EyeJson::fault)
                                .toList(),
                        store.countFaults(site.number(), filter)));
    }

    private Optional<FaultRow> inPath(RoutingContext context, Site site) {
        Optional<FaultRow> row = EyeQuery.id(context).flatMap(id -> store.fault(site.number(), id));
        if (row.isEmpty()) {
            EyeDesk.absent(context);
        }
        return row;
    }

    private void show(RoutingContext context, Site site) {
        inPath(context, site).ifPresent(row -> Answers.json(context, 200, EyeJson.fault(row)));
    }

    private void remove(RoutingContext context, Site site) {
        Optional<Long> id = EyeQuery.id(context);
        EyeDesk.removed(context, id.isPresent() && store.removeFault(site.number(), id.get()));
    }

    private void mend(RoutingContext context, Site site) {
        Optional<JsonNode> body = EyeDesk.object(context);
        if (body.isEmpty()) {
            return;
        }
        JsonNode payload = body.get().path(PAYLOAD);
        if (payload.isMissingNode()) {
            EyeDesk.invalid(context, PAYLOAD + ": is required");
            return;
        }
        inPath(context, site).ifPresent(row -> keep(context, site, row, payload));
    }

    private void keep(RoutingContext context, Site site, FaultRow row, JsonNode payload) {
        EyeProblems problems =
                switch (intake.checked(payload, site, Micros.now(clock))) {
                    case Checked.Good _ -> new EyeProblems();
                    case Checked.Bad(EyeProblems wrong) -> wrong;
                };
        if (change(site, row, payload, problems)) {
            store.fault(site.number(), row.id())
                    .ifPresentOrElse(
                            mended -> Answers.json(context, 200, EyeJson.fault(mended)),
                            () -> EyeDesk.absent(context));
        } else {
            EyeDesk.absent(context);
        }
    }

    private boolean change(Site site, FaultRow row, JsonNode payload, EyeProblems problems) {
        return store.changeFault(
                site.number(),
                row.id(),
                JsonText.of(payload),
                problems.isEmpty() ? NOW_VALID : problems.first(),
                JsonText.of(problems));
    }

    private void rerun(RoutingContext context, Site site) {
        Optional<JsonNode> body = EyeDesk.object(context);
        Optional<FaultRow> row = body.isEmpty() ? Optional.empty() : inPath(context, site);
        if (body.isEmpty() || row.isEmpty()) {
            return;
        }
        JsonNode mended = body.get().path(PAYLOAD);
        JsonNode payload = mended.isMissingNode() ? EyeJson.payload(row.get()) : mended;
        switch (intake.checked(payload, site, Micros.now(clock))) {
            case Checked.Bad(EyeProblems problems) -> {
                boolean _ = change(site, row.get(), payload, problems);
                EyeDesk.refused(context, UNPROCESSABLE, problems);
            }
            case Checked.Good _ -> store(context, site, row.get(), payload);
        }
    }

    /// Under the fault's receipt, so that the event is stored once however often this is done.
    private void store(RoutingContext context, Site site, FaultRow row, JsonNode payload) {
        EyeIntake.Taken taken =
                intake.take(
                        List.of(payload),
                        site,
                        Sender.of("", ""),
                        Optional.of(row.receipt()),
                        Micros.now(clock));
        CompletableFuture<Settled> settled = new CompletableFuture<>();
        log.append(taken.batch(), settled::complete);
        switch (settled.join()) {
            case Settled.Stored _ -> {
                boolean _ = store.removeFault(site.number(), row.id());
                showEvent(context, site, row);
            }
            case Settled.Full() -> Answers.busy(context, "Too much is waiting; send it again.");
            case Settled.NoRoom() ->
                    Answers.problem(context, 507, "Insufficient storage", "The disk has no room.");
            case Settled.Unavailable(String detail) -> Answers.busy(context, detail);
        }
    }

    private void showEvent(RoutingContext context, Site site, FaultRow row) {
        Stretch<EyeStore.EventRow> one = new Stretch<>(true, Optional.empty(), 0, 1);
        store.events(site.number(), EventFilter.of(row.receipt()), one).stream()
                .findFirst()
                .ifPresentOrElse(
                        event ->
                                Answers.json(
                                        context, 200, Map.of("event", EyeJson.eventRow(event))),
                        () -> EyeDesk.absent(context));
    }
}
