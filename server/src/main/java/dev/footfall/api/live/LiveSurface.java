package dev.footfall.api.live;

import dev.footfall.account.Caller;
import dev.footfall.account.Scope;
import dev.footfall.account.Sites;
import dev.footfall.api.Answers;
import dev.footfall.api.Callers;
import dev.footfall.api.Gate;
import dev.footfall.api.Parameters;
import dev.footfall.api.Surface;
import dev.footfall.model.Site;
import dev.footfall.store.Lookup;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// `GET /api/live`: a site's newest events, then those that follow, as server-sent events
/// (html.spec.whatwg.org, 9.2). A reader that was cut off goes on with `Last-Event-ID`.
public final class LiveSurface implements Surface {

    private static final String NAME = "live";
    private static final String ROUTE = "/api/live";

    /// Each reader asks the store once a second.
    private static final int MOST_READERS = 64;

    private static final int MOST_DIGITS = 18;

    private final Lookup lookup;
    private final Sites sites;
    private final Gate gate;
    private final Duration pause;
    private final Semaphore places = new Semaphore(MOST_READERS);

    /// @param pause between two looks into the store
    public LiveSurface(Lookup lookup, Sites sites, Gate gate, Duration pause) {
        this.lookup = lookup;
        this.sites = sites;
        this.gate = gate;
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
        if (places.tryAcquire()) {
            follow(context, site.get());
        } else {
            Answers.busy(context, "Too many are looking already; try again.");
        }
    }

    private void follow(RoutingContext context, Site site) {
        boolean once = Boolean.parseBoolean(Parameters.text(context, "once"));
        new Stream(context, lookup, site.number(), after(context), once, places::release)
                .begin(pause);
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
