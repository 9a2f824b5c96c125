package dev.footfall.api.exchanges;

import dev.footfall.account.Caller;
import dev.footfall.account.Scope;
import dev.footfall.account.Sites;
import dev.footfall.api.Answers;
import dev.footfall.api.Blocking;
import dev.footfall.api.Callers;
import dev.footfall.api.Gate;
import dev.footfall.api.Parameters;
import dev.footfall.api.Surface;
import dev.footfall.api.exchanges.Asked.Asking;
import dev.footfall.model.EventId;
import dev.footfall.model.KeptExchange;
import dev.footfall.model.Site;
import dev.footfall.store.ExchangeFilter;
import dev.footfall.store.ExchangeStore;
import dev.footfall.store.ExchangeStore.Page;
import dev.footfall.store.ExchangeStore.Place;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// `/api/exchanges`: the captured requests and answers that are kept, listed page by page and read
/// whole; removed by whom the site belongs to. Their secrets were masked before they were stored.
public final class ExchangesSurface implements Surface {

    private static final String NAME = "exchanges";
    private static final String ROUTE = "/api/exchanges";
    private static final String ONE = ROUTE + "/:id";
    private static final int USUAL_LIMIT = 100;
    private static final int MOST = 1_000;
    private static final int USUAL_ENTRIES = 1_000;
    private static final int MOST_ENTRIES = 10_000;

    private final ExchangeStore store;
    private final Sites sites;
    private final Gate gate;
    private final Blocking blocking;

    public ExchangesSurface(ExchangeStore store, Sites sites, Gate gate, Blocking blocking) {
        this.store = store;
        this.sites = sites;
        this.gate = gate;
        this.blocking = blocking;
    }

    @Override
    public void mount(Router router) {
        router.get(ROUTE).handler(blocking.handler(this::list));
        router.delete(ROUTE).handler(blocking.handler(this::removeAll));
        router.get(ROUTE + "/losses").handler(blocking.handler(this::losses));
        router.get(ROUTE + "/har").handler(blocking.handler(this::har));
        router.get(ONE).handler(blocking.handler(this::one));
        router.get(ONE + "/request.curl").handler(blocking.handler(this::curl));
        router.delete(ONE).handler(blocking.handler(this::remove));
    }

    private void list(RoutingContext context) {
        asked(context, USUAL_LIMIT, MOST)
                .ifPresent(part -> {
                    Page page = store.page(part.filter(), part.after(), part.limit());
                    Map<String, Object> answer = new LinkedHashMap<>();
                    answer.put(
                            "exchanges", page.heads().stream().map(ExchangeAnswer::head).toList());
                    page.next().ifPresent(place -> answer.put("next", Cursor.write(place)));
                    Answers.json(context, 200, answer);
                });
    }

    private void har(RoutingContext context) {
        asked(context, USUAL_ENTRIES, MOST_ENTRIES)
                .ifPresent(part ->
                        new HarLog(store, part.filter(), part.after(), part.limit())
                                .answer(context));
    }

    /// Which exchanges a list is to show.
    private record Part(ExchangeFilter filter, Optional<Place> after, int limit) {}

    private Optional<Part> asked(RoutingContext context, int usual, int most) {
        Optional<ExchangeFilter> filter =
                site(context, Scope.READ).flatMap(site -> filter(context, site));
        if (filter.isEmpty()) {
            return Optional.empty();
        }
        OptionalInt limit = Parameters.limit(context, usual, most);
        String cursor = Parameters.text(context, "cursor");
        Optional<Place> after = Cursor.read(cursor);
        if (limit.isEmpty()) {
            invalid(context, "limit: must be a whole number from 1 to " + most);
        } else if (after.isEmpty() && !cursor.isEmpty()) {
            invalid(context, "cursor: must be the 'next' of an earlier answer");
        } else {
            return Optional.of(new Part(filter.get(), after, limit.getAsInt()));
        }
        return Optional.empty();
    }

    private void one(RoutingContext context) {
        find(context, Scope.READ)
                .ifPresent(kept -> Answers.json(context, 200, ExchangeAnswer.whole(kept)));
    }

    private void curl(RoutingContext context) {
        find(context, Scope.READ)
                .ifPresent(kept ->
                        context.response()
                                .putHeader("Content-Type", "text/plain; charset=utf-8")
                                .putHeader("X-Content-Type-Options", "nosniff")
                                .end(CurlCommand.of(kept)));
    }

    private void losses(RoutingContext context) {
        Optional<Site> site = site(context, Scope.READ);
        if (site.isEmpty()) {
            return;
        }
        filter(context, site.get())
                .ifPresent(filter -> {
                    List<Map<String, Object>> losses =
                            store.losses(site.get().number(), filter.from(), filter.to()).stream()
                                    .map(ExchangeAnswer::loss)
                                    .toList();
                    Answers.json(context, 200, Map.of("losses", losses));
                });
    }

    private void removeAll(RoutingContext context) {
        Optional<Site> site = site(context, Scope.ADMIN);
        if (site.isEmpty()) {
            return;
        }
        Optional<ExchangeFilter> filter = filter(context, site.get());
        if (filter.isEmpty()) {
            return;
        }
        boolean everything = filter.get().equals(ExchangeFilter.all(site.get().number()));
        if (everything && !Parameters.text(context, "all").equals("true")) {
            invalid(context, "all: say which to remove by filters, or all=true for every one");
        } else {
            Answers.json(context, 200, Map.of("removed", store.remove(filter.get())));
        }
    }

    private void remove(RoutingContext context) {
        find(context, Scope.ADMIN)
                .ifPresent(kept -> {
                    store.remove(kept.head().id());
                    context.response().setStatusCode(204).end();
                });
    }

    /// The exchange that is named, when the caller may do that with its site; answers others with a
    /// problem document.
    private Optional<KeptExchange> find(RoutingContext context, Scope scope) {
        Optional<Caller> caller = Callers.require(context, gate, NAME, scope);
        if (caller.isEmpty()) {
            return Optional.empty();
        }
        Optional<KeptExchange> kept =
                EventId.parse(String.valueOf(context.pathParam("id")))
                        .flatMap(store::find)
                        .filter(found -> caller.get().may(scope, found.site()));
        if (kept.isEmpty()) {
            Answers.problem(context, 404, "Not found", "id: there is no exchange of that id.");
        }
        return kept;
    }

    /// The site that is named; without one, that of the key, else the default one.
    private Optional<Site> site(RoutingContext context, Scope scope) {
        return Callers.require(context, gate, NAME, scope)
                .flatMap(caller -> {
                    String named = Parameters.text(context, "site_id");
                    String domain = named.isEmpty() ? Parameters.text(context, "site") : named;
                    String home =
                            domain.isEmpty()
                                    ? sites.homeOf(caller).map(Site::domain).orElse("")
                                    : domain;
                    return Callers.site(context, sites, caller, scope, home);
                });
    }

    private static Optional<ExchangeFilter> filter(RoutingContext context, Site site) {
        return switch (Asked.filter(name -> Parameters.text(context, name), site)) {
            case Asking.Understood(ExchangeFilter filter) -> Optional.of(filter);
            case Asking.Refused(String detail) -> {
                invalid(context, detail);
                yield Optional.empty();
            }
        };
    }

    private static void invalid(RoutingContext context, String detail) {
        Answers.problem(context, 400, "Invalid", detail);
    }
}
