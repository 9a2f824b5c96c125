package dev.footfall.capture.jaxrs;

import dev.footfall.capture.Capture;
import dev.footfall.capture.contract.AdapterContract;
import org.glassfish.jersey.server.ResourceConfig;
import org.jspecify.annotations.Nullable;

/// The contract on Jersey.
abstract class ShopContract extends AdapterContract {

    static final String HELLO_TEXT = HELLO;
    static final String TEAPOT_TEXT = TEAPOT;

    private final Servers servers;

    ShopContract(Servers servers) {
        this.servers = servers;
    }

    /// Opened up for the servers.
    interface RunningShop extends AdapterContract.RunningShop {}

    @Override
    protected String itemRoute() {
        return "/shop/items/{id}";
    }

    @Override
    protected AdapterContract.RunningShop start(@Nullable Capture capturing) throws Exception {
        ResourceConfig application =
                new ResourceConfig().registerInstances(new ShopResource(this::awaitSeen));
        if (capturing != null) {
            application.register(
                    new FootfallFeature(capturing).withAddress(request -> "127.0.0.1"));
        }
        return servers.start(application);
    }
}
