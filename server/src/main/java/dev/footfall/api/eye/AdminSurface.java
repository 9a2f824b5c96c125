package dev.footfall.api.eye;

import dev.footfall.account.Sites;
import dev.footfall.api.Answers;
import dev.footfall.api.Blocking;
import dev.footfall.api.Gate;
import dev.footfall.api.Surface;
import dev.footfall.ingest.eye.EyeSessions;
import dev.footfall.model.Site;
import dev.footfall.store.EyeStore;
import dev.footfall.store.EyeStore.EventFilter;
import dev.footfall.store.EyeStore.EventRow;
import dev.footfall.store.EyeStore.SessionRow;
import dev.footfall.store.EyeStore.Stretch;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// `/api/eye/events` and `/api/eye/sessions`: what the eye was told, to be searched, edited and
/// deleted by administrators.
public final class AdminSurface implements Surface {

    private static final String EVENTS = "/api/eye/events";
    private static final String EVENT = "/api/eye/events/:id";
    private static final String SESSIONS = "/api/eye/sessions";
    private static final String SESSION = "/api/eye/sessions/:id";

    private final EyeDesk desk;
    private final EyeEdits edits;
    private final EyeStore store;

    public AdminSurface(EyeEdits edits, EyeStore store, Gate gate, Sites sites, Blocking blocking) {
        this.desk = new EyeDesk(gate, sites, blocking);
        this.edits = edits;
        this.store = store;
    }

    @Override
    public void mount(Router router) {
        router.get(EVENTS).handler(desk.admitted(this::events));
        router.get(EVENT).handler(desk.admitted(this::event));
        router.patch(EVENT).handler(desk::admit);
        router.patch(EVENT).handler(EyeDesk.body()).handler(desk.admitted(this::edit));
        router.delete(EVENT).handler(desk.admitted(this::removeEvent));
        router.get(SESSIONS).handler(desk.admitted(this::sessions));
        router.get(SESSION).handler(desk.admitted(this::session));
        router.put(SESSION).handler(desk::admit);
        router.put(SESSION).handler(EyeDesk.body()).handler(desk.admitted(this::rename));
        router.delete(SESSION).handler(desk.admitted(this::removeSession));
    }

    private void events(RoutingContext context, Site site) {
        EyeQuery query = new EyeQuery(context);
        EventFilter filter = query.filter();
        Optional<Stretch<EventRow>> page =
                EyeDesk.page(context, query, query.newestFirst("timestamp"));
        page.ifPresent(stretch ->
                EyeDesk.list(
                        context,
                        "events",
                        store.events(site.number(), filter, stretch).stream()
                                .map(EyeJson::eventRow)
                                .toList(),
                        store.countEvents(site.number(), filter)));
    }

    private void event(RoutingContext context, Site site) {
        EyeQuery.id(context)
                .flatMap(id -> store.event(site.number(), id, EventFilter.ALL))
                .ifPresentOrElse(
                        row -> Answers.json(context, 200, EyeJson.eventRow(row)),
                        () -> EyeDesk.absent(context));
    }

    private void edit(RoutingContext context, Site site) {
        Optional<JsonNode> changes = EyeDesk.object(context);
        if (changes.isEmpty()) {
            return;
        }
        EyeEdits.Edited edited =
                EyeQuery.id(context)
                        .map(id ->
                                edits.edit(
                                        new EyeEdits.Wanted(site, id, EventFilter.ALL, true),
                                        changes.get()))
                        .orElseGet(EyeEdits.Edited.Absent::new);
        switch (edited) {
            case EyeEdits.Edited.Done(EventRow row) ->
                    Answers.json(context, 200, EyeJson.eventRow(row));
            case EyeEdits.Edited.Wrong(var problems, _) -> EyeDesk.refused(context, 400, problems);
            case EyeEdits.Edited.Absent() -> EyeDesk.absent(context);
        }
    }

    private void removeEvent(RoutingContext context, Site site) {
        Optional<Long> id = EyeQuery.id(context);
        EyeDesk.removed(
                context,
                id.isPresent() && store.removeEvent(site.number(), id.get(), EventFilter.ALL));
    }

    private void sessions(RoutingContext context, Site site) {
        EyeQuery query = new EyeQuery(context);
        String search = query.search();
        Optional<Stretch<SessionRow>> page = EyeDesk.page(context, query, true);
        page.ifPresent(stretch ->
                EyeDesk.list(
                        context,
                        "sessions",
                        store.sessions(site.number(), search, stretch).stream()
                                .map(EyeJson::session)
                                .toList(),
                        store.countSessions(site.number(), search)));
    }

    private Optional<SessionRow> sessionInPath(RoutingContext context, Site site) {
        Optional<SessionRow> row =
                EyeSessions.parse(EyeQuery.pathId(context))
                        .flatMap(id -> store.session(site.number(), id));
        if (row.isEmpty()) {
            EyeDesk.absent(context);
        }
        return row;
    }

    private void session(RoutingContext context, Site site) {
        sessionInPath(context, site)
                .ifPresent(row -> Answers.json(context, 200, EyeJson.session(row)));
    }

    private void rename(RoutingContext context, Site site) {
        Optional<JsonNode> body = EyeDesk.object(context);
        if (body.isEmpty()) {
            return;
        }
        Optional<UUID> to = EyeSessions.parse(body.get().path("id").asString(""));
        if (to.isEmpty()) {
            EyeDesk.invalid(context, "id: must be a UUID");
            return;
        }
        Optional<SessionRow> row = sessionInPath(context, site);
        if (row.isEmpty()) {
            return;
        }
        UUID id = row.get().id();
        if (id.equals(to.get()) || store.renameSession(site.number(), id, to.get())) {
            store.session(site.number(), to.get())
                    .ifPresentOrElse(
                            renamed -> Answers.json(context, 200, EyeJson.session(renamed)),
                            () -> EyeDesk.absent(context));
        } else {
            Answers.problem(context, 409, "Conflict", "id: there is a session of that id already.");
        }
    }

    private void removeSession(RoutingContext context, Site site) {
        sessionInPath(context, site)
                .ifPresent(row ->
                        EyeDesk.removed(context, store.removeSession(site.number(), row.id())));
    }
}
