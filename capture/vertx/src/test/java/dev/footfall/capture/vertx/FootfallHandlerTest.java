package dev.footfall.capture.vertx;

import dev.footfall.capture.Capture;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/// The contract on a server with a handler of its own.
class FootfallHandlerTest extends ShopContract {

    @Override
    protected String itemRoute() {
        return "/shop/items/{id}";
    }

    @Override
    Handler<HttpServerRequest> shop(Vertx vertx, VertxShop shop, @Nullable Capture capturing) {
        return capturing == null
                ? shop::serve
                : new FootfallHandler(capturing, shop::serve)
                        .withRoute(r -> r.uri().startsWith("/shop/items/") ? itemRoute() : "");
    }
}
