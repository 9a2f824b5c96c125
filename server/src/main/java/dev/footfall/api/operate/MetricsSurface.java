package dev.footfall.api.operate;

import dev.footfall.account.Caller;
import dev.footfall.account.Scope;
import dev.footfall.api.Answers;
import dev.footfall.api.Gate;
import dev.footfall.api.Surface;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/// `/metrics` in Prometheus' text form, for callers with a key that may read all sites.
public final class MetricsSurface implements Surface {

    private final PrometheusMeterRegistry registry;
    private final Gate gate;

    public MetricsSurface(PrometheusMeterRegistry registry, Gate gate) {
        this.registry = registry;
        this.gate = gate;
    }

    @Override
    public void mount(Router router) {
        router.get("/metrics").handler(this::show);
    }

    private void show(RoutingContext context) {
        Optional<Caller> caller = gate.caller(context, "metrics", Scope.READ);
        if (caller.filter(c -> c.mayEverywhere(Scope.READ)).isEmpty()) {
            context.response().putHeader("WWW-Authenticate", "Bearer");
            Answers.problem(
                    context,
                    401,
                    "Unauthorized",
                    "Send a key with the scope read for all sites as Authorization: Bearer KEY.");
            return;
        }
        context.response()
                .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                .end(registry.scrape());
    }
}
