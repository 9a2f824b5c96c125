package dev.footfall.capture.vertx;

import dev.footfall.capture.Capture;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import org.jspecify.annotations.Nullable;

/// The contract on a server with a router that has a sub-router.
class FootfallRouterTest extends ShopContract {

    @Override
    protected String itemRoute() {
        return "/shop/items/{id}";
    }

    @Override
    Handler<HttpServerRequest> shop(Vertx vertx, VertxShop shop, @Nullable Capture capturing) {
        Router items = Router.router(vertx);
        items.get("/:id").handler(context -> shop.serve(context.request()));
        Router router = Router.router(vertx);
        router.route("/shop/items/*").subRouter(items);
        router.route("/shop/*").handler(context -> shop.serve(context.request()));
        return capturing == null ? router : new FootfallRouter(capturing, router);
    }
}
