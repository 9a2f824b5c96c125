package dev.footfall.api.eye;

import dev.footfall.account.Scope;
import dev.footfall.account.Sites;
import dev.footfall.api.Answers;
import dev.footfall.api.Blocking;
import dev.footfall.api.BoundedBody;
import dev.footfall.api.DrfAnswers;
import dev.footfall.api.Gate;
import dev.footfall.api.Parameters;
import dev.footfall.api.Surface;
import dev.footfall.model.Site;
import dev.footfall.store.EyeStore;
import dev.footfall.store.EyeStore.EventFilter;
import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Optional;
import java.util.function.BiConsumer;

/// `/events/`: events as applications tell them. Told ones are answered at once, always in the same
/// words, and checked and stored by then; those that are changed are checked before the answer.
public final class EventsSurface implements Surface {

    private static final String LIST = "/events/";
    private static final String ONE = "/events/:id/";

    private final EyeDoor door;
    private final EyeArrivals arrivals;
    private final EyeEdits edits;
    private final EyeStore store;

    public EventsSurface(
            EyeArrivals arrivals,
            EyeEdits edits,
            EyeStore store,
            Gate gate,
            Sites sites,
            Blocking blocking) {
        this.door = new EyeDoor(gate, sites, blocking);
        this.arrivals = arrivals;
        this.edits = edits;
        this.store = store;
    }

    @Override
    public void mount(Router router) {
        router.post(LIST).handler(this::arrive);
        router.get(LIST).handler(door.waiting(Scope.READ, this::list));
        router.get(ONE).handler(door.waiting(Scope.READ, filtered(this::show)));
        router.put(ONE).handler(this::admitWriter);
        router.put(ONE).handler(body()).handler(edit(false));
        router.patch(ONE).handler(this::admitWriter);
        router.patch(ONE).handler(body()).handler(edit(true));
        router.delete(ONE).handler(door.waiting(Scope.INGEST, filtered(this::remove)));
        EyeDoor.edges(router, LIST, "GET, POST");
        EyeDoor.edges(router, ONE, "GET, PUT, PATCH, DELETE");
        EyeDoor.rest(router, LIST);
    }

    private void arrive(RoutingContext context) {
        EyeDoor.openToPages(context);
        Optional<Site> site = door.admit(context, Scope.INGEST);
        if (site.isPresent() && door.isReadable(context)) {
            BoundedBody.collect(
                    context.request(),
                    EyeBody.LIMIT,
                    body -> arrivals.collected(context, door, site.get(), body));
        }
    }

    private void list(RoutingContext context, Site site) {
        EyeQuery query = new EyeQuery(context);
        EventFilter filter = query.filter();
        EyeQuery.Page page = query.page();
        boolean newestFirst = query.newestFirst("timestamp");
        if (!query.problems().isEmpty()) {
            DrfAnswers.fields(context, 400, query.problems());
            return;
        }
        if (page.isAsked()) {
            EyeAnswers.total(context, store.countEvents(site.number(), filter));
        }
        RowStream.send(
                context,
                newestFirst,
                page,
                stretch -> store.events(site.number(), filter, stretch),
                EyeJson::event);
    }

    /// What is done to one event, if it is among those that the parameters ask for.
    private interface ToOne {
        void apply(RoutingContext context, Site site, long id, EventFilter filter);
    }

    private static BiConsumer<RoutingContext, Site> filtered(ToOne then) {
        return (context, site) -> {
            EyeQuery query = new EyeQuery(context);
            EventFilter filter = query.filter();
            Optional<Long> id = EyeQuery.id(context);
            if (!query.problems().isEmpty()) {
                DrfAnswers.fields(context, 400, query.problems());
            } else if (id.isEmpty()) {
                DrfAnswers.notFound(context);
            } else {
                then.apply(context, site, id.get(), filter);
            }
        };
    }

    private void show(RoutingContext context, Site site, long id, EventFilter filter) {
        store.event(site.number(), id, filter)
                .ifPresentOrElse(
                        row -> Answers.json(context, 200, EyeJson.event(row)),
                        () -> DrfAnswers.notFound(context));
    }

    private void remove(RoutingContext context, Site site, long id, EventFilter filter) {
        if (store.removeEvent(site.number(), id, filter)) {
            context.response().setStatusCode(204).end();
        } else {
            DrfAnswers.notFound(context);
        }
    }

    private static Handler<RoutingContext> body() {
        return BodyHandler.create(false).setBodyLimit(EyeBody.LIMIT);
    }

    /// Before the body is taken in.
    private void admitWriter(RoutingContext context) {
        if (door.admit(context, Scope.INGEST).isPresent() && door.isReadable(context)) {
            context.next();
        }
    }

    /// @param partial whether fields that are left out stay
    private Handler<RoutingContext> edit(boolean partial) {
        return door.waiting(
                Scope.INGEST,
                filtered((context, site, id, filter) ->
                        edits.edit(
                                context,
                                new EyeEdits.Wanted(site, id, filter, partial),
                                EyeBody.read(
                                        EyeDoor.contentType(context), Parameters.body(context)))));
    }
}
