package dev.footfall.api.live;

import dev.footfall.account.Caller;
import dev.footfall.account.Scope;
import dev.footfall.account.Sites;
import dev.footfall.api.Answers;
import dev.footfall.api.Blocking;
import dev.footfall.api.Callers;
import dev.footfall.api.EventFilters;
import dev.footfall.api.EventFilters.Read;
import dev.footfall.api.Gate;
import dev.footfall.api.Parameters;
import dev.footfall.api.Surface;
import dev.footfall.model.Filter;
import dev.footfall.model.Micros;
import dev.footfall.model.Site;
import dev.footfall.query.route.PlainNames;
import dev.footfall.store.Lookup;
import dev.footfall.store.Lookup.Tail;
import dev.footfall.store.RouteNames;
import io.vertx.core.Context;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// `GET /api/live`: a site's newest events, then those that follow, as server-sent events
/// (html.spec.whatwg.org, 9.2). A reader that was cut off goes on with `Last-Event-ID`. With
/// `filters` only those of the last day that meet them, bots too unless the filters say otherwise.
public final class LiveSurface implements Surface {

    private static final String NAME = "live";
    private static final String ROUTE = "/api/live";

    /// Each reader asks the store once a second.
    private static final int MOST_READERS = 64;

    private static final int MOST_DIGITS = 18;

    /// How far back filtered events are looked for, so that rare ones cost no look at everything.
    private static final Duration FILTERED = Duration.ofDays(1);

    private static final String FILTERS = "filters";

    private final Lookup lookup;
    private final EventFilters filters;
    private final Sites sites;
    private final Gate gate;
    private final Blocking blocking;
    private final InstantSource clock;
    private final Duration pause;
    private final Semaphore places = new Semaphore(MOST_READERS);

    /// @param pause between two looks into the store
    public LiveSurface(
            Lookup lookup,
            EventFilters filters,
            Sites sites,
            Gate gate,
            Blocking blocking,
            InstantSource clock,
            Duration pause) {
        this.lookup = lookup;
        this.filters = filters;
        this.sites = sites;
        this.gate = gate;
        this.blocking = blocking;
        this.clock = clock;
        this.pause = pause;
    }

    @Override
    public void mount(Router router) {
        router.get(ROUTE).handler(this::open);
    }

    private void open(RoutingContext context) {
        Optional<Caller> caller = Callers.require(context, gate, NAME, Scope.READ);
        Optional<Site> site =
                caller.flatMap(known ->
                        Callers.site(
                                context,
                                sites,
                                known,
                                Scope.READ,
                                Parameters.text(context, "site_id")));
        if (site.isEmpty()) {
            return;
        }
        if (Parameters.text(context, FILTERS).isEmpty()) {
            follow(context, new Tail(site.get().number(), 0, Filter.ALL, PlainNames.BY_SHAPE));
        } else {
            Context connection = context.vertx().getOrCreateContext();
            blocking.handler(c -> filtered(c, connection, site.get())).handle(context);
        }
    }

    private void filtered(RoutingContext context, Context connection, Site site) {
        switch (filters.read(site, Parameters.text(context, FILTERS))) {
            case Read.Understood(Filter filter, RouteNames routes) -> {
                long since = Micros.of(clock.instant().minus(FILTERED));
                Tail tail = new Tail(site.number(), since, filter, routes);
                connection.runOnContext(_ -> follow(context, tail));
            }
            case Read.Refused(int status, String words) ->
                    Answers.problem(context, status, "Invalid", words);
        }
    }

    private void follow(RoutingContext context, Tail tail) {
        if (!places.tryAcquire()) {
            Answers.busy(context, "Too many are looking already; try again.");
            return;
        }
        boolean once = Boolean.parseBoolean(Parameters.text(context, "once"));
        new Stream(context, lookup, tail, after(context), once, places::release).begin(pause);
    }

    /// Where the reader was cut off; -1 for a new one.
    private static long after(RoutingContext context) {
        String last = context.request().getHeader("Last-Event-ID");
        boolean number =
                last != null
                        && !last.isEmpty()
                        && last.length() <= MOST_DIGITS
                        && last.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Long.parseLong(last) : -1;
    }
}
