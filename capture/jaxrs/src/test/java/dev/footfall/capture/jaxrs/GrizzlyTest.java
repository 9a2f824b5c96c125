package dev.footfall.capture.jaxrs;

/// The contract on Jersey in Grizzly.
class GrizzlyTest extends ShopContract {
    GrizzlyTest() {
        super(Servers.GRIZZLY);
    }
}
