package dev.footfall.api.eye;

import dev.footfall.account.Scope;
import dev.footfall.account.Sites;
import dev.footfall.api.Answers;
import dev.footfall.api.Blocking;
import dev.footfall.api.BoundedBody;
import dev.footfall.api.DrfAnswers;
import dev.footfall.api.Gate;
import dev.footfall.api.Surface;
import dev.footfall.ingest.eye.EyeSessions;
import dev.footfall.model.EyeSession;
import dev.footfall.model.Micros;
import dev.footfall.model.Site;
import dev.footfall.store.Batch;
import dev.footfall.store.EventLog;
import dev.footfall.store.EyeStore;
import io.vertx.core.Context;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// `/sessions/`: what applications tie their events together with. An application may choose a
/// session's id or have one made.
public final class SessionsSurface implements Surface {

    private static final String LIST = "/sessions/";
    private static final String ONE = "/sessions/:id/";

    private final EyeDoor door;
    private final EventLog log;
    private final EyeStore store;
    private final InstantSource clock;

    public SessionsSurface(
            EventLog log,
            EyeStore store,
            Gate gate,
            Sites sites,
            Blocking blocking,
            InstantSource clock) {
        this.door = new EyeDoor(gate, sites, blocking);
        this.log = log;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        router.post(LIST).handler(this::begin);
        router.get(LIST).handler(door.waiting(Scope.READ, this::list));
        router.get(ONE).handler(door.waiting(Scope.READ, this::show));
        EyeDoor.edges(router, LIST, "GET, POST");
        EyeDoor.edges(router, ONE, "GET");
        EyeDoor.rest(router, LIST);
    }

    private void begin(RoutingContext context) {
        EyeDoor.openToPages(context);
        Optional<Site> site = door.admit(context, Scope.INGEST);
        if (site.isPresent() && door.isReadable(context)) {
            BoundedBody.collect(
                    context.request(), EyeBody.LIMIT, body -> begin(context, site.get(), body));
        }
    }

    private void begin(RoutingContext context, Site site, BoundedBody.Collected body) {
        if (!body.whole()) {
            EyeAnswers.tooLarge(context);
            return;
        }
        switch (EyeBody.read(EyeDoor.contentType(context), body.bytes().getBytes())) {
            case EyeBody.Malformed(String detail) -> DrfAnswers.detail(context, 400, detail);
            case EyeBody.Read(JsonNode json) -> {
                JsonNode wanted = json.path("id");
                UUID id =
                        Optional.of(wanted)
                                .filter(JsonNode::isString)
                                .flatMap(text -> EyeSessions.parse(text.asString()))
                                .orElseGet(UUID::randomUUID);
                store(context, new EyeSession(site.number(), id, Micros.now(clock)));
            }
        }
    }

    private void store(RoutingContext context, EyeSession session) {
        Context loop = context.vertx().getOrCreateContext();
        log.append(
                new Batch(List.of(), List.of(), List.of(session)),
                settled ->
                        loop.runOnContext(_ ->
                                EyeAnswers.settled(
                                        context,
                                        settled,
                                        () ->
                                                Answers.json(
                                                        context,
                                                        201,
                                                        EyeJson.session(session.id())))));
    }

    private void list(RoutingContext context, Site site) {
        EyeQuery query = new EyeQuery(context);
        EyeQuery.Page page = query.page();
        if (!query.problems().isEmpty()) {
            DrfAnswers.fields(context, 400, query.problems());
            return;
        }
        if (page.isAsked()) {
            EyeAnswers.total(context, store.countSessions(site.number(), ""));
        }
        RowStream.send(
                context,
                false,
                page,
                stretch -> store.sessions(site.number(), "", stretch),
                (EyeStore.SessionRow row) -> EyeJson.session(row.id()));
    }

    private void show(RoutingContext context, Site site) {
        EyeSessions.parse(EyeQuery.pathId(context))
                .flatMap(id -> store.session(site.number(), id))
                .ifPresentOrElse(
                        row -> Answers.json(context, 200, EyeJson.session(row)),
                        () -> DrfAnswers.notFound(context));
    }
}
