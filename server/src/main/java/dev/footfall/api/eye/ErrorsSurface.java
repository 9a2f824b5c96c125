package dev.footfall.api.eye;

import dev.footfall.account.Scope;
import dev.footfall.account.Sites;
import dev.footfall.api.Answers;
import dev.footfall.api.Blocking;
import dev.footfall.api.DrfAnswers;
import dev.footfall.api.Gate;
import dev.footfall.api.Surface;
import dev.footfall.model.Site;
import dev.footfall.store.EyeStore;
import dev.footfall.store.EyeStore.FaultFilter;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/// `/errors/`: what could not become an event, and why. Only to be read.
public final class ErrorsSurface implements Surface {

    private static final String LIST = "/errors/";
    private static final String ONE = "/errors/:id/";

    private final EyeDoor door;
    private final EyeStore store;

    public ErrorsSurface(EyeStore store, Gate gate, Sites sites, Blocking blocking) {
        this.door = new EyeDoor(gate, sites, blocking);
        this.store = store;
    }

    @Override
    public void mount(Router router) {
        router.get(LIST).handler(door.waiting(Scope.READ, this::list));
        router.get(ONE).handler(door.waiting(Scope.READ, this::show));
        EyeDoor.edges(router, LIST, "GET");
        EyeDoor.edges(router, ONE, "GET");
        EyeDoor.rest(router, LIST);
    }

    private void list(RoutingContext context, Site site) {
        EyeQuery query = new EyeQuery(context);
        FaultFilter filter = query.faultFilter();
        EyeQuery.Page page = query.page();
        if (!query.problems().isEmpty()) {
            DrfAnswers.fields(context, 400, query.problems());
            return;
        }
        if (page.isAsked()) {
            EyeAnswers.total(context, store.countFaults(site.number(), filter));
        }
        RowStream.send(
                context,
                false,
                page,
                stretch -> store.faults(site.number(), filter, stretch),
                EyeJson::fault);
    }

    private void show(RoutingContext context, Site site) {
        EyeQuery.id(context)
                .flatMap(id -> store.fault(site.number(), id))
                .ifPresentOrElse(
                        row -> Answers.json(context, 200, EyeJson.fault(row)),
                        () -> DrfAnswers.notFound(context));
    }
}
