package dev.footfall.api.operate;

import dev.footfall.account.Scope;
import dev.footfall.api.Answers;
import dev.footfall.api.Callers;
import dev.footfall.api.ClientAddress;
import dev.footfall.api.FoundAddress;
import dev.footfall.api.Gate;
import dev.footfall.api.Surface;
import dev.footfall.ingest.place.Places;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/// `GET /api/address`: which address a hit from the caller would be counted under, and why. It
/// speaks of nothing but the request that asks; still it needs a key, as it tells which proxies are
/// trusted.
public final class AddressSurface implements Surface {

    private final ClientAddress clients;
    private final Places places;
    private final Gate gate;

    public AddressSurface(ClientAddress clients, Places places, Gate gate) {
        this.clients = clients;
        this.places = places;
        this.gate = gate;
    }

    @Override
    public void mount(Router router) {
        router.get("/api/address").handler(this::show);
    }

    private void show(RoutingContext context) {
        if (Callers.require(context, gate, "address", Scope.READ).isEmpty()) {
            return;
        }
        FoundAddress found = clients.find(context.request());
        SentHeaders sent = SentHeaders.of(context.request(), clients.headers());
        context.response().putHeader("Cache-Control", "no-store");
        Answers.json(context, 200, AddressAnswer.of(found, sent, places.find(found.address())));
    }
}
