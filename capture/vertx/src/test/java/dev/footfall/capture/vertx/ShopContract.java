package dev.footfall.capture.vertx;

import dev.footfall.capture.Capture;
import dev.footfall.capture.contract.AdapterContract;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The contract on a server of Vert.x.
abstract class ShopContract extends AdapterContract {

    static final String HELLO_TEXT = HELLO;
    static final String TEAPOT_TEXT = TEAPOT;
    static final String EVENT_TEXT = EVENT;

    /// Ends the connections that nobody answers.
    private static final int IDLE_SECONDS = 2;

    /// @param capturing null: the shop without the adapter
    abstract Handler<HttpServerRequest> shop(
            Vertx vertx, VertxShop shop, @Nullable Capture capturing);

    @Override
    protected boolean isRefusedUnseen() {
        return false;
    }

    @Override
    protected RunningShop start(@Nullable Capture capturing) {
        Vertx vertx = Vertx.vertx();
        Handler<HttpServerRequest> shop =
                shop(vertx, new VertxShop(vertx, this::awaitSeen), capturing);
        HttpServerOptions options =
                new HttpServerOptions()
                        .setIdleTimeout(IDLE_SECONDS)
                        .setIdleTimeoutUnit(TimeUnit.SECONDS);
        int port = VertxShop.listen(vertx, options, shop).actualPort();
        return new RunningShop() {
            @Override
            public int port() {
                return port;
            }

            @Override
            public void stop() {
                VertxShop.await(vertx.close());
            }
        };
    }
}
